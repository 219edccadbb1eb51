import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import { isUnknownToDcmtk } from '../fixtures/corpus.ts';
import { MARKER, writeSampleFiles, type SampleFile } from '../fixtures/dicom-samples.ts';
import { TRANSFER_SYNTAX } from '../fixtures/dicom-writer.ts';
import { until } from '../fixtures/poll.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { CloudProcess, type StoredObject } from '../fixtures/tern.ts';
import { echoscu, findscu, storescu, storeStatuses } from '../interop/support/dcmtk.ts';
import { needsWindows } from './support/needs-windows.ts';
import { PC_START_TIMEOUT_MS, WindowsPc } from './support/windows-pc.ts';
import { WindowsCloud, WindowsTern } from './support/windows-tern.ts';

// Devices are DCMTK's own programs for this system: to them the Windows agent is a port.
const isReady = needsWindows('storescu');

let stack: AsyncDisposableStack;
let pc: WindowsPc;
let cloud: WindowsCloud;
let tern: WindowsTern;
let samples: readonly SampleFile[];

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  if (!isReady) return;
  const all = await writeSampleFiles(stack.use(await TempFolder.create()).join('samples'));
  samples = all.filter(({ object }) => isSentAsItIs(object.transferSyntaxUid));
  pc = stack.use(await WindowsPc.start());
  cloud = await WindowsCloud.start(pc);
  tern = await WindowsTern.start(pc, cloud.pskPort);
}, PC_START_TIMEOUT_MS);
afterAll(async () => {
  await stack.disposeAsync();
});

/** DCMTK deflates anew, and leaves out what it does not know. */
const isSentAsItIs = (transferSyntaxUid: string): boolean =>
  !isUnknownToDcmtk(transferSyntaxUid) && transferSyntaxUid !== TRANSFER_SYNTAX.deflated;
const device = (): { port: number; callingAe: string } => ({
  port: tern.dicomPort,
  callingAe: 'US-ROOM2',
});
const credentials = async (): Promise<unknown> => {
  const listed = await pc.runScript('list-credentials', []);
  return JSON.parse(listed.stdout);
};
const untilOnline = async (): Promise<AgentStatus> =>
  await until('the link to be online', async () => {
    const status = (await tern.json('status')) as AgentStatus;
    return status.link.kind === 'online' ? status : null;
  });
const digests = (objects: readonly StoredObject[]): readonly string[] =>
  objects.map(({ sopInstanceUid, sha256 }) => `${sopInstanceUid} ${sha256}`).sort();
const sent = (): readonly string[] =>
  samples
    .map(({ object: { sopInstanceUid, dataset } }) => {
      return `${sopInstanceUid} ${createHash('sha256').update(dataset).digest('hex')}`;
    })
    .sort();

async function sendAll(): Promise<void> {
  const stored = await storescu(
    device(),
    samples.map(({ path }) => path),
    samples.map(({ object }) => object),
  );
  expect(new Set(storeStatuses(stored))).toEqual(new Set(['Success']));
  expect(stored.exitCode).toBe(0);
}

test('pairing puts the key into the Windows credential store; an agent started anew reads it there', async () => {
  const paired = await tern.pair(cloud, await cloud.pairingCode('Röntgen Praxis Müller'));
  expect(paired).toMatchObject({ code: 0, stderr: '' });
  expect(paired.stdout).toContain('Paired with Röntgen Praxis Müller.');
  const { pairing, agent } = await untilOnline();
  expect(agent.platform).toBe('win32-x64');
  const id = pairing.kind === 'paired' ? pairing.uplinkId : '';
  expect(await credentials()).toEqual(
    expect.arrayContaining([`uplink/${id}/psk`, `uplink/${id}/token`]),
  );
  await tern.program.pressCtrlC();
  await tern.startAgain();
  await untilOnline();
});

test('DCMTK sends through agent and cloud, both Windows programs, and each byte arrives', async () => {
  expect((await echoscu(device())).exitCode).toBe(0);
  await sendAll();
  expect(digests((await cloud.admin('objects', 'list')) as readonly StoredObject[])).toEqual(
    sent(),
  );
  await until('every receipt', async () => {
    const { today } = (await tern.json('status')) as AgentStatus;
    return today.delivered === samples.length && today.awaitingReceipt === 0;
  });
});

test('DCMTK finds in the cloud what it sent', async () => {
  const found = await findscu(device(), '-S', [
    ...['0008,0052=STUDY', `0010,0010=${MARKER}*`, '0020,000D'],
  ]);
  expect(found.exitCode).toBe(0);
  expect(found.matches).toBeGreaterThan(0);
});

test('unpairing takes the key out of the credential store, and images are refused from then on', async () => {
  expect((await tern.command('unpair')).code).toBe(0);
  expect(await credentials()).toEqual([]);
  expect((await echoscu(device())).exitCode).not.toBe(0);
});

test('a Windows agent and a cloud on Linux are paired and carry the same images', async () => {
  await using far = await CloudProcess.start();
  const caFile = `Z:${far.data.replaceAll('/', '\\')}\\ca.pem`;
  const place = { url: far.url, pskPort: far.pskPort, caFile };
  await tern.json('config', 'set', 'link.ports', `[${far.pskPort}]`);
  expect(await tern.pair(place, await far.pairingCode('Test clinic'))).toMatchObject({ code: 0 });
  await untilOnline();
  await sendAll();
  expect(digests(await far.objects())).toEqual(sent());
  expect((await tern.command('unpair')).code).toBe(0);
});
