import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AgentStatus, LedgerEntry } from '../../electron/contract/agent-status.ts';
import { filesBelow } from '../fakes/kept-images.ts';
import { writeSampleFiles, type SampleFile } from '../fixtures/dicom-samples.ts';
import { fingerprints, sha256 } from '../fixtures/part10.ts';
import { until } from '../fixtures/poll.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { storeObjects } from '../fixtures/storage-scu.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { AgentProcess, CloudProcess } from '../fixtures/tern.ts';
import { Storescp, storescu, storeStatuses } from './support/dcmtk.ts';
import { Orthanc } from './support/orthanc.ts';
import { RecordingProxy } from './support/recording-proxy.ts';
import { Stunnel } from './support/stunnel.ts';

// Images that this PC keeps, with programs of others at either end: Orthanc as machine, Orthanc and storescp as archive.
const isReady = needsPrograms('storescu', 'storescp', 'stunnel', 'Orthanc');
const SPOOL = ['--ack-policy', 'spool'];

let stack: AsyncDisposableStack;
let files: readonly SampleFile[];

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  if (!isReady) return;
  const folder = stack.use(await TempFolder.create());
  files = await writeSampleFiles(folder.join('samples'));
});
afterAll(async () => {
  await stack.disposeAsync();
});

/** An agent in front of a stunnel in front of that port, with a link that can be cut. */
async function agentTo(
  own: AsyncDisposableStack,
  archivePort: number,
): Promise<{ readonly agent: AgentProcess; readonly line: RecordingProxy }> {
  const psk = { identity: 'clinic-7', keyHex: randomBytes(32).toString('hex') };
  const far = own.use(await Stunnel.start({ role: 'server', connectPort: archivePort, psk }));
  const line = own.use(await RecordingProxy.start({ connectPort: far.port, record: false }));
  return { agent: own.use(await AgentProcess.toFarEnd(line.port, psk, SPOOL)), line };
}

const status = async (agent: AgentProcess): Promise<AgentStatus> =>
  (await agent.ternJson('status')) as AgentStatus;

const untilEmpty = (agent: AgentProcess): Promise<unknown> =>
  until('nothing waits on this PC', async () => {
    const { spool } = await status(agent);
    return spool !== null && spool.queued + spool.awaitingReceipt + spool.held === 0;
  });

const spoolFiles = (agent: AgentProcess): Promise<readonly string[]> =>
  filesBelow(join(agent.data, 'spool', 'objects'));

test('an archive behind stunnel is away: DCMTK gets success, the archive gets the very bytes when it is back', async () => {
  await using own = new AsyncDisposableStack();
  const [direct, far] = [
    own.use(await Storescp.start({ parallel: true })),
    own.use(await Storescp.start({ parallel: true })),
  ];
  const { agent, line } = await agentTo(own, far.port);
  const paths = files.map(({ path }) => path);
  const objects = files.map(({ object }) => object);
  await storescu({ port: direct.port }, paths, objects);
  line.setRefusing(true);
  line.cut();
  const kept = await storescu({ port: agent.dicomPort }, paths, objects);
  expect(new Set(storeStatuses(kept))).toEqual(new Set(['Success']));
  const count = storeStatuses(kept).length;
  expect((await status(agent)).spool).toMatchObject({ queued: count });
  expect(await spoolFiles(agent)).toHaveLength(count);
  expect(await far.objects()).toEqual([]);
  line.setRefusing(false);
  await untilEmpty(agent);
  expect(fingerprints(await far.objects())).toEqual(fingerprints(await direct.objects()));
  await until('the files are erased', async () => (await spoolFiles(agent)).length === 0);
  // Such an archive gives no receipts: its success is what the ledger tells.
  const entries = (await agent.ternJson('transfers', '--limit', '1000')) as readonly LedgerEntry[];
  expect(entries.map(({ state }) => state)).toEqual(
    Array.from({ length: count }, () => 'delivered'),
  );
});

