import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isUnknownToDcmtk, validFiles } from '../fixtures/corpus.ts';
import type { SampleFile } from '../fixtures/dicom-samples.ts';
import { oddObjects } from '../fixtures/odd-objects.ts';
import { parsePart10, sha256, type Part10 } from '../fixtures/part10.ts';
import { until } from '../fixtures/poll.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { storeObjects } from '../fixtures/storage-scu.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { AgentProcess, CloudProcess, type StoredObject } from '../fixtures/tern.ts';
import { echoscu, Storescp, storescu, storeStatuses } from './support/dcmtk.ts';

// Programs of others send; our agent and our receiving service carry and keep.
const isReady = needsPrograms('storescu', 'storescp', 'echoscu');

let stack: AsyncDisposableStack;
let files: readonly SampleFile[];
let cloud: CloudProcess;
let agent: AgentProcess;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  if (!isReady) return;
  const folder = stack.use(await TempFolder.create());
  files = await validFiles(folder.join('samples'));
  cloud = stack.use(await CloudProcess.start());
  agent = stack.use(await AgentProcess.paired(cloud));
});
afterAll(async () => {
  await stack.disposeAsync();
});

/** One line for each different object; the cloud keeps equal ones once and different ones under one UID both. */
function kinds(objects: readonly Part10[]): readonly string[] {
  const lines = objects.map(
    (o) => `${o.sopInstanceUid} ${o.transferSyntaxUid} ${o.sopClassUid} ${sha256(o.dataset)}`,
  );
  return [...new Set(lines)].sort();
}

function storedKinds(stored: readonly StoredObject[], callingAe: string): readonly string[] {
  return stored
    .filter(({ callingAeTitle }) => callingAeTitle === callingAe)
    .map((o) => `${o.sopInstanceUid} ${o.transferSyntaxUid} ${o.sopClassUid} ${o.sha256}`)
    .sort();
}

test('a C-ECHO from DCMTK is answered through the agent', async () => {
  const echo = await echoscu({ port: agent.dicomPort });
  expect(echo.stdout + echo.stderr).toContain('Received Echo Response (Success)');
});

test('what DCMTK sends arrives in the cloud with the dataset that storescp +B has of the same send', async () => {
  await using direct = await Storescp.start();
  const paths = files.map(({ path }) => path);
  const objects = files.map(({ object }) => object);
  const sentDirectly = await storescu({ port: direct.port }, paths, objects);
  const relayed = await storescu({ port: agent.dicomPort, callingAe: 'DCMTK' }, paths, objects);
  expect(storeStatuses(relayed)).toEqual(storeStatuses(sentDirectly));
  expect(new Set(storeStatuses(relayed))).toEqual(new Set(['Success']));
  expect(storedKinds(await cloud.objects(), 'DCMTK')).toEqual(kinds(await direct.objects()));
});

test('every object arrives exactly as it lies in its file, those that DCMTK cannot send included', async () => {
  await using other = await CloudProcess.start();
  await using own = await AgentProcess.paired(other);
  const objects = files.map(({ object }) => object);
  const peer = { port: own.dicomPort, callingAe: 'TESTSCU' };
  const results = await storeObjects(peer, objects);
  expect(results.filter(({ status }) => status !== 0)).toEqual([]);
  expect(objects.some((object) => isUnknownToDcmtk(object.transferSyntaxUid))).toBe(true);
  expect(storedKinds(await other.objects(), 'TESTSCU')).toEqual(kinds(objects));
  const folder = join(other.data, '..', 'export');
  await mkdir(folder);
  await other.admin('export', '--out', folder);
  const exported = await Promise.all(
    (await readdir(folder)).map(async (name) => parsePart10(await readFile(join(folder, name)))),
  );
  expect(kinds(exported)).toEqual(kinds(objects));
});

test('every odd object is relayed untouched or refused with a status, and the next device is served', async () => {
  const odd = await oddObjects();
  const before = new Set((await cloud.objects()).map(({ sha256: digest }) => digest));
  const accepted: string[] = [];
  const fates: string[] = [];
  for (const { name, object } of odd) {
    const [result] = await storeObjects({ port: agent.dicomPort, callingAe: 'ODD' }, [object]);
    const status = result?.status ?? null;
    fates.push(`${name}: ${status === null ? 'context refused' : status.toString(16)}`);
    if (status === 0) accepted.push(sha256(object.dataset));
  }
  const stored = new Set((await cloud.objects()).map(({ sha256: digest }) => digest));
  expect(accepted.filter((digest) => !stored.has(digest))).toEqual([]);
  // Nothing is kept of what was refused.
  const extra = [...stored].filter((digest) => !before.has(digest) && !accepted.includes(digest));
  expect(extra).toEqual([]);
  // Warnings (Bxxx) do not occur: it is either success or a failure that says why (PS3.4 Table B.2-1, PS3.7 C).
  expect(
    fates.filter((fate) => !/: (0|1[0-9a-f]{2}|a[79][0-9a-f]{2}|c[0-9a-f]{3})$/.test(fate)),
  ).toEqual([]);
  expect((await echoscu({ port: agent.dicomPort })).exitCode).toBe(0);
});

test('the ledger names every delivery with the digest that the cloud holds, and gets a receipt for each', async () => {
  type Entry = { sopInstanceUid: string; sha256: string | null; state: string };
  const entries = await until('a receipt for every accepted object', async () => {
    const all = (await agent.ternJson('transfers', '--limit', '1000')) as readonly Entry[];
    return all.some(({ state }) => state === 'accepted') ? null : all;
  });
  const states = new Set(entries.map(({ state }) => state));
  expect(states).toEqual(new Set(['delivered']));
  const held = new Set((await cloud.objects()).map((o) => `${o.sopInstanceUid} ${o.sha256}`));
  expect(entries.filter((e) => !held.has(`${e.sopInstanceUid} ${e.sha256 ?? ''}`))).toEqual([]);
});
