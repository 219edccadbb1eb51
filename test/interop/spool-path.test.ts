import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { exportObjects } from '../../cloud/objects/export-objects.ts';
import { dataFolderAt } from '../../cloud/storage/data-folder.ts';
import { ObjectFiles } from '../../cloud/storage/object-files.ts';
import type { AckPolicy } from '../../electron/contract/agent-config.ts';
import type { LedgerState, AgentStatus } from '../../electron/contract/agent-status.ts';
import { describeProblem } from '../../electron/contract/problem-words.ts';
import { eventually } from '../fakes/eventually.ts';
import { filesBelow, seenBelow } from '../fakes/kept-images.ts';
import { WholePath } from '../fakes/whole-path.ts';
import { validFiles } from '../fixtures/corpus.ts';
import { ctImage, MARKER, type SampleFile } from '../fixtures/dicom-samples.ts';
import { fingerprints, parsePart10, readPart10, type Part10 } from '../fixtures/part10.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { storeObjects } from '../fixtures/storage-scu.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { Storescp, storescu, storeStatuses } from './support/dcmtk.ts';

// "Safe on this PC" from end to end: DCMTK, the real agent with its sealed spool, TLS, the real cloud.
const isReady = needsPrograms('storescu', 'storescp');

let stack: AsyncDisposableStack;
let folder: TempFolder;
let files: readonly SampleFile[];
/** What a bit-preserving receiver has of the same send, without Tern. */
let arrivesDirectly: readonly string[];
let path: WholePath;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  if (!isReady) return;
  folder = stack.use(await TempFolder.create());
  files = await validFiles(folder.join('samples'));
  await using direct = await Storescp.start();
  expect(new Set(await sendCorpus(direct.port))).toEqual(new Set(['Success']));
  arrivesDirectly = kinds(await direct.objects());
});
beforeEach(async () => {
  path = await WholePath.startPaired();
});
afterEach(async () => {
  await path[Symbol.asyncDispose]();
});
afterAll(async () => {
  await stack.disposeAsync();
});

/** Statuses in order; what DCMTK cannot send it leaves out. */
async function sendCorpus(port: number): Promise<readonly string[]> {
  const sent = await storescu(
    { port, callingAe: 'DCMTK' },
    files.map((file) => file.path),
    files.map(({ object }) => object),
  );
  return storeStatuses(sent);
}

const image = (n: number): Part10 => parsePart10(ctImage({ kind: 5, n, rows: 64, columns: 64 }));

async function sendImage(n: number, callingAe = 'CT-1'): Promise<number | null> {
  const [result] = await storeObjects({ port: path.dicomPort, callingAe }, [image(n)]);
  return result?.status ?? null;
}

/** The cloud keeps equal objects once. */
const kinds = (objects: readonly Part10[]): readonly string[] => [
  ...new Set(fingerprints(objects)),
];

const policy = (value: AckPolicy): Promise<unknown> =>
  path.agent.handlers.setConfig({ path: 'ackPolicy', value });

/** Everything that the cloud holds, opened and read. */
async function inTheCloud(): Promise<readonly string[]> {
  await using out = await TempFolder.create();
  const sealed = new ObjectFiles(
    [dataFolderAt(path.cloudDir).objects],
    path.cloud.registry.masterKey,
  );
  const written = await exportObjects(path.cloud.registry.objects.list(), sealed, out.path);
  return kinds(await Promise.all(written.map(({ file }) => readPart10(file))));
}

const untilSpool = (what: string, holds: (spool: NonNullable<AgentStatus['spool']>) => boolean) =>
  path.untilStatus(what, ({ spool }) => spool !== null && holds(spool));
const untilEmpty = (): Promise<AgentStatus> =>
  untilSpool('nothing waits', (s) => s.queued + s.awaitingReceipt + s.held === 0);
const untilOffline = (): Promise<AgentStatus> =>
  path.untilStatus('offline', ({ link }) => link.kind === 'offline');

const spoolFiles = (): Promise<readonly string[]> =>
  filesBelow(join(path.agentDir, 'spool', 'objects'));
const untilErased = (): Promise<unknown> =>
  eventually('the spool folder is empty', async () => (await spoolFiles()).length === 0);

