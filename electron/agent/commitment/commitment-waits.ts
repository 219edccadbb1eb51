import type { Clock } from '../../foundation/clock.ts';
import type { CommitmentTable, StoredCommitment } from '../ledger/commitment-table.ts';
import { judgeAll } from './evaluate.ts';

/** Receipts of one association come within a moment of each other. */
const GATHER_MS = 250;
/** After the database could not be written. */
const BROKEN_RETRY_MS = 30_000;

/**
 * Decides requests once everything that they name is settled in the ledger, or was waited for long enough. Looks only
 * when something was settled or a wait ends.
 */
export class CommitmentWaits implements Disposable {
  readonly #table: CommitmentTable;
  readonly #clock: Clock;
  readonly #waitMs: () => number;
  readonly #decided: (commitment: StoredCommitment) => void;
  readonly #broken: (error: unknown) => void;
  /**
   * Since when each is waited for, by the clock that never jumps. What was open at the start is waited for anew: while
   * the agent did not run, nothing could be settled.
   */
  readonly #since = new Map<number, number>();
  #timer: Disposable | null = null;
  #dueMs = Infinity;
  #isDisposed = false;

  constructor(options: {
    readonly table: CommitmentTable;
    readonly clock: Clock;
    readonly waitMs: () => number;
    readonly decided: (commitment: StoredCommitment) => void;
    readonly broken: (error: unknown) => void;
  }) {
    this.#table = options.table;
    this.#clock = options.clock;
    this.#waitMs = options.waitMs;
    this.#decided = options.decided;
    this.#broken = options.broken;
    for (const { id } of this.#table.inState('waiting'))
      this.#since.set(id, this.#clock.monotonicMs());
  }

  add({ id }: StoredCommitment): void {
    if (!this.#since.has(id)) this.#since.set(id, this.#clock.monotonicMs());
    this.wake();
  }

  /** Something was settled, or the settings changed: looks soon. */
  wake(): void {
    if (this.#since.size > 0) this.#schedule(GATHER_MS);
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    this.#timer?.[Symbol.dispose]();
  }

  /** A look that is due sooner stays. */
  #schedule(ms: number): void {
    const dueMs = this.#clock.monotonicMs() + ms;
    if (this.#isDisposed || this.#dueMs <= dueMs) return;
    this.#timer?.[Symbol.dispose]();
    this.#dueMs = dueMs;
    this.#timer = this.#clock.after(ms, () => {
      this.#dueMs = Infinity;
      this.#look([...this.#since.keys()]);
    });
  }

  /** One request in each turn of the event loop: ten thousand references take some 20 ms. */
  #look(ids: readonly number[]): void {
    const [id, ...others] = ids;
    if (id === undefined || this.#isDisposed) return this.#scheduleEnd();
    try {
      this.#evaluate(id);
    } catch (error) {
      this.#broken(error);
      return this.#schedule(BROKEN_RETRY_MS);
    }
    this.#clock.after(0, () => this.#look(others));
  }

  #evaluate(id: number): void {
    const sinceMs = this.#since.get(id);
    const commitment = this.#table.get(id);
    if (sinceMs === undefined || commitment?.state !== 'waiting') {
      this.#since.delete(id);
      return;
    }
    const isWaitOver = this.#clock.monotonicMs() - sinceMs >= this.#waitMs();
    const reasons = judgeAll(this.#table.held(id), isWaitOver);
    if (reasons === null) return;
    this.#since.delete(id);
    this.#table.decide(id, reasons, this.#clock.now());
    const decided = this.#table.get(id);
    if (decided !== null) this.#decided(decided);
  }

  #scheduleEnd(): void {
    if (this.#since.size === 0) return;
    const endMs = Math.min(...this.#since.values()) + this.#waitMs();
    this.#schedule(Math.max(GATHER_MS, endMs - this.#clock.monotonicMs()));
  }
}
