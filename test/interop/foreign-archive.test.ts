import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isUnknownToDcmtk, validFiles } from '../fixtures/corpus.ts';
import type { SampleFile } from '../fixtures/dicom-samples.ts';
import { fingerprints, type Part10 } from '../fixtures/part10.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { storeObjects } from '../fixtures/storage-scu.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { AgentProcess } from '../fixtures/tern.ts';
import { worklistEntry, worklistKeys } from '../fixtures/worklist.ts';
import { echoscu, findscu, Storescp, storescu, storeStatuses } from './support/dcmtk.ts';
import { Orthanc } from './support/orthanc.ts';
import { Stunnel } from './support/stunnel.ts';

// Nothing of ours at the far end: Orthanc, or DCMTK's storescp, behind a stunnel with a pre-shared key.
const isReady = needsPrograms('storescu', 'storescp', 'findscu', 'stunnel', 'Orthanc');

let stack: AsyncDisposableStack;
let files: readonly SampleFile[];
let orthanc: Orthanc;
let agent: AgentProcess;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  if (!isReady) return;
  const folder = stack.use(await TempFolder.create());
  files = await validFiles(folder.join('samples'));
  orthanc = stack.use(await Orthanc.start());
  agent = await agentTo(stack, orthanc.dicomPort);
});
afterAll(async () => {
  await stack.disposeAsync();
});

/** DCMTK knows the transfer syntax, and the dataset's length is even: it aborts on odd ones. */
function isTakenByDcmtk(object: Part10): boolean {
  return !isUnknownToDcmtk(object.transferSyntaxUid) && object.dataset.length % 2 === 0;
}

/** An agent whose far end is a stunnel in front of that port. */
async function agentTo(on: AsyncDisposableStack, archivePort: number): Promise<AgentProcess> {
  const psk = { identity: 'clinic-7', keyHex: randomBytes(32).toString('hex') };
  const far = on.use(await Stunnel.start({ role: 'server', connectPort: archivePort, psk }));
  return on.use(await AgentProcess.toFarEnd(far.port, psk));
}

test('a C-ECHO is answered by Orthanc', async () => {
  const echo = await echoscu({ port: agent.dicomPort });
  expect(echo.stderr + echo.stdout).toContain('Received Echo Response (Success)');
  expect(echo.exitCode).toBe(0);
});

test('what DCMTK stores in Orthanc through the agent is what it stores there directly', async () => {
  const paths = files.map(({ path }) => path);
  const objects = files.map(({ object }) => object);
  const direct = await storescu({ port: orthanc.dicomPort }, paths, objects);
  const expected = await orthanc.datasetDigests();
  await orthanc.clear();
  const relayed = await storescu({ port: agent.dicomPort }, paths, objects);
  expect(storeStatuses(relayed)).toEqual(storeStatuses(direct));
  expect(storeStatuses(relayed)).toContain('Success');
  expect(await orthanc.datasetDigests()).toEqual(expected);
});

test('the same C-FIND has the same matches through the agent, at study and at patient level', async () => {
  const queries = [
    ['-S', ['0008,0052=STUDY', '0020,000D', '0010,0010']],
    ['-P', ['0008,0052=PATIENT', '0010,0020']],
    ['-S', ['0008,0052=STUDY', '0010,0010=ZQ*', '0020,000D']],
  ] as const;
  for (const [model, keys] of queries) {
    const direct = await findscu({ port: orthanc.dicomPort, calledAe: 'ORTHANC' }, model, keys);
    const relayed = await findscu({ port: agent.dicomPort, calledAe: 'ORTHANC' }, model, keys);
    expect(relayed.exitCode).toBe(0);
    expect(relayed.matches).toBe(direct.matches);
    expect(relayed.matches).toBeGreaterThan(0);
  }
});

test('a worklist query through the agent finds the step of its own station', async () => {
  await orthanc.addWorklist('one', worklistEntry(1, 'CT1'));
  await orthanc.addWorklist('two', worklistEntry(2, 'CT2'));
  const found = await findscu({ port: agent.dicomPort }, '-W', worklistKeys('CT1'));
  expect(found.exitCode).toBe(0);
  expect(found.matches).toBe(1);
  expect(found.stderr + found.stdout).toContain('STEP1');
});

test('every object reaches a bit-preserving receiver with the bytes it has there when sent directly', async () => {
  await using own = new AsyncDisposableStack();
  const [direct, far] = [own.use(await Storescp.start()), own.use(await Storescp.start())];
  const relay = await agentTo(own, far.port);
  const paths = files.map(({ path }) => path);
  const objects = files.map(({ object }) => object);
  const sentDirectly = await storescu({ port: direct.port }, paths, objects);
  const relayed = await storescu({ port: relay.dicomPort }, paths, objects);
  expect(storeStatuses(relayed)).toEqual(storeStatuses(sentDirectly));
  expect(fingerprints(await far.objects())).toEqual(fingerprints(await direct.objects()));
  // What DCMTK cannot send, and everything else once more without its touching the dataset.
  await far.clear();
  const known = objects.filter(isTakenByDcmtk);
  const results = await storeObjects({ port: relay.dicomPort }, known);
  expect(results.filter(({ status }) => status !== 0)).toEqual([]);
  expect(fingerprints(await far.objects())).toEqual(fingerprints(known));
});

test('what the far end refuses to negotiate is refused to the device as well', async () => {
  const unknown = files
    .map(({ object }) => object)
    .filter((object) => isUnknownToDcmtk(object.transferSyntaxUid));
  await using own = new AsyncDisposableStack();
  const far = own.use(await Storescp.start());
  const relay = await agentTo(own, far.port);
  const results = await storeObjects({ port: relay.dicomPort }, unknown);
  expect(results.length).toBeGreaterThan(0);
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set([null]));
});

test('a far end that breaks off takes the device along, and the next device is served', async () => {
  await using own = new AsyncDisposableStack();
  const far = own.use(await Storescp.start());
  const relay = await agentTo(own, far.port);
  const good = files.map(({ object }) => object).find(isTakenByDcmtk)!;
  const odd = { ...good, dataset: good.dataset.subarray(0, good.dataset.length - 1) };
  await expect(storeObjects({ port: relay.dicomPort }, [odd])).rejects.toThrow('broke off');
  expect(await far.objects()).toEqual([]);
  const [result] = await storeObjects({ port: relay.dicomPort }, [good]);
  expect(result?.status).toBe(0);
});
