import type { DatabaseSync } from 'node:sqlite';

/**
 * Runs one transaction that outlives a power cut: it is synced to the disk when this returns. Throws what `write` throws,
 * with nothing written.
 *
 * The ledger's database is in WAL mode with synchronous NORMAL, which syncs at checkpoints only: quick, and enough for rows
 * whose image the cloud holds. With FULL the commit itself syncs the log. It is a setting of the connection that SQLite takes
 * up at the next transaction, so it is raised for this one alone; the sync covers the whole log, and with it every ledger
 * row before. A checkpoint instead would copy the pages as well, and a second connection would wait for this one's locks.
 */
export function durably<T>(db: DatabaseSync, write: () => T): T {
  db.exec('PRAGMA synchronous = FULL; BEGIN IMMEDIATE;');
  try {
    const result = write();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  } finally {
    db.exec('PRAGMA synchronous = NORMAL');
  }
}
