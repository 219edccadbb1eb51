import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPause } from '../../../electron/agent/pause.ts';
import { createLogger } from '../../../electron/foundation/logger.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

const AT = '2026-01-15T09:00:00.000Z';

async function openIn(dataDir: string) {
  const clock = new FakeClock(AT);
  let changes = 0;
  const logger = createLogger({ clock, sinks: [] });
  const pause = await openPause({ dataDir, clock, logger, changed: () => (changes += 1) });
  return { pause, clock, changes: () => changes };
}

test('a pause holds over a restart until it is lifted; pausing twice keeps its beginning', async () => {
  await using folder = await makeTempFolder();
  const { pause, clock, changes } = await openIn(folder.path);
  expect(pause.current).toBeNull();
  await pause.begin();
  await clock.advance(60_000);
  expect(await pause.begin()).toEqual({ since: AT });
  expect(changes()).toBe(1);
  const after = await openIn(folder.path);
  expect(after.pause.current).toEqual({ since: AT });
  await after.pause.end();
  await after.pause.end();
  expect(after.changes()).toBe(1);
  expect((await openIn(folder.path)).pause.current).toBeNull();
  expect(await readdir(folder.path)).toEqual([]);
});

test('calls at the same moment are taken one after the other', async () => {
  await using folder = await makeTempFolder();
  const { pause } = await openIn(folder.path);
  await Promise.all([pause.begin(), pause.end(), pause.begin()]);
  expect(pause.current).toEqual({ since: AT });
  expect((await openIn(folder.path)).pause.current).toEqual({ since: AT });
});

test('a file that cannot be understood is still a pause', async () => {
  await using folder = await makeTempFolder();
  await writeFile(join(folder.path, 'paused.json'), '{"since":"yester');
  const { pause } = await openIn(folder.path);
  expect(pause.current?.since).toMatch(/^\d{4}-/);
  await pause.end();
  expect((await openIn(folder.path)).pause.current).toBeNull();
});

test('where it cannot be saved nothing is paused, and the error says so', async () => {
  await using folder = await makeTempFolder();
  const gone = join(folder.path, 'gone');
  const { pause } = await openIn(gone);
  await expect(pause.begin()).rejects.toMatchObject({
    code: 'config-unwritable',
    message: expect.stringContaining('ENOENT') as string,
  });
  expect(pause.current).toBeNull();
  await mkdir(gone);
  await chmod(gone, 0o700);
  await pause.begin();
  expect(pause.current).toEqual({ since: AT });
});