test('Orthanc as archive holds what was kept for it; what it cannot take is held and blocks nobody', async () => {
  await using own = new AsyncDisposableStack();
  const orthanc = own.use(await Orthanc.start());
  const { agent } = await agentTo(own, orthanc.dicomPort);
  const results = await storeObjects(
    { port: agent.dicomPort },
    files.map(({ object }) => object),
  );
  // This PC takes every class and every transfer syntax.
  expect(results.map(({ status: answer }) => answer)).toEqual(files.map(() => 0));
  const { spool } = await until('all are sent or held', async () => {
    const now = await status(agent);
    return now.spool?.queued === 0 && now.spool.awaitingReceipt === 0 ? now : null;
  });
  const digests = await orthanc.datasetDigests();
  const there = files.filter(
    ({ object }) => digests.get(object.sopInstanceUid) === sha256(object.dataset),
  );
  expect(there.length).toBeGreaterThan(files.length / 2);
  // Orthanc encodes one or the other anew.
  expect(digests.size + (spool?.held ?? 0)).toBe(files.length);
});

test('Orthanc as machine: what it stores is kept while the cloud cannot be reached, and arrives', async () => {
  await using own = new AsyncDisposableStack();
  const cloud = own.use(await CloudProcess.start());
  const line = own.use(await RecordingProxy.start({ connectPort: cloud.pskPort, record: false }));
  const agent = own.use(await AgentProcess.paired(cloud, { pskPort: line.port, more: SPOOL }));
  const orthanc = own.use(await Orthanc.start());
  await orthanc.knows('tern', 'TERN', agent.dicomPort);
  for (const { path } of files) await orthanc.upload(await readFile(path));
  line.setRefusing(true);
  line.cut();
  const ids = (await orthanc.json('/instances')) as readonly string[];
  const stored = await Promise.all(
    ids.map((id) =>
      orthanc.post('/modalities/tern/store', id).then(
        () => 1,
        () => 0,
      ),
    ),
  );
  const count = stored.reduce<number>((sum, one) => sum + one, 0);
  expect(count).toBeGreaterThan(files.length / 2);
  expect(await spoolFiles(agent)).toHaveLength(count);
  expect(await cloud.objects()).toEqual([]);
  line.setRefusing(false);
  await untilEmpty(agent);
  expect((await cloud.objects()).map(({ callingAeTitle }) => callingAeTitle)).toEqual(
    Array.from({ length: count }, () => 'ORTHANC'),
  );
});

test('an image that is held can be given up with tern, asked twice, and is then gone from this PC', async () => {
  await using own = new AsyncDisposableStack();
  // It takes neither private classes nor anything but uncompressed images.
  const far = own.use(await Storescp.start({ accept: '+x=', parallel: true }));
  const { agent } = await agentTo(own, far.port);
  const objects = files.map(({ object }) => object);
  await storeObjects({ port: agent.dicomPort }, objects);
  const held = await until('what is not taken is held', async () => {
    const { spool } = await status(agent);
    return spool?.queued === 0 && spool.held > 0 ? spool.held : null;
  });
  const entries = (await agent.ternJson('transfers', '--limit', '1000')) as readonly LedgerEntry[];
  const [first] = entries.filter(({ state }) => state === 'held');
  const uid = first!.sopInstanceUid;
  await expect(agent.tern('transfers', 'discard', uid)).rejects.toThrow('--yes and --erase');
  await expect(agent.tern('transfers', 'discard', uid, '--yes')).rejects.toThrow('--erase');
  expect(await spoolFiles(agent)).toHaveLength(held);
  expect(await agent.tern('transfers', 'discard', uid, '--yes', '--erase')).toContain('1 image');
  await until('its file is erased', async () => (await spoolFiles(agent)).length === held - 1);
  expect((await status(agent)).spool?.held).toBe(held - 1);
});
