import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AgentStatus, LedgerEntry } from '../../electron/contract/agent-status.ts';
import { ctImage, MARKER } from '../fixtures/dicom-samples.ts';
import { parsePart10, type Part10 } from '../fixtures/part10.ts';
import { until } from '../fixtures/poll.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { CloudProcess, type StoredObject } from '../fixtures/tern.ts';
import { storescu, storeStatuses } from '../interop/support/dcmtk.ts';
import { needsWindows } from './support/needs-windows.ts';
import { PC_START_TIMEOUT_MS, WindowsPc } from './support/windows-pc.ts';
import { DATA, WindowsTern } from './support/windows-tern.ts';

// The cloud runs on this system, so that what it holds can be asked for quickly while the Windows agent works.
const isReady = needsWindows('storescu');
const OBJECTS = 60;

let stack: AsyncDisposableStack;
let pc: WindowsPc;
let cloud: CloudProcess;
let tern: WindowsTern;
let files: readonly string[];
let objects: readonly Part10[];
let spoolStudy: TempFolder;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  if (!isReady) return;
  const folder = stack.use(await TempFolder.create());
  await mkdir(folder.join('study'));
  spoolStudy = stack.use(await TempFolder.create());
  const images = Array.from({ length: OBJECTS }, (_, n) =>
    ctImage({ kind: 1, n, rows: 512, columns: 512 }),
  );
  objects = images.map(parsePart10);
  files = images.map((_, n) => folder.join('study', `${n}.dcm`));
  await Promise.all(files.map((file, n) => writeFile(file, images[n]!)));
  cloud = stack.use(await CloudProcess.start());
  pc = stack.use(await WindowsPc.start());
  tern = await WindowsTern.start(pc, cloud.pskPort);
  const caFile = `Z:${cloud.data.replaceAll('/', '\\')}\\ca.pem`;
  const place = { url: cloud.url, pskPort: cloud.pskPort, caFile };
  expect(await tern.pair(place, await cloud.pairingCode('Test clinic'))).toMatchObject({ code: 0 });
  await untilStatus('online', ({ link }) => link.kind === 'online');
}, PC_START_TIMEOUT_MS);
afterAll(async () => {
  await stack.disposeAsync();
});

const untilStatus = async (
  what: string,
  is: (status: AgentStatus) => boolean,
): Promise<AgentStatus> =>
  await until(what, async () => {
    const status = (await tern.json('status')) as AgentStatus;
    return is(status) ? status : null;
  });
const sendStudy = (): ReturnType<typeof storescu> =>
  storescu({ port: tern.dicomPort, callingAe: 'CT-1' }, files, objects);
const fingerprintsOf = (images: readonly Part10[]): readonly string[] =>
  images.map(({ sopInstanceUid, dataset }) => {
    return `${sopInstanceUid} ${createHash('sha256').update(dataset).digest('hex')}`;
  });
const sent = (): readonly string[] => fingerprintsOf(objects);
const isOf = (images: readonly Part10[]): ((stored: StoredObject) => boolean) => {
  const uids = new Set(images.map(({ sopInstanceUid }) => sopInstanceUid));
  return ({ sopInstanceUid }) => uids.has(sopInstanceUid);
};
const spoolOf = async (): Promise<NonNullable<AgentStatus['spool']>> => {
  const { spool } = (await tern.json('status')) as AgentStatus;
  if (spool === null) throw new Error('the agent keeps nothing');
  return spool;
};
const delivered = async (): Promise<readonly string[]> => {
  const entries = (await tern.json('transfers', '--limit', '1000')) as readonly LedgerEntry[];
  return entries
    .filter(({ state }) => state === 'delivered')
    .map(({ sopInstanceUid }) => sopInstanceUid);
};

