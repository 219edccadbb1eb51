import { backoffMs } from './backoff.ts';

export const MAX_CRASHES = 5;
export const CRASH_WINDOW_MS = 60_000;
const WAIT_LIMITS = { minMs: 500, maxMs: 4000 } as const;

/** Counts crashes: five within a minute, and no more is tried. */
export class RestartBudget {
  readonly #random: () => number;
  #crashes: readonly number[] = [];

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** Notes a crash at `nowMs` (monotonic); milliseconds to wait before the next start, or null: give up. */
  crashed(nowMs: number): number | null {
    this.#crashes = [...this.#crashes.filter((at) => at > nowMs - CRASH_WINDOW_MS), nowMs];
    if (this.#crashes.length >= MAX_CRASHES) return null;
    return backoffMs(this.#crashes.length - 1, WAIT_LIMITS, this.#random);
  }

  /** Somebody asked for another try. */
  reset(): void {
    this.#crashes = [];
  }
}
