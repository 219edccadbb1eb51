import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRotatingFileSink } from '../../../electron/foundation/rotating-file-sink.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

test('appends lines to a file and folder for their owner only', async () => {
  await using folder = await makeTempFolder();
  const directory = join(folder.path, 'log');
  for (const line of ['one', 'two']) {
    using sink = createRotatingFileSink({ directory, name: 'agent', maxBytes: 100, keep: 2 });
    sink.write(line);
  }
  const file = join(directory, 'agent.log');
  expect(await readFile(file, 'utf8')).toBe('one\ntwo\n');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(directory)).mode & 0o777).toBe(0o700);
});

test('begins a new file at the ceiling and keeps so many old ones', async () => {
  await using folder = await makeTempFolder();
  const directory = folder.path;
  using sink = createRotatingFileSink({ directory, name: 'agent', maxBytes: 20, keep: 2 });
  for (let i = 0; i < 10; i++) sink.write(`line ${i}, more`);
  expect((await readdir(directory)).sort()).toEqual(['agent.1.log', 'agent.2.log', 'agent.log']);
  const texts = ['agent.log', 'agent.1.log', 'agent.2.log'].map((name) =>
    readFile(join(directory, name), 'utf8'),
  );
  expect(await Promise.all(texts)).toEqual(['line 9, more\n', 'line 8, more\n', 'line 7, more\n']);
});

test('the ceiling counts what an earlier run wrote, and a longer line still gets a file', async () => {
  await using folder = await makeTempFolder();
  const directory = folder.path;
  await writeFile(join(directory, 'agent.log'), 'x'.repeat(15));
  using sink = createRotatingFileSink({ directory, name: 'agent', maxBytes: 20, keep: 1 });
  sink.write('y'.repeat(40));
  expect(await readFile(join(directory, 'agent.log'), 'utf8')).toBe(`${'y'.repeat(40)}\n`);
  expect(await readFile(join(directory, 'agent.1.log'), 'utf8')).toBe('x'.repeat(15));
});

test('a log that cannot be written stops nothing', async () => {
  await using folder = await makeTempFolder();
  const directory = join(folder.path, 'log');
  await writeFile(directory, 'a file where the folder should be');
  using sink = createRotatingFileSink({ directory, name: 'agent', maxBytes: 100, keep: 1 });
  sink.write('lost');
  sink.write('lost as well');
  expect(await readdir(folder.path)).toEqual(['log']);
});
