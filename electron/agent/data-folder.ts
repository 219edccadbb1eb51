import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { errnoOf } from '../foundation/errors.ts';
import { ControlError } from './control/control-error.ts';
import { LOCK_FILE } from './control/data-folder-lock.ts';

function unusable(dataDir: string, error: unknown): ControlError {
  return new ControlError(
    'config-unwritable',
    `The data folder ${dataDir} cannot be used (${errnoOf(error) ?? 'unknown reason'}). Make it belong to the user that runs Tern, or give another with --data.`,
    { cause: error },
  );
}

/** Closes a folder to other users. One that holds things of others is left alone: it may be a home, or all of /tmp. */
async function closeFolder(dataDir: string): Promise<void> {
  if (process.platform === 'win32' || ((await stat(dataDir)).mode & 0o077) === 0) return;
  const names = await readdir(dataDir);
  if (names.length > 0 && !names.includes(LOCK_FILE))
    throw new ControlError(
      'config-unwritable',
      `The folder ${dataDir} holds other things and is open to other users of this PC. Give Tern a folder of its own with --data, or close it with: chmod 700 ${dataDir}`,
    );
  await chmod(dataDir, 0o700);
}

/** Makes the data folder where it is missing, open to nobody else (0700). Throws ControlError. */
export async function openDataFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await closeFolder(dataDir);
  } catch (error) {
    throw error instanceof ControlError ? error : unusable(dataDir, error);
  }
}
