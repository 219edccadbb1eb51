import type { DatabaseSync } from 'node:sqlite';

/** Runs all of `write` or nothing; within another transaction as a part of that one. Throws what `write` throws. */
export function inTransaction<T>(db: DatabaseSync, write: () => T): T {
  if (db.isTransaction) return write();
  db.exec('BEGIN');
  try {
    const result = write();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(db);
    throw error;
  }
}

/** SQLite may have done it by itself: a full disk, say. */
function rollBack(db: DatabaseSync): void {
  if (db.isTransaction) db.exec('ROLLBACK');
}
