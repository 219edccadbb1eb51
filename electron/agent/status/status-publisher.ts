import type { AgentStatus, Transfer } from '../../contract/agent-status.ts';
import type { Clock } from '../../foundation/clock.ts';

/** Changes within this time become one status. */
const COALESCE_MS = 100;
/** While something moves, numbers and rates are renewed this often. */
const TICK_MS = 500;
/** The rate is that of about the last two seconds. */
const RATE_WINDOW_MS = 2_000;

export type StatusSnapshot = Omit<AgentStatus, 'revision' | 'at' | 'transfers'> & {
  readonly transfers: readonly Omit<Transfer, 'bytesPerSecond'>[];
};

/** The one writer of AgentStatus: gathers a snapshot when something changed, gives it a revision, tells the listeners. */
export class StatusPublisher implements Disposable {
  readonly #clock: Clock;
  readonly #snapshot: () => StatusSnapshot;
  readonly #listeners = new Set<(status: AgentStatus) => void>();
  readonly #samples = new Map<string, { readonly atMs: number; readonly bytes: number }[]>();
  #timer: Disposable | null = null;
  #isDisposed = false;
  #current: AgentStatus | null = null;
  #isOutdated = false;
  #revision = 0;

  constructor(clock: Clock, snapshot: () => StatusSnapshot) {
    this.#clock = clock;
    this.#snapshot = snapshot;
  }

  /** The status as of now: whoever asks after a change must not be told what was before it. */
  get current(): AgentStatus {
    return this.#isOutdated || !this.#current ? this.#publish() : this.#current;
  }

  /** Something changed: a new status follows soon. */
  changed(): void {
    this.#isOutdated = true;
    if (this.#timer === null) this.#schedule(COALESCE_MS);
  }

  subscribe(listener: (status: AgentStatus) => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    this.#timer?.[Symbol.dispose]();
    this.#listeners.clear();
  }

  #schedule(ms: number): void {
    if (this.#isDisposed) return;
    this.#timer = this.#clock.after(ms, () => {
      this.#timer = null;
      const status = this.#publish();
      if (status.transfers.length > 0) this.#schedule(TICK_MS);
    });
  }

  #publish(): AgentStatus {
    this.#isOutdated = false;
    const snapshot = this.#snapshot();
    const status: AgentStatus = {
      ...snapshot,
      revision: ++this.#revision,
      at: this.#clock.now().toISOString(),
      transfers: snapshot.transfers.map((transfer) => ({
        ...transfer,
        bytesPerSecond: this.#rate(transfer),
      })),
    };
    const moving = new Set(snapshot.transfers.map((transfer) => transfer.associationId));
    for (const id of this.#samples.keys()) if (!moving.has(id)) this.#samples.delete(id);
    this.#current = status;
    for (const listener of this.#listeners) listener(status);
    return status;
  }

  #rate(transfer: { readonly associationId: string; readonly bytes: number }): number {
    const nowMs = this.#clock.monotonicMs();
    const samples = this.#samples.get(transfer.associationId) ?? [];
    samples.push({ atMs: nowMs, bytes: transfer.bytes });
    while (samples.length > 2 && (samples[1]?.atMs ?? nowMs) < nowMs - RATE_WINDOW_MS)
      samples.shift();
    this.#samples.set(transfer.associationId, samples);
    const first = samples[0];
    if (!first || nowMs <= first.atMs) return 0;
    return Math.round(((transfer.bytes - first.bytes) / (nowMs - first.atMs)) * 1000);
  }
}
