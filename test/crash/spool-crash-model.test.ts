import { expect, test } from 'vitest';
import { MemorySecretStore } from '../fakes/memory-secret-store.ts';
import { runCrashes, type Fault } from './crash-run.ts';

const RUNS = 2000;

test('after a crash at any call, with anything torn that was not synced: what was acknowledged is there', async () => {
  const secrets = new MemorySecretStore();
  let [acknowledged, erased] = [0, 0];
  for (let seed = 1; seed <= RUNS; seed++) {
    const result = await runCrashes({ seed, secrets });
    expect(result.broken, `seed ${seed}`).toEqual([]);
    acknowledged += result.acknowledged;
    erased += result.erased;
  }
  // The model did something: otherwise nothing could have broken.
  expect(acknowledged).toBeGreaterThan(RUNS);
  expect(erased).toBeGreaterThan(RUNS / 10);
});

/** Each takes away one step that the promise rests on. */
const FAULTS: readonly (readonly [string, Fault])[] = [
  ['file is not synced', { kind: 'disk', fault: 'no-file-sync' }],
  ['folder is not synced', { kind: 'disk', fault: 'no-directory-sync' }],
  ['folder of a new folder is not synced', { kind: 'disk', fault: 'no-parent-sync' }],
  ['end is not durable before the file is erased', { kind: 'index', fault: 'late-states' }],
];

test.each(FAULTS)('the model finds it when the %s', async (_name, fault) => {
  const secrets = new MemorySecretStore();
  const broken: string[] = [];
  for (let seed = 1; seed <= RUNS && broken.length === 0; seed++)
    broken.push(...(await runCrashes({ seed, secrets, fault })).broken);
  expect(broken).not.toEqual([]);
});

test('rows that are lost after all are made again from the files', async () => {
  const secrets = new MemorySecretStore();
  const fault = { kind: 'index', fault: 'late-rows' } as const;
  for (let seed = 1; seed <= 500; seed++)
    expect((await runCrashes({ seed, secrets, fault })).broken, `seed ${seed}`).toEqual([]);
});
