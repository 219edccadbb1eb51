import { existsSync } from 'node:fs';
import { copyFile, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { syncDirectory } from '../../foundation/atomic-file.ts';
import type { Logger } from '../../foundation/logger.ts';
import { currentConfigVersion } from '../config/migrations.ts';
import { LEDGER_VERSION } from '../ledger/migrations.ts';
import { BACKUP_FILES, backupFolder, BACKUP_NAME } from './backup-files.ts';

/**
 * After going back to this version: takes up the copies of the backup `name` again, each only where the newer version has
 * brought its file to a form that this one cannot read. What is replaced stays beside it, named `….newer`. A file that
 * this version can read is left alone: it knows more than the copy.
 */
export async function restoreBackup(dataDir: string, name: string, logger: Logger): Promise<void> {
  const folder = backupFolder(dataDir, name);
  if (!BACKUP_NAME.test(name) || !existsSync(folder)) {
    logger.warn('backup.not-there');
    return;
  }
  const config = join(dataDir, BACKUP_FILES.config);
  if ((await configVersion(config)) > currentConfigVersion())
    await takeUp(join(folder, BACKUP_FILES.config), config, logger);
  const ledger = join(dataDir, BACKUP_FILES.ledger);
  if (ledgerVersion(ledger) > LEDGER_VERSION)
    await takeUp(join(folder, BACKUP_FILES.ledger), ledger, logger);
  await syncDirectory(dataDir);
}

async function configVersion(file: string): Promise<number> {
  try {
    const { version } = JSON.parse(await readFile(file, 'utf8')) as { readonly version?: unknown };
    return typeof version === 'number' ? version : 0;
  } catch {
    return 0;
  }
}

function ledgerVersion(file: string): number {
  if (!existsSync(file)) return 0;
  const db = new DatabaseSync(file);
  try {
    const row = db.prepare('PRAGMA user_version').get() as { readonly user_version: number };
    return row.user_version;
  } catch {
    return 0;
  } finally {
    // The last one to close it also empties its log into it.
    db.close();
  }
}

async function takeUp(copy: string, file: string, logger: Logger): Promise<void> {
  const fresh = `${file}.restored`;
  const hasCopy = existsSync(copy);
  if (hasCopy) await copyFile(copy, fresh);
  await rename(file, `${file}.newer`);
  for (const part of ['-wal', '-shm']) await rm(`${file}${part}`, { force: true });
  // Settings that were never saved before the update: none are right.
  if (hasCopy) await rename(fresh, file);
  logger.warn('backup.restored', { state: file.endsWith('.json') ? 'config' : 'ledger' });
}
