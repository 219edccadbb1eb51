import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncDirectory } from '../../foundation/atomic-file.ts';
import { errnoOf } from '../../foundation/errors.ts';
import { BACKUP_FILES, backupFolder, BACKUP_NAME } from './backup-files.ts';

/** Two are enough to go back from an update that was itself a repair. */
const KEPT_BACKUPS = 2;

export type BackupParts = {
  readonly dataDir: string;
  readonly configFile: string;
  /** Copies the ledger as it is now into a new file. */
  readonly copyLedger: (file: string) => Promise<void>;
  readonly now: Date;
};

/** Copies settings and ledger into a folder of their own, whole or not at all, and keeps the last two. Returns its name. */
export async function makeBackup(parts: BackupParts): Promise<string> {
  const { dataDir, configFile, copyLedger, now } = parts;
  const name = now.toISOString().replaceAll(/[:.]/g, '-');
  const backups = join(dataDir, 'backups');
  const fresh = join(backups, '.new');
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  try {
    await copyLedger(join(fresh, BACKUP_FILES.ledger));
    await copyIfThere(configFile, join(fresh, BACKUP_FILES.config));
    for (const file of await readdir(fresh)) await sync(join(fresh, file));
    await syncDirectory(fresh);
    await rename(fresh, backupFolder(dataDir, name));
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
  await syncDirectory(backups);
  await forgetOld(backups);
  return name;
}

async function copyIfThere(from: string, to: string): Promise<void> {
  await copyFile(from, to).catch((error: unknown) => {
    // Nothing was ever set.
    if (errnoOf(error) !== 'ENOENT') throw error;
  });
}

async function sync(file: string): Promise<void> {
  await using handle = await open(file, 'r+');
  await handle.sync();
}

async function forgetOld(backups: string): Promise<void> {
  const names = (await readdir(backups)).filter((name) => BACKUP_NAME.test(name)).sort();
  for (const name of names.slice(0, -KEPT_BACKUPS))
    await rm(join(backups, name), { recursive: true, force: true });
}
