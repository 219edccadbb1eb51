import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFileAtomic } from '../../../electron/foundation/atomic-file.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

test('replaces the whole file, for its owner only unless told otherwise', async () => {
  await using folder = await makeTempFolder();
  const path = join(folder.path, 'file');
  await writeFile(path, 'an older and longer content');
  await chmod(path, 0o644);
  await writeFileAtomic(path, 'new');
  expect(await readFile(path, 'utf8')).toBe('new');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await writeFileAtomic(path, Buffer.from([0, 255]), 0o640);
  expect(await readFile(path)).toEqual(Buffer.from([0, 255]));
  expect((await stat(path)).mode & 0o777).toBe(0o640);
  expect(await readdir(folder.path)).toEqual(['file']);
});

test('a failed write leaves the old file and nothing temporary', async () => {
  await using folder = await makeTempFolder();
  const path = join(folder.path, 'target');
  await mkdir(join(path, 'not-empty'), { recursive: true });
  await expect(writeFileAtomic(path, 'new')).rejects.toThrow();
  expect(await readdir(folder.path)).toEqual(['target']);
  expect(await readdir(path)).toEqual(['not-empty']);
});

test('writers at the same time never mix: one of them wins whole', async () => {
  await using folder = await makeTempFolder();
  const path = join(folder.path, 'file');
  const contents = Array.from({ length: 20 }, (_, i) => String(i).repeat(50_000));
  await Promise.all(contents.map((content) => writeFileAtomic(path, content)));
  expect(contents).toContain(await readFile(path, 'utf8'));
  expect(await readdir(folder.path)).toEqual(['file']);
});
