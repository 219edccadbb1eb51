import { systemClock, type Clock } from '../../electron/foundation/clock.ts';

/** The real clock, which knows how many of its timers are armed. */
export class CountingClock implements Clock {
  readonly #armed = new Set<Disposable>();

  get armedTimers(): number {
    return this.#armed.size;
  }
  now(): Date {
    return systemClock.now();
  }
  monotonicMs(): number {
    return systemClock.monotonicMs();
  }
  after(ms: number, callback: () => void): Disposable {
    const timer = systemClock.after(ms, () => {
      this.#armed.delete(timer);
      callback();
    });
    this.#armed.add(timer);
    return {
      [Symbol.dispose]: () => {
        this.#armed.delete(timer);
        timer[Symbol.dispose]();
      },
    };
  }
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return systemClock.sleep(ms, signal);
  }
}
