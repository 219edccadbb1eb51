import { systemClock } from '../foundation/clock.ts';

/** Longer than an orderly end ever takes. */
const IMPATIENT_AFTER_MS = 20_000;
/** SIGBREAK and SIGHUP are what Windows makes of Ctrl-Break and a closed console. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

export interface StopSignal extends Disposable {
  readonly signal: AbortSignal;
}

/**
 * Turns Ctrl-C, a closed terminal and a service manager's stop into one AbortSignal. A second signal, or an end that
 * takes too long, ends the process at once.
 */
export function listenForStop(): StopSignal {
  const controller = new AbortController();
  const stop = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(name === 'SIGINT' ? 130 : 143);
    controller.abort();
    systemClock.after(IMPATIENT_AFTER_MS, () => process.exit(1));
  };
  for (const name of SIGNALS) process.on(name, stop);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      for (const name of SIGNALS) process.off(name, stop);
    },
  };
}

/** Resolves when the signal aborts. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
