import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { alreadyRunning } from './control-socket.ts';

/** Its presence also tells a data folder of ours from any other folder. */
export const LOCK_FILE = 'agent.lock';

const SQLITE_BUSY = 5;

/**
 * Takes the data folder for this process until disposed. Node has no file locks of its own, SQLite has: the operating
 * system drops them with the process, so a crash leaves nothing stale behind. Throws agent-already-running.
 */
export function lockDataFolder(dataDir: string): Disposable {
  const database = new DatabaseSync(join(dataDir, LOCK_FILE));
  try {
    // Nothing is ever written, so a journal would only litter the folder.
    database.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY)
      throw alreadyRunning(dataDir);
    throw error;
  }
  return { [Symbol.dispose]: () => database.close() };
}
