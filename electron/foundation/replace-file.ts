import { rename } from 'node:fs/promises';
import { systemClock, type Clock } from './clock.ts';
import { errnoOf } from './errors.ts';

/** What Windows says while a virus scanner, a backup or an indexer holds one of the two files. */
const HELD = new Set(['EPERM', 'EACCES', 'EBUSY']);
const FIRST_WAIT_MS = 10;
const LONGEST_WAIT_MS = 500;
/** Scanners let go within milliseconds; who holds a file for longer does so on purpose. */
const GIVE_UP_AFTER_MS = 5_000;

/**
 * Renames `from` to `to`, in place of a file that is there. On Windows a file that another program holds is tried again
 * for five seconds; elsewhere an open file is no obstacle. Throws the system's error.
 */
export async function replaceFile(
  from: string,
  to: string,
  system: {
    readonly platform: NodeJS.Platform;
    readonly clock: Clock;
    readonly rename: (from: string, to: string) => Promise<void>;
  } = { platform: process.platform, clock: systemClock, rename },
): Promise<void> {
  const { platform, clock } = system;
  const deadlineMs = clock.monotonicMs() + GIVE_UP_AFTER_MS;
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
    try {
      await system.rename(from, to);
      return;
    } catch (error) {
      const isHeld = platform === 'win32' && HELD.has(errnoOf(error) ?? '');
      if (!isHeld || clock.monotonicMs() + waitMs > deadlineMs) throw error;
    }
    await clock.sleep(waitMs);
  }
}