test('an agent that is killed in the middle of a study starts again at once; the study sent anew is there once, each byte of it', async () => {
  // 30 MB at this pace take long enough to be interrupted anywhere.
  await tern.json('config', 'set', 'link.maxBytesPerSecond', '2000000');
  const interrupted = sendStudy();
  await until('the first images in the cloud', async () => (await cloud.objects()).length > 0);
  await tern.program.kill();
  const acknowledged = storeStatuses(await interrupted).filter((status) => status === 'Success');
  expect((await interrupted).exitCode).not.toBe(0);
  expect(acknowledged.length).toBeLessThan(OBJECTS);
  expect((await cloud.objects()).length).toBeGreaterThanOrEqual(acknowledged.length);
  // The same folder at once: what the killed process held of it, the system has taken back.
  await tern.startAgain();
  await tern.json('config', 'set', 'link.maxBytesPerSecond', 'null');
  await untilStatus('online', ({ link }) => link.kind === 'online');
  expect(new Set(storeStatuses(await sendStudy()))).toEqual(new Set(['Success']));
  const held = (await cloud.objects()).map(
    ({ sopInstanceUid, sha256 }) => `${sopInstanceUid} ${sha256}`,
  );
  expect(held.sort()).toEqual([...sent()].sort());
  await untilStatus('every receipt', ({ today }) => today.awaitingReceipt === 0);
  const uids = objects.map(({ sopInstanceUid }) => sopInstanceUid);
  expect(new Set(await delivered())).toEqual(new Set(uids));
});

test('an agent that is killed while it keeps and sends a study starts again with all that it said is safe; the cloud gets each image once', async () => {
  const more = Array.from({ length: OBJECTS }, (_, n) =>
    ctImage({ kind: 2, n, rows: 256, columns: 256 }),
  );
  const kept = more.map(parsePart10);
  const keptFiles = await Promise.all(
    more.map(async (bytes, n) => {
      await writeFile(spoolStudy.join(`${n}.dcm`), bytes);
      return spoolStudy.join(`${n}.dcm`);
    }),
  );
  const peer = { port: tern.dicomPort, callingAe: 'CT-1' };
  const send = () => storescu(peer, keptFiles, kept);
  await tern.json('config', 'set', 'ackPolicy', 'spool');
  // So slow that nothing of it is through when the agent is killed.
  await tern.json('config', 'set', 'link.maxBytesPerSecond', '100000');
  const interrupted = send();
  await until('some are kept', async () => (await spoolOf()).queued >= 10);
  await tern.program.kill();
  const acknowledged = storeStatuses(await interrupted).filter((answer) => answer === 'Success');
  expect(acknowledged.length).toBeGreaterThanOrEqual(10);
  await tern.startAgain();
  const { queued, awaitingReceipt } = await spoolOf();
  const before = (await cloud.objects()).filter(isOf(kept)).length;
  expect(queued + awaitingReceipt + before).toBeGreaterThanOrEqual(acknowledged.length);
  // The same folder takes the study anew, with what it has of it already.
  expect(new Set(storeStatuses(await send()))).toEqual(new Set(['Success']));
  await tern.json('config', 'set', 'link.maxBytesPerSecond', 'null');
  await until(
    'nothing waits',
    async () => {
      const spool = await spoolOf();
      return spool.queued + spool.awaitingReceipt + spool.held === 0;
    },
    120_000,
  );
  const held = (await cloud.objects())
    .filter(isOf(kept))
    .map(({ sopInstanceUid, sha256 }) => `${sopInstanceUid} ${sha256}`);
  expect(held.sort()).toEqual([...fingerprintsOf(kept)].sort());
  const folder = pc.unixPath(`${DATA}\\spool\\objects`);
  const left = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile());
  await until('the files are erased', async () => (await left()).length === 0);
});

test('neither patient data nor keys lie in the data folder, logs included', async () => {
  const folder = pc.unixPath(DATA);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const contents = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => readFile(`${entry.parentPath}/${entry.name}`)),
  );
  const all = Buffer.concat(contents);
  expect(all.includes('"association.ended"')).toBe(true);
  expect(all.includes(MARKER)).toBe(false);
  const keys = await pc.runScript('find-secrets', [DATA]);
  expect(JSON.parse(keys.stdout)).toEqual({ secrets: 3, found: [] });
});

test('the ledger that lived through it is sound', async () => {
  expect(await tern.program.pressCtrlC()).toBe(0);
  using ledger = new DatabaseSync(pc.unixPath(`${DATA}\\ledger.sqlite`), { readOnly: true });
  expect(ledger.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
});
