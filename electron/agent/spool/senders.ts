import { isWithinHours } from '../../contract/hours.ts';
import { Attempt, type AttemptEnd } from './attempt.ts';
import type { CloudLine } from './cloud-line.ts';
import type { ForwarderPorts } from './forwarder-ports.ts';
import { Gates } from './gates.ts';
import { SendQueue } from './send-queue.ts';
import type { SpoolEntry } from './spool-entry.ts';

/** An association that nothing fits any more is released after that. */
const IDLE_LINE_MS = 5_000;
/** So much of one route goes on over an open association before one of another route gets its turn. */
const RUN_BYTES = 8 * 1024 * 1024;
const MINUTE_MS = 60_000;

type Idle = { readonly line: CloudLine; readonly go: (next: SpoolEntry | null) => void };

/** The parallel associations: each takes the next object that is due, and waits a moment for more. */
export class Senders implements Disposable {
  readonly #ports: ForwarderPorts;
  readonly #attempt: Attempt;
  readonly #ended: (entry: SpoolEntry, end: AttemptEnd) => void;
  readonly queue = new SendQueue();
  readonly gates: Gates;
  readonly #stopped = new AbortController();
  readonly #inFlight = new Map<string, SpoolEntry>();
  readonly #idle = new Set<Idle>();
  #workers = 0;
  #timer: Disposable | null = null;

  /** `ended` says what becomes of the object, puts it into the queue again where it is to be. */
  constructor(options: {
    readonly ports: ForwarderPorts;
    readonly progress: (bytes: number) => void;
    readonly ended: (entry: SpoolEntry, end: AttemptEnd) => void;
  }) {
    const { ports } = options;
    this.#ports = ports;
    this.#ended = options.ended;
    this.#attempt = new Attempt({ ...options, queue: this.queue, signal: this.#stopped.signal });
    this.gates = new Gates(ports.random ?? Math.random);
  }

  /** On their way now. */
  get inFlight(): ReadonlyMap<string, SpoolEntry> {
    return this.#inFlight;
  }

  /** Something may be sent that could not before. */
  wake(): void {
    if (this.#stopped.signal.aborted) return;
    for (const idle of [...this.#idle]) {
      const next = this.#choose(idle.line, 0);
      if (next) idle.go(next);
    }
    while (this.#workers < this.#ports.settings().associations) {
      const next = this.#choose(null, 0);
      if (!next) break;
      void this.#work(next);
    }
    this.#schedule();
  }

  [Symbol.dispose](): void {
    this.#stopped.abort(new Error('the forwarder stops'));
    this.#timer?.[Symbol.dispose]();
    for (const { go } of [...this.#idle]) go(null);
  }

  async #work(first: SpoolEntry): Promise<void> {
    this.#workers += 1;
    let line: CloudLine | null = null;
    let next: SpoolEntry | null = first;
    let runBytes = 0;
    while (next) {
      const entry: SpoolEntry = next;
      if (line?.fits(entry) !== true) runBytes = 0;
      const end: AttemptEnd & { readonly line: CloudLine | null } = await this.#attempt.run(
        line,
        entry,
      );
      line = end.line;
      runBytes += entry.bytes;
      this.#settle(entry, end);
      next = this.#choose(line, runBytes) ?? (await this.#idleWith(line));
    }
    this.#workers -= 1;
    this.wake();
    if (this.#stopped.signal.aborted) line?.[Symbol.dispose]();
    else await line?.release();
  }

  #settle(entry: SpoolEntry, end: AttemptEnd): void {
    this.#inFlight.delete(entry.id);
    if (this.#stopped.signal.aborted) return;
    if (end.kind === 'unreadable') this.gates.ended(entry);
    else this.gates.answered(entry, end.answer, this.#ports.clock.monotonicMs());
    this.#ended(entry, end);
    this.wake();
  }

  /** The next object for this association, or with null for a new one; it is on its way then. */
  #choose(line: CloudLine | null, runBytes: number): SpoolEntry | null {
    if (this.#stopped.signal.aborted) return null;
    const { clock, settings } = this.#ports;
    const { associations } = settings();
    // Fewer were set meanwhile.
    if (this.#workers > associations) return null;
    const now = { wallMs: clock.now().getTime(), monotonicMs: clock.monotonicMs() };
    const mayGo = this.#rule(now.monotonicMs);
    let next = this.queue.peek(now, mayGo);
    if (!next) return null;
    if (line?.fits(next) === false) {
      const stays = runBytes < RUN_BYTES && !next.isUrgent;
      const other = stays
        ? this.queue.peek(now, (entry) => line.fits(entry) && mayGo(entry))
        : null;
      if (other === null && this.#isForAnother(next, line)) return null;
      next = other ?? next;
    }
    this.queue.take(next, now.wallMs);
    this.gates.began(next);
    this.#inFlight.set(next.id, next);
    return next;
  }

  /** True where an open association is better for it, or a new one may be opened: this one need not give way. */
  #isForAnother(entry: SpoolEntry, line: CloudLine): boolean {
    if (this.#workers < this.#ports.settings().associations) return true;
    return [...this.#idle].some((idle) => idle.line !== line && idle.line.fits(entry));
  }

  #rule(nowMs: number): (entry: SpoolEntry) => boolean {
    const { isPaused, quietHours, urgentIgnoresLimits } = this.#ports.settings();
    const isQuiet = quietHours !== null && isWithinHours(quietHours, this.#ports.clock.now());
    return (entry) =>
      !isPaused &&
      (!isQuiet || (entry.isUrgent && urgentIgnoresLimits)) &&
      this.gates.isOpen(entry, nowMs);
  }

  async #idleWith(line: CloudLine | null): Promise<SpoolEntry | null> {
    const isOneTooMany = this.#workers > this.#ports.settings().associations;
    if (line === null || isOneTooMany || this.#stopped.signal.aborted) return null;
    const { promise, resolve } = Promise.withResolvers<SpoolEntry | null>();
    const idle: Idle = {
      line,
      go: (next) => {
        this.#idle.delete(idle);
        resolve(next);
      },
    };
    this.#idle.add(idle);
    using _limit = this.#ports.clock.after(IDLE_LINE_MS, () => idle.go(null));
    void line.lost.then(() => idle.go(null));
    // What came while this one was busy, and waited for an idle one.
    this.wake();
    return await promise;
  }

  #schedule(): void {
    this.#timer?.[Symbol.dispose]();
    const { clock, settings } = this.#ports;
    const nowMs = clock.monotonicMs();
    const dues = [this.queue.dueMs, this.gates.dueMs].flatMap((due) => due ?? []);
    if (settings().quietHours !== null && this.queue.size > 0)
      dues.push(nowMs + MINUTE_MS - (clock.now().getTime() % MINUTE_MS));
    const later = dues.filter((due) => due > nowMs);
    this.#timer =
      later.length === 0
        ? null
        : clock.after(Math.ceil(Math.min(...later) - nowMs), () => this.wake());
  }
}
