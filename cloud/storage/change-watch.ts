import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../electron/foundation/clock.ts';
import { numberOf } from './rows.ts';

/** Often enough that what an admin command ends is cut within a second. */
const POLL_MS = 250;

/** Calls back after another process (an admin command) has changed the database. */
export function watchForChanges(db: DatabaseSync, clock: Clock, changed: () => void): Disposable {
  const statement = db.prepare('PRAGMA data_version');
  const read = (): number => numberOf(statement.get() ?? {}, 'data_version');
  let version = read();
  let timer: Disposable;
  const look = (): void => {
    const now = read();
    if (now !== version) changed();
    version = now;
    timer = clock.after(POLL_MS, look);
  };
  timer = clock.after(POLL_MS, look);
  return { [Symbol.dispose]: () => timer[Symbol.dispose]() };
}
