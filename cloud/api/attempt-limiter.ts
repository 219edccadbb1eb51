import type { Clock } from '../../electron/foundation/clock.ts';

const MAX_SOURCES = 10_000;

/** Counts failures by source inside a time window; sources are addresses or digests of what was tried. */
export class AttemptLimiter {
  readonly #clock: Clock;
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #failures = new Map<string, { count: number; sinceMs: number }>();

  constructor(clock: Clock, limits: { readonly limit: number; readonly windowMs: number }) {
    this.#clock = clock;
    this.#limit = limits.limit;
    this.#windowMs = limits.windowMs;
  }

  isBlocked(source: string): boolean {
    return (this.#current(source)?.count ?? 0) >= this.#limit;
  }

  failed(source: string): void {
    const current = this.#current(source);
    if (current) {
      current.count += 1;
      return;
    }
    this.#makeRoom();
    this.#failures.set(source, { count: 1, sinceMs: this.#clock.monotonicMs() });
  }

  /** The last failure was none after all. */
  withdraw(source: string): void {
    const current = this.#current(source);
    if (current) current.count -= 1;
  }

  #current(source: string): { count: number; sinceMs: number } | null {
    const entry = this.#failures.get(source);
    if (!entry) return null;
    if (this.#clock.monotonicMs() - entry.sinceMs < this.#windowMs) return entry;
    this.#failures.delete(source);
    return null;
  }

  /** The oldest go first: memory stays bounded whoever knocks. */
  #makeRoom(): void {
    for (const source of this.#failures.keys()) {
      if (this.#failures.size < MAX_SOURCES) return;
      this.#failures.delete(source);
    }
  }
}
