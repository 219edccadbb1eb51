import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { LOCK_FILE, lockDataFolder } from '../../../electron/agent/control/data-folder-lock.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

test('a folder is held by one at a time and free again afterwards', async () => {
  await using folder = await makeTempFolder();
  for (let i = 0; i < 2; i++) {
    using _held = lockDataFolder(folder.path);
    expect(() => lockDataFolder(folder.path)).toThrow(
      `Tern is already running with the data folder ${folder.path}.`,
    );
  }
  expect(await readdir(folder.path)).toEqual([LOCK_FILE]);
});