async function ledgerStates(): Promise<Partial<Record<LedgerState, number>>> {
  const counts: Partial<Record<LedgerState, number>> = {};
  for (const { state } of await path.ledger()) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** What must not be read on this PC: names of patients, UIDs of objects, pieces of pixels. */
function tellTales(): readonly Buffer[] {
  const windows = files
    .map(({ object: { dataset } }) => dataset.subarray(-48, -16))
    // Pixels that look like nothing else; zeros stand everywhere.
    .filter((window) => new Set(window).size > 16);
  return [Buffer.from(MARKER), ...windows];
}

test('the cloud is away: DCMTK gets success for all, nothing can be read here, and all of it arrives when the cloud is back', async () => {
  await policy('spool');
  await path.stopCloud();
  await untilOffline();
  const statuses = await sendCorpus(path.dicomPort);
  // Some files of the corpus hold the same image: it is kept once.
  const count = arrivesDirectly.length;
  expect(statuses.length).toBeGreaterThanOrEqual(count);
  expect(count).toBeGreaterThan(files.length / 2);
  expect(new Set(statuses)).toEqual(new Set(['Success']));
  const { spool } = await untilSpool('all are kept', ({ queued }) => queued >= count);
  expect(spool).toMatchObject({ queued: count, held: 0 });
  expect(await spoolFiles()).toHaveLength(count);
  expect(await ledgerStates()).toEqual({ queued: count });
  expect(tellTales().length).toBeGreaterThan(files.length / 4);
  expect(await seenBelow(path.agentDir, tellTales())).toEqual([]);
  const uids = files.map(({ object }) => Buffer.from(object.sopInstanceUid));
  expect(await seenBelow(join(path.agentDir, 'spool'), uids)).toEqual([]);

  await path.stopAgent();
  await path.startAgent();
  await untilSpool('all are here', ({ queued }) => queued === count);
  await path.startCloud();
  await untilEmpty();
  expect(await inTheCloud()).toEqual(arrivesDirectly);
  expect(await ledgerStates()).toEqual({ delivered: count });
  await untilErased();
  expect(await seenBelow(path.agentDir, tellTales())).toEqual([]);
});

test('cloud first: relayed while the cloud is there, kept while it is not; changed live, and for one machine alone', async () => {
  await policy('cloud-first');
  expect(await sendImage(0)).toBe(0);
  await path.untilStatus('delivered', ({ today }) => today.delivered === 1);
  await path.stopCloud();
  await untilOffline();
  expect(await sendImage(1)).toBe(0);
  await untilSpool('one is kept', ({ queued }) => queued === 1);

  // "Safe in the cloud" again: from now on nobody gets success for what is only here.
  await policy('relay');
  await expect(sendImage(2)).rejects.toThrow();
  const { devices } = await path.agent.handlers.listDevices({ withSample: false });
  const ct1 = devices.find(({ aeTitle }) => aeTitle === 'CT-1');
  await path.agent.handlers.setDevice({ id: ct1!.id, ackPolicy: 'spool' });
  expect(await sendImage(2)).toBe(0);
  await expect(sendImage(3, 'CT-2')).rejects.toThrow();
  await untilSpool('two are kept', ({ queued }) => queued === 2);

  await path.startCloud();
  await untilEmpty();
  expect(await sendImage(3, 'CT-2')).toBe(0);
  await path.untilStatus('all delivered', ({ today }) => today.delivered === 4);
  expect(await inTheCloud()).toEqual(fingerprints([0, 1, 2, 3].map(image)));
});

test('a PC that is not paired yet keeps images and sends them after pairing', async () => {
  await using other = await WholePath.start();
  await path[Symbol.asyncDispose]();
  path = other;
  await policy('spool');
  expect(await sendImage(0)).toBe(0);
  await untilSpool('it is kept', ({ queued }) => queued === 1);
  await path.pair(path.code());
  await untilEmpty();
  expect(await inTheCloud()).toEqual(fingerprints([image(0)]));
});

test('the cloud restarts in the middle of sending: each object is there once, with a receipt', async () => {
  await policy('spool');
  await path.stopCloud();
  await untilOffline();
  const objects = Array.from({ length: 60 }, (_, n) =>
    parsePart10(ctImage({ kind: 6, n, rows: 256, columns: 256 })),
  );
  await storeObjects({ port: path.dicomPort }, objects);
  await path.agent.handlers.setConfig({ path: 'link.maxBytesPerSecond', value: 3_000_000 });
  await path.startCloud();
  for (const share of [5, 15]) {
    await eventually('some are there', () => path.cloud.registry.objects.list().length >= share);
    await path.stopCloud();
    await path.startCloud();
  }
  await path.agent.handlers.setConfig({ path: 'link.maxBytesPerSecond', value: null });
  await untilEmpty();
  expect(path.cloud.registry.objects.list()).toHaveLength(objects.length);
  expect(await inTheCloud()).toEqual(fingerprints(objects));
  expect(await ledgerStates()).toEqual({ delivered: objects.length });
});

/** Takes the spool's keys out of the keychain and gives them back on call. */
function takeKeys(): () => void {
  const { secrets } = path.secrets;
  const taken = [...secrets].filter(([name]) => name.startsWith('spool-key'));
  for (const [name] of taken) secrets.delete(name);
  return () => {
    // The newer key stays the one in use.
    for (const [name, value] of taken) if (!secrets.has(name)) secrets.set(name, value);
  };
}

test('the key is gone from the keychain: that is said, new images go on; with the key back the old ones go, too', async () => {
  await policy('spool');
  await path.stopCloud();
  expect(await sendImage(0)).toBe(0);
  expect(await sendImage(1)).toBe(0);
  await path.stopAgent();
  const giveBack = takeKeys();
  await path.startAgent();
  const status = await path.untilStatus('the missing key is told', ({ problems }) =>
    problems.some(({ code, isOngoing }) => code === 'spool-key-missing' && isOngoing),
  );
  const problem = status.problems.find(({ code }) => code === 'spool-key-missing');
  expect(describeProblem(problem!).advice).not.toBe('');
  await untilSpool('both are held', ({ held }) => held === 2);
  await path.startCloud();
  expect(await sendImage(2)).toBe(0);
  await path.untilStatus('the new one is delivered', ({ today }) => today.delivered === 1);
  expect(await inTheCloud()).toEqual(fingerprints([image(2)]));
  expect(await ledgerStates()).toEqual({ held: 2, delivered: 1 });

  // Without the key nothing is sent, whoever asks for it.
  await path.agent.handlers.retryHeld({ sopInstanceUid: null });
  await untilSpool('both are held again', ({ held, queued }) => held === 2 && queued === 0);
  giveBack();
  await path.agent.handlers.retryHeld({ sopInstanceUid: null });
  await untilEmpty();
  expect(await inTheCloud()).toEqual(fingerprints([0, 1, 2].map(image)));
  await path.untilStatus('the problem is over', ({ problems }) =>
    problems.every(({ code, isOngoing }) => code !== 'spool-key-missing' || !isOngoing),
  );
});

test('what is held and given up by a person is erased, stands in the ledger and in the log, and is never sent', async () => {
  await policy('spool');
  await path.stopCloud();
  expect(await sendImage(0)).toBe(0);
  expect(await sendImage(1)).toBe(0);
  // What is only waiting cannot be given up.
  const uid = image(0).sopInstanceUid;
  const discard = () =>
    path.agent.handlers.discardHeld({
      which: { kind: 'of-uid', sopInstanceUid: uid },
      by: 'terminal',
    });
  expect(await discard()).toEqual({ images: 0 });
  await path.stopAgent();
  const giveBack = takeKeys();
  await path.startAgent();
  await untilSpool('both are held', ({ held }) => held === 2);
  expect(await discard()).toEqual({ images: 1 });
  expect(await discard()).toEqual({ images: 0 });
  giveBack();
  await path.agent.handlers.retryHeld({ sopInstanceUid: null });
  await path.startCloud();
  await untilEmpty();
  await untilErased();
  expect(await inTheCloud()).toEqual(fingerprints([image(1)]));
  expect(await ledgerStates()).toEqual({ discarded: 1, delivered: 1 });
  const logs = await Promise.all(
    (await filesBelow(join(path.agentDir, 'log'))).map((file) => readFile(file, 'utf8')),
  );
  expect(logs.join('')).toContain('spool.discarded');
  expect(logs.join('')).not.toContain(uid);
});
