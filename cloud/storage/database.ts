import { chmodSync, existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { CloudFault } from '../errors.ts';
import { MIGRATIONS } from './migrations.ts';
import { numberOf } from './rows.ts';

/** Waiting for another process (an admin command beside the server) to finish its transaction. */
const BUSY_TIMEOUT_MS = 5_000;

/** Runs `work` in one transaction: all of it or nothing. */
export function transaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function versionOf(db: DatabaseSync): number {
  return numberOf(db.prepare('PRAGMA user_version').get() ?? {}, 'user_version');
}

function migrate(db: DatabaseSync, target: number): void {
  if (versionOf(db) === target) return;
  transaction(db, () => {
    const version = versionOf(db);
    if (version > target) {
      throw new CloudFault(
        'database-too-new',
        'The data folder was made by a newer version of tern-cloud. Install that version or a later one.',
      );
    }
    for (const step of MIGRATIONS.slice(version, target)) db.exec(step);
    db.exec(`PRAGMA user_version = ${target}`);
  });
}

/**
 * Opens the database and brings it up to date. WAL, so that admin commands work beside the server; synchronous=FULL,
 * so that a commit that returned survives a power cut. `target` is for tests of the migrations.
 */
export function openDatabase(path: string, target = MIGRATIONS.length): DatabaseSync {
  const isNew = !existsSync(path);
  const db = new DatabaseSync(path, {
    timeout: BUSY_TIMEOUT_MS,
    enableForeignKeyConstraints: true,
  });
  try {
    if (isNew) chmodSync(path, 0o600);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    migrate(db, target);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}
