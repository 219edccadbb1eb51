import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleUid, writeSampleFiles, type SampleFile } from '../fixtures/dicom-samples.ts';
import { sha256 } from '../fixtures/part10.ts';
import { until } from '../fixtures/poll.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { storeObjects } from '../fixtures/storage-scu.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { AgentProcess, CloudProcess } from '../fixtures/tern.ts';
import { movescu, Storescp } from './support/dcmtk.ts';

// Our own cloud at the far end: what a device stored comes back to DCMTK's storescp by movescu, and by an order.
const isReady = needsPrograms('storescp', 'movescu');

const CT_STUDY = sampleUid(1, 900_000);

let stack: AsyncDisposableStack;
let files: readonly SampleFile[];
let destination: Storescp;
let cloud: CloudProcess;
let agent: AgentProcess;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  if (!isReady) return;
  const folder = stack.use(await TempFolder.create());
  files = await writeSampleFiles(folder.join('samples'));
  destination = stack.use(await Storescp.start());
  cloud = stack.use(await CloudProcess.start());
  agent = stack.use(await AgentProcess.paired(cloud));
  const objects = files.map(({ object }) => object);
  await storeObjects({ port: agent.dicomPort }, objects);
  await agent.tern('destination', 'add', 'STORESCP', '127.0.0.1', `${destination.port}`);
}, 120_000);
afterAll(async () => {
  await stack.disposeAsync();
});

/** Digests by SOP Instance UID of what was sent of a kind, and of what came back. */
function sent(kind: number): ReadonlyMap<string, string> {
  const own = `2.25.1650000000000000.${kind}.`;
  const objects = files.map(({ object }) => object);
  return new Map(
    objects
      .filter(({ sopInstanceUid }) => sopInstanceUid.startsWith(own))
      .map((object) => [object.sopInstanceUid, sha256(object.dataset)]),
  );
}
async function arrived(): Promise<ReadonlyMap<string, string>> {
  return new Map((await destination.objects()).map((o) => [o.sopInstanceUid, sha256(o.dataset)]));
}

test.each([
  ['uncompressed and deflated', 1, 0],
  // HTJ2K is unknown to this storescp: it cannot be handed to it.
  ['compressed', 2, 1],
  ['of a private class', 3, 0],
])('a study, %s, comes back byte for byte', async (_what, kind, unknownToDcmtk) => {
  await destination.clear();
  const moved = await movescu({ port: agent.dicomPort }, '-S', 'STORESCP', [
    '0008,0052=STUDY',
    `0020,000D=${sampleUid(kind, 900_000)}`,
  ]);
  const expected = sent(kind);
  const back = await arrived();
  expect([...expected]).toEqual(expect.arrayContaining([...back]));
  expect(back.size).toBe(expected.size - unknownToDcmtk);
  expect(moved).toMatchObject({
    status: unknownToDcmtk > 0 ? 0xb000 : 0,
    completed: back.size,
    failed: unknownToDcmtk,
  });
});

test('an order of the cloud sends a study to the destination, and the cloud hears of it', async () => {
  await destination.clear();
  await agent.tern('config', 'set', 'link.heartbeatIntervalMs', '500');
  const [uplink] = (await cloud.admin('uplink', 'list')) as readonly { id: string }[];
  await cloud.admin('push', uplink!.id, '--study', CT_STUDY, '--to', 'STORESCP');
  await until('the study to arrive', async () => (await arrived()).size === sent(1).size, 60_000);
  expect(await arrived()).toEqual(sent(1));
  const orders = await until('the cloud to hear of it', async () => {
    const [order] = (await cloud.admin('orders')) as readonly { state: string }[];
    return order?.state === 'done' ? order : null;
  });
  expect(orders).toMatchObject({ completed: sent(1).size, failed: 0, reason: null });
});
