import { setTimeout as delay } from 'node:timers/promises';

/** Time as a port, so that tests can own it. All durations in milliseconds. */
export interface Clock {
  /** Wall-clock time; may jump. */
  now(): Date;
  /** Milliseconds from an arbitrary start; never jumps. */
  monotonicMs(): number;
  /** Calls back once after `ms`; disposing cancels it. The timer alone does not keep the process alive. */
  after(ms: number, callback: () => void): Disposable;
  /** Resolves after `ms`; rejects with the signal's reason when that comes first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    timer.unref();
    return { [Symbol.dispose]: () => clearTimeout(timer) };
  },
  async sleep(ms, signal) {
    try {
      await delay(ms, undefined, signal ? { signal } : {});
    } catch (error) {
      // Node rejects with an AbortError of its own.
      throw signal?.aborted === true ? signal.reason : error;
    }
  },
};
