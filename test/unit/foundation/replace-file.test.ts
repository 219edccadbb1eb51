import { expect, test } from 'vitest';
import { replaceFile } from '../../../electron/foundation/replace-file.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

/** A system that refuses the first so many renames, as Windows does while a scanner holds the file. */
class ScannedDisk {
  readonly clock = new FakeClock();
  readonly platform: NodeJS.Platform;
  readonly #refusals: number;
  readonly #code: string;
  tries = 0;

  constructor(platform: NodeJS.Platform, refusals: number, code: string) {
    this.platform = platform;
    this.#refusals = refusals;
    this.#code = code;
  }
  readonly rename = (): Promise<void> => {
    this.tries += 1;
    if (this.tries > this.#refusals) return Promise.resolve();
    return Promise.reject(Object.assign(new Error('held'), { code: this.#code }));
  };
}

/** Time that passes once the first try has been refused. */
async function passing(clock: FakeClock, ms: number): Promise<void> {
  await clock.advance(0);
  await clock.advance(ms);
}

test.each(['EPERM', 'EACCES', 'EBUSY'])(
  'on Windows a file that is held (%s) is tried again until it is free',
  async (code) => {
    const disk = new ScannedDisk('win32', 3, code);
    const replaced = replaceFile('new', 'old', disk);
    await passing(disk.clock, 1_000);
    await replaced;
    expect(disk.tries).toBe(4);
  },
);

test('a file that stays held is given up after five seconds', async () => {
  const disk = new ScannedDisk('win32', Infinity, 'EBUSY');
  const outcome = replaceFile('new', 'old', disk).catch((error: unknown) => error);
  await passing(disk.clock, 5_000);
  expect(await outcome).toMatchObject({ code: 'EBUSY' });
  expect(disk.clock.pendingTimers).toBe(0);
  expect(disk.tries).toBeGreaterThan(10);
});

test('any other error is told at once, and so is each error elsewhere', async () => {
  const full = new ScannedDisk('win32', 1, 'ENOSPC');
  await expect(replaceFile('new', 'old', full)).rejects.toMatchObject({ code: 'ENOSPC' });
  const linux = new ScannedDisk('linux', 1, 'EPERM');
  await expect(replaceFile('new', 'old', linux)).rejects.toMatchObject({ code: 'EPERM' });
  expect([full.tries, linux.tries]).toEqual([1, 1]);
});
