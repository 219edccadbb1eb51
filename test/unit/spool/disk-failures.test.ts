import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SealedSpool } from '../../../electron/agent/spool/sealed-spool.ts';
import { SpoolError } from '../../../electron/agent/spool/spool-error.ts';
import { SpoolKeys } from '../../../electron/agent/spool/spool-keys.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { MemorySecretStore } from '../../fakes/memory-secret-store.ts';
import { SimulatedDisk, type SimulatedDiskOptions } from '../../fakes/simulated-disk.ts';
import { SimulatedDatabase, SimulatedIndex } from '../../fakes/simulated-index.ts';
import { factsOf, readWhole, SpoolHarness, storeObject } from '../../fakes/spool-harness.ts';
import { Random } from '../../fuzz/random.ts';

const DATA = randomBytes(5000);
const DONE = { kind: 'done', at: '2026-01-15T10:00:00.000Z' } as const;

class Bench {
  readonly secrets = new MemorySecretStore();
  readonly problems = new Set<string>();
  database = new SimulatedDatabase();
  disk: SimulatedDisk;

  constructor(failAt: SimulatedDiskOptions['failAt']) {
    this.disk = new SimulatedDisk({ random: new Random(7), failAt: failAt ?? null });
  }

  open(): Promise<SealedSpool> {
    const clock = new FakeClock();
    const { disk, database, secrets, problems } = this;
    const index = new SimulatedIndex({ database, disk, random: new Random(8), fault: null });
    return SealedSpool.open({
      ...{ disk, index, clock, segmentBytes: 1024 },
      keys: new SpoolKeys(secrets, clock),
      settings: () => ({ reserveBytes: 0, quotaBytes: null }),
      problems: { began: (code) => void problems.add(code), ended: () => undefined },
    });
  }

  /** The disk works again, and the PC starts. */
  repaired(): Promise<SealedSpool> {
    this.disk = this.disk.afterCrash({ random: new Random(9) });
    return this.open();
  }
}

/** What each run tries: two objects, of which the first is done with. Fills `stored` with what was acknowledged and stays. */
async function work(bench: Bench, stored: string[]): Promise<void> {
  const spool = await bench.open();
  for (const uid of ['1.1', '1.2']) stored.push((await storeObject(spool, DATA, factsOf(uid))).id);
  spool.setState(stored.shift() ?? '', DONE);
  await spool.settled();
  await spool[Symbol.asyncDispose]();
}

const CODES = ['ENOSPC', 'EIO', 'EROFS', 'EDQUOT'] as const;
const cases = CODES.flatMap((code) => [[code, false] as const, [code, true] as const]);

test.each(cases)(
  '%s at any call (for good: %s): refused and told, never a lie, nothing crashes',
  async (code, lasts) => {
    const undisturbed = new Bench(null);
    await work(undisturbed, []);
    const { calls } = undisturbed.disk;
    expect(calls).toBeGreaterThan(40);
    let refused = 0;
    for (let call = 1; call <= calls; call++) {
      const bench = new Bench({ call, code, lasts });
      const stored: string[] = [];
      const failure: unknown = await work(bench, stored).catch((error: unknown) => error);
      if (failure !== undefined) {
        const expected = /NOSPC|DQUOT/.test(code) ? 'disk-reserve' : 'io';
        expect(failure, `call ${call}`).toBeInstanceOf(SpoolError);
        expect((failure as SpoolError).code).toBe(expected);
        refused += 1;
      }
      const spool = await bench.repaired();
      await spool.settled();
      for (const id of stored) expect((await readWhole(spool, id)).equals(DATA)).toBe(true);
      expect(spool.open().filter(({ state }) => state.kind === 'held')).toEqual([]);
    }
    expect(refused).toBeGreaterThan(10);
  },
);

test('a real file system that fills up in the middle of an object: refused, cleaned up, and on it goes', async (context) => {
  await using harness = await SpoolHarness.create();
  const small = join(harness.folder.path, 'spool');
  mkdirSync(small);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', small], { stdio: 'ignore' });
  } catch {
    context.skip('only root may mount a small file system');
  }
  try {
    const spool = await harness.start();
    const first = await storeObject(spool, DATA);
    const tooLarge = storeObject(spool, randomBytes(4 * 1024 * 1024), factsOf('1.9'));
    await expect(tooLarge).rejects.toMatchObject({ code: 'disk-reserve' });
    expect(harness.problems.get('spool-full')).toEqual({ code: 'disk-reserve' });
    await storeObject(spool, DATA);
    expect((await readWhole(spool, first.id)).equals(DATA)).toBe(true);
    expect(harness.problems.size).toBe(0);
  } finally {
    await harness.stop();
    execFileSync('umount', [small]);
  }
});
