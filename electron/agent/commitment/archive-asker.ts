import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { LedgerEntry } from '../../contract/agent-status.ts';
import { backoffMs } from '../../foundation/backoff.ts';
import type { Clock } from '../../foundation/clock.ts';
import { errnoOf } from '../../foundation/errors.ts';
import type { Logger } from '../../foundation/logger.ts';
import type { CommitmentResult } from '../dicom/services/commitment-dataset.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { askArchive } from './ask-archive.ts';

const MAX_OBJECTS = 1000;
const DEFAULT_REPORT_TIMEOUT_MS = 60_000;
const RETRY = { minMs: 5_000, maxMs: 15 * 60_000 };
/** An archive that said no may have repaired itself. */
const RETRY_REFUSED_MS = 3_600_000;

export type ArchiveAskerOptions = {
  readonly ledger: Pick<Ledger, 'latestAccepted' | 'archiveCommitted'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly dial: (signal: AbortSignal) => Promise<Socket>;
  /** Whether there is a foreign archive that is to be asked. */
  readonly isWanted: () => boolean;
  /** For objects of machines that gave no title. */
  readonly aeTitle: () => string;
  readonly committed: (entry: LedgerEntry) => void;
  readonly refused: (entry: LedgerEntry, failureReason: number) => void;
  readonly settled: () => void;
  readonly reportTimeoutMs?: number;
  readonly random?: () => number;
};

type Retry = { readonly attempt: number; readonly dueMs: number };

/**
 * Asks a foreign archive for storage commitment of what it accepted (PS3.4 J, as SCU), with the titles that the objects
 * came with. What is open stands in the ledger: an object is delivered when the archive commits to it, not before.
 */
export class ArchiveAsker implements AsyncDisposable {
  readonly #options: ArchiveAskerOptions;
  readonly #retries = new Map<number, Retry>();
  readonly #ending = new AbortController();
  #running: Promise<void> | null = null;
  #isWokenAgain = false;
  #timer: Disposable | null = null;

  constructor(options: ArchiveAskerOptions) {
    this.#options = options;
  }

  /** An association that stored something is over, the link came up, or the settings changed. */
  wake(): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = null;
    this.#isWokenAgain = this.#running !== null;
    if (this.#running !== null || this.#ending.signal.aborted || !this.#options.isWanted()) return;
    this.#running = this.#askAll()
      // The ledger cannot be read; the next association or the next heartbeat wakes it again.
      .catch(() => this.#options.logger.warn('archive.not-asked'))
      .finally(() => {
        this.#running = null;
        if (this.#isWokenAgain) this.wake();
        else this.#scheduleNext();
      });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort(new Error('the agent stops'));
    this.#timer?.[Symbol.dispose]();
    await this.#running;
  }

  #scheduleNext(): void {
    const dueMs = Math.min(...[...this.#retries.values()].map((retry) => retry.dueMs));
    if (!Number.isFinite(dueMs) || this.#ending.signal.aborted) return;
    const { clock } = this.#options;
    this.#timer = clock.after(Math.max(0, dueMs - clock.monotonicMs()), () => this.wake());
  }

  async #askAll(): Promise<void> {
    const { ledger, clock } = this.#options;
    const open = ledger.latestAccepted(MAX_OBJECTS);
    const openIds = new Set(open.map(({ id }) => id));
    for (const id of this.#retries.keys()) if (!openIds.has(id)) this.#retries.delete(id);
    const due = open.filter(({ id }) => (this.#retries.get(id)?.dueMs ?? 0) <= clock.monotonicMs());
    const groups = Map.groupBy(due, ({ device, calledAeTitle }) =>
      [device.aeTitle ?? '', calledAeTitle].join('\\'),
    );
    for (const group of groups.values()) {
      await this.#ask(group);
      if (this.#ending.signal.aborted) return;
    }
  }

  async #ask(group: readonly LedgerEntry[]): Promise<void> {
    const { logger, clock } = this.#options;
    const objects = group.length;
    try {
      const result = await this.#question(group);
      if (this.#ending.signal.aborted) return;
      const count = this.#apply(group, result);
      logger.info('archive.committed', { objects, count });
    } catch (error) {
      if (this.#ending.signal.aborted) return;
      const code = errnoOf(error) ?? 'broke-off';
      logger.warn('archive.not-committed', { objects, code });
    }
    for (const { id } of group) {
      if (this.#retries.has(id) && this.#isDelayed(id)) continue;
      const attempt = (this.#retries.get(id)?.attempt ?? -1) + 1;
      const waitMs = backoffMs(attempt, RETRY, this.#options.random);
      this.#retries.set(id, { attempt, dueMs: clock.monotonicMs() + waitMs });
    }
  }

  #isDelayed(id: number): boolean {
    return (this.#retries.get(id)?.dueMs ?? 0) > this.#options.clock.monotonicMs();
  }

  async #question(group: readonly LedgerEntry[]): Promise<CommitmentResult> {
    const { dial, clock, aeTitle, reportTimeoutMs = DEFAULT_REPORT_TIMEOUT_MS } = this.#options;
    const socket = await dial(this.#ending.signal);
    const destroy = (): void => void socket.destroy();
    this.#ending.signal.addEventListener('abort', destroy, { once: true });
    try {
      return await askArchive({
        socket,
        clock,
        reportTimeoutMs,
        callingAeTitle: group[0]?.device.aeTitle ?? aeTitle(),
        calledAeTitle: group[0]?.calledAeTitle ?? '',
        request: { transactionUid: newTransactionUid(), references: group },
      });
    } finally {
      this.#ending.signal.removeEventListener('abort', destroy);
    }
  }

  /** Returns how many are committed. What the report leaves out stays open. */
  #apply(group: readonly LedgerEntry[], { committed, failed }: CommitmentResult): number {
    const { ledger, clock } = this.#options;
    const good = new Set(committed.map(({ sopInstanceUid }) => sopInstanceUid));
    const bad = new Map(failed.map((one) => [one.sopInstanceUid, one.failureReason]));
    let count = 0;
    for (const entry of group) {
      const failureReason = bad.get(entry.sopInstanceUid);
      if (failureReason !== undefined) {
        const dueMs = clock.monotonicMs() + RETRY_REFUSED_MS;
        this.#retries.set(entry.id, { attempt: 0, dueMs });
        this.#options.refused(entry, failureReason);
      } else if (good.has(entry.sopInstanceUid)) {
        ledger.archiveCommitted(entry);
        this.#retries.delete(entry.id);
        this.#options.committed(entry);
        count++;
      }
    }
    this.#options.settled();
    return count;
  }
}

/** A UID of the 2.25 arc (PS3.5 B.2). */
function newTransactionUid(): string {
  return `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`;
}
