import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PatientSpool } from '../../../electron/agent/spool/patient-spool.ts';
import type { SpoolEntry } from '../../../electron/agent/spool/spool-entry.ts';
import type { SpoolError } from '../../../electron/agent/spool/spool-error.ts';
import { eventually } from '../../fakes/eventually.ts';
import { factsOf, SpoolHarness, storeObject } from '../../fakes/spool-harness.ts';

test('a folder that cannot be used refuses images and is tried again, and what lay there is told then', async () => {
  await using harness = await SpoolHarness.create();
  const earlier = await storeObject(await harness.start(), randomBytes(900), factsOf('1.2.1'));
  await harness.stop();
  const inTheWay = harness.folder.join('ledger.sqlite-elsewhere');
  writeFileSync(inTheWay, 'no database');
  const failures: SpoolError[] = [];
  let isMounted = false;
  await using spool = await PatientSpool.open({
    clock: harness.clock,
    open: async () => {
      // What an unmounted volume looks like: a file where a folder is wanted.
      harness.root = isMounted ? harness.folder.path : inTheWay;
      return harness.openOnly();
    },
    failed: (error) => void failures.push(error),
  });
  const told: SpoolEntry[] = [];
  using _ = spool.subscribe((entry) => void told.push(entry));
  await expect(spool.begin(factsOf('1.2.2'))).rejects.toMatchObject({ code: 'io' });
  expect([spool.open(), spool.entry(earlier.id), failures.length]).toEqual([[], null, 1]);
  await harness.clock.advance(60_000);
  await eventually('a second try', () => failures.length === 2);
  isMounted = true;
  rmSync(inTheWay);
  await harness.clock.advance(60_000);
  await eventually('what lay there is told', () => told.some(({ id }) => id === earlier.id));
  expect((await storeObject(spool, randomBytes(500), factsOf('1.2.2'))).bytes).toBe(500);
  expect(failures).toHaveLength(2);
});
