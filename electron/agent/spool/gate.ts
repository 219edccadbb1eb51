import { backoffMs } from '../../foundation/backoff.ts';

/** Waits between attempts, in milliseconds. */
export const RETRY_LIMITS = { minMs: 1_000, maxMs: 5 * 60_000 } as const;
/** Where a person has to act at the far side first. */
export const SLOW_RETRY_LIMITS = { minMs: 60_000, maxMs: 5 * 60_000 } as const;

/**
 * Whether something may be tried: always while it works; once it failed, one attempt after each wait until one succeeds.
 * Times in monotonic milliseconds.
 */
export class Gate {
  readonly #random: () => number;
  #failures = 0;
  #untilMs = -Infinity;
  #isProbing = false;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** True where nothing has failed since the last success. */
  get isWorking(): boolean {
    return this.#failures === 0;
  }
  /** When the next attempt is due; null: at once, or one is under way. */
  get dueMs(): number | null {
    return this.isWorking || this.#isProbing ? null : this.#untilMs;
  }
  isOpen(nowMs: number): boolean {
    return this.isWorking || (!this.#isProbing && nowMs >= this.#untilMs);
  }
  /** An attempt begins. */
  began(): void {
    this.#isProbing = !this.isWorking;
  }
  succeeded(): void {
    this.#failures = 0;
    this.#isProbing = false;
  }
  failed(
    nowMs: number,
    limits: typeof RETRY_LIMITS | typeof SLOW_RETRY_LIMITS = RETRY_LIMITS,
  ): void {
    // Attempts that were under way together fail together: that is one failure.
    const isSame = !this.#isProbing && nowMs < this.#untilMs;
    this.#isProbing = false;
    if (isSame) return;
    this.#untilMs = nowMs + backoffMs(this.#failures, limits, this.#random);
    this.#failures += 1;
  }
  /** The attempt ended without telling anything. */
  ended(): void {
    this.#isProbing = false;
  }
  /** There is reason to believe that it works again: the next attempt need not wait. */
  hope(): void {
    this.#untilMs = -Infinity;
  }
}
