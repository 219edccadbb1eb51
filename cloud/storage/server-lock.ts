import { DatabaseSync } from 'node:sqlite';
import { CloudFault } from '../errors.ts';

/**
 * One server for one data folder: holds SQLite's lock on DIR/lock.sqlite, which the operating system frees whatever way
 * the process ends. Throws {@link CloudFault} where another server holds it.
 */
export function lockServer(path: string): Disposable {
  const db = new DatabaseSync(path, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    throw new CloudFault(
      'server-running',
      'Another tern-cloud serve is already running on this data folder.',
      { cause: error },
    );
  }
  return { [Symbol.dispose]: () => db.close() };
}
