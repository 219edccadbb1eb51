import type { Clock } from '../../electron/foundation/clock.ts';

/** A clock that stands still until a test advances it; timers fire in order of their time. */
export class FakeClock implements Clock {
  #nowMs: number;
  #startMs: number;
  #wallAheadMs = 0;
  #timers: { readonly atMs: number; readonly callback: () => void }[] = [];

  constructor(start = '2026-01-15T09:00:00.000Z') {
    this.#nowMs = Date.parse(start);
    this.#startMs = this.#nowMs;
  }
  now(): Date {
    return new Date(this.#nowMs + this.#wallAheadMs);
  }
  monotonicMs(): number {
    return this.#nowMs - this.#startMs;
  }
  after(ms: number, callback: () => void): Disposable {
    const timer = { atMs: this.#nowMs + ms, callback };
    this.#timers.push(timer);
    return {
      [Symbol.dispose]: () => void (this.#timers = this.#timers.filter((t) => t !== timer)),
    };
  }
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason as Error);
        return;
      }
      const timer = this.after(ms, resolve);
      signal?.addEventListener('abort', () => {
        timer[Symbol.dispose]();
        reject(signal.reason as Error);
      });
    });
  }
  /** Somebody sets the clock, or the PC sleeps: the wall clock jumps, and for timers no time has passed. */
  jump(ms: number): void {
    this.#wallAheadMs += ms;
  }
  /** Moves time on and fires what falls due. */
  async advance(ms: number): Promise<void> {
    const endMs = this.#nowMs + ms;
    for (;;) {
      const next = this.#timers.filter((t) => t.atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((t) => t !== next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.callback();
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    this.#nowMs = endMs;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  get pendingTimers(): number {
    return this.#timers.length;
  }
}
