import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { factsOf, SpoolHarness } from '../fakes/spool-harness.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';

const PIECE = randomBytes(64 * 1024);
export const MB = 1e6;

type Load = {
  readonly title: string;
  readonly objects: number;
  readonly bytes: number;
  readonly atOnce: number;
};
const LOADS: readonly Load[] = [
  { title: '100 x 512 KB, one after the other', objects: 100, bytes: 512 * 1024, atOnce: 1 },
  { title: '400 x 512 KB, 8 at once', objects: 400, bytes: 512 * 1024, atOnce: 8 },
  { title: 'one of 200 MB', objects: 1, bytes: 200 * 1024 * 1024, atOnce: 1 },
];

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Does `objects` things, so many at once, and tells the seconds. */
export async function timed(load: Load, one: (n: number) => Promise<void>): Promise<number> {
  let next = 0;
  const startedMs = performance.now();
  const work = async (): Promise<void> => {
    while (next < load.objects) await one(next++);
  };
  await Promise.all(Array.from({ length: load.atOnce }, work));
  return (performance.now() - startedMs) / 1000;
}

function dd(path: string, bytes: number): Promise<void> {
  const block = Math.min(bytes, 1024 * 1024);
  const args = ['if=/dev/zero', `of=${path}`, `bs=${block}`, `count=${bytes / block}`];
  const child = spawn('dd', [...args, 'conv=fsync'], { stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('dd failed'))));
  });
}

/** What dd does, without starting a program for each file, which takes longer than a small file does. */
async function plainWrite(path: string, bytes: number): Promise<void> {
  await using handle = await open(path, 'wx');
  for (let at = 0; at < bytes; at += PIECE.length)
    await handle.write(PIECE, 0, Math.min(PIECE.length, bytes - at));
  await handle.sync();
}

export async function store(harness: SpoolHarness, bytes: number, n: number): Promise<string> {
  const writer = await harness.spool.begin(factsOf(`1.${n}`));
  for (let at = 0; at < bytes; at += PIECE.length) {
    if (!writer.write(PIECE.subarray(0, Math.min(PIECE.length, bytes - at))))
      await writer.drained();
  }
  return (await writer.commit()).id;
}

export async function startHarness(segmentBytes: number): Promise<SpoolHarness> {
  const harness = await SpoolHarness.create();
  harness.segmentBytes = segmentBytes;
  await harness.start();
  return harness;
}

/** What the spool writes beside `dd conv=fsync` and beside a plain write and fsync, on the same disk, interleaved. */
async function compare(load: Load, rounds: number, segmentBytes: number): Promise<string> {
  const seconds = { dd: [0], plain: [0], spool: [0], cpu: [0] };
  for (const list of Object.values(seconds)) list.length = 0;
  const megabytes = (load.objects * load.bytes) / MB;
  // Interleaved: a busy minute of the machine does not hit one side alone. Round -1 warms up.
  for (let round = -1; round < rounds; round++) {
    await using folder = await TempFolder.create('dd');
    const byDd = await timed(load, (n) => dd(join(folder.path, `${n}`), load.bytes));
    const plain = await timed(load, (n) => plainWrite(join(folder.path, `p${n}`), load.bytes));
    await using harness = await startHarness(segmentBytes);
    const before = process.cpuUsage();
    const sealed = await timed(load, async (n) => {
      await store(harness, load.bytes, n);
    });
    const { user, system } = process.cpuUsage(before);
    if (round < 0) continue;
    seconds.dd.push(byDd);
    seconds.plain.push(plain);
    seconds.spool.push(sealed);
    seconds.cpu.push((user + system) / 1e6 / (megabytes / 1000));
  }
  const rate = (list: readonly number[]): string => (megabytes / median(list)).toFixed(0);
  const against = (list: readonly number[]): string =>
    median(seconds.spool.map((time, i) => (list[i] ?? NaN) / time)).toFixed(2);
  return (
    `${load.title}: dd ${rate(seconds.dd)} MB/s, write and fsync ${rate(seconds.plain)} MB/s, ` +
    `spool ${rate(seconds.spool)} MB/s: ${against(seconds.dd)} x dd, ` +
    `${against(seconds.plain)} x write and fsync, ${median(seconds.cpu).toFixed(2)} CPU s/GB`
  );
}

/** A line for each load; `segmentBytes`: of the sealed files. */
export async function spoolWriteLines(rounds: number, segmentBytes: number): Promise<string[]> {
  const lines: string[] = [];
  for (const load of LOADS) lines.push(await compare(load, rounds, segmentBytes));
  return lines;
}
