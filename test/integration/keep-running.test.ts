import { appendFile, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { keepRunning } from '../../electron/cli/service/keep-running.ts';
import { systemClock as clock } from '../../electron/foundation/clock.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { until } from '../fixtures/poll.ts';

/** A program that notes its number and goes on; a test ends it. */
function program(notes: string, end: string): [string, ...string[]] {
  const note = `require('node:fs').appendFileSync(${JSON.stringify(notes)}, process.pid + '\\n');`;
  return [process.execPath, '-e', `${note}${end}`];
}
async function pids(notes: string): Promise<number[]> {
  const text = await readFile(notes, 'utf8');
  return text.split('\n').filter(Boolean).map(Number);
}

test('a program that is killed is started again, five times in all, and then given up', async () => {
  await using folder = await TempFolder.create('tern-keeper');
  const notes = folder.join('pids');
  await appendFile(notes, '');
  const { signal } = new AbortController();
  const ended = keepRunning(program(notes, 'setInterval(() => {}, 1000)'), { clock, signal });
  for (let kills = 0; kills < 5; kills++) {
    const pid = await until('a program', async () => (await pids(notes))[kills], 5000);
    process.kill(pid, 'SIGKILL');
  }
  expect(await ended).toBe(50);
  expect(await pids(notes)).toHaveLength(5);
}, 40_000);

test('settings that cannot be read are not tried again', async () => {
  await using folder = await TempFolder.create('tern-keeper');
  const notes = folder.join('pids');
  const { signal } = new AbortController();
  expect(await keepRunning(program(notes, 'process.exit(6)'), { clock, signal })).toBe(50);
  expect(await pids(notes)).toHaveLength(1);
});

test('told to stop it ends the program and starts no other', async () => {
  await using folder = await TempFolder.create('tern-keeper');
  const notes = folder.join('pids');
  await appendFile(notes, '');
  const stop = new AbortController();
  const { signal } = stop;
  const ended = keepRunning(program(notes, 'setInterval(() => {}, 1000)'), { clock, signal });
  const [pid = 0] = await until('a program', async () => {
    const found = await pids(notes);
    return found.length > 0 ? found : null;
  });
  stop.abort();
  expect(await ended).toBe(0);
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect(await pids(notes)).toHaveLength(1);
});
