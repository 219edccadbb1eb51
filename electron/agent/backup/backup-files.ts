import { join } from 'node:path';

/** What a backup holds. No key: those are in the keychain. */
export const BACKUP_FILES = { config: 'config.json', ledger: 'ledger.sqlite' } as const;

/** The time it was made. */
export const BACKUP_NAME = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/;

/** Where the files of a backup lie. */
export function backupFolder(dataDir: string, name: string): string {
  return join(dataDir, 'backups', name);
}
