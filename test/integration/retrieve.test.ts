import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDataset } from '../../electron/agent/dicom/dataset/read-dataset.ts';
import { roleSelectionsOf } from '../../electron/agent/dicom/ul/role-selection.ts';
import { userIdentityItem } from '../../electron/agent/dicom/ul/user-identity.ts';
import { eventually } from '../fakes/eventually.ts';
import { FakeArchive } from '../fakes/fake-archive.ts';
import { GetArchive, type GetObject } from '../fakes/get-archive.ts';
import { RetrieveBench, STUDY } from '../fakes/retrieve-bench.ts';
import { noise } from '../fixtures/dicom-samples.ts';

const CT = '1.2.840.10008.5.1.4.1.1.2';
const IMPLICIT = '1.2.840.10008.1.2';
const JPEG = '1.2.840.10008.1.2.4.50';
const FAILED_LIST = { tag: '00080058', keyword: 'Failed', vr: 'UI' } as const;

let far: GetArchive;
let workstation: FakeArchive;
let bench: RetrieveBench;

const object = (n: number, bytes: number, transferSyntaxUid = IMPLICIT): GetObject => ({
  sopInstanceUid: `1.2.3.${n}`,
  sopClassUid: CT,
  transferSyntaxUid,
  dataset: noise(bytes, n),
});
const OBJECTS = [object(1, 2), object(2, 700_001), object(3, 3_000_000), object(4, 1000, JPEG)];
const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const failedUids = (dataset: Buffer | null): readonly string[] =>
  dataset === null ? [] : readDataset(dataset, IMPLICIT).values(FAILED_LIST);
const order = (id: string, destinationAeTitle = 'WS') =>
  ({
    kind: 'push',
    id,
    studyInstanceUid: STUDY,
    seriesInstanceUid: null,
    destinationAeTitle,
  }) as const;

beforeEach(async () => {
  far = await GetArchive.start(OBJECTS);
  workstation = await FakeArchive.start();
  bench = new RetrieveBench(far.port, { WS: workstation.port, GONE: 1 });
});
afterEach(async () => {
  bench[Symbol.dispose]();
  await far[Symbol.asyncDispose]();
  await workstation[Symbol.asyncDispose]();
});

test('each object arrives byte for byte, with the device as its move originator', async () => {
  const device = bench.device();
  device.move('WS');
  const { command } = await device.final();
  expect(command).toMatchObject({
    Status: 0,
    MessageIDBeingRespondedTo: 7,
    NumberOfCompletedSuboperations: 4,
    NumberOfFailedSuboperations: 0,
  });
  expect(command.NumberOfRemainingSuboperations).toBeUndefined();
  expect(workstation.stored.map(({ sha256 }) => sha256)).toEqual(
    OBJECTS.map(({ dataset }) => digest(dataset)),
  );
  expect(device.answers[0]?.command).toMatchObject({
    Status: 0xff00,
    NumberOfRemainingSuboperations: 4,
    NumberOfCompletedSuboperations: 0,
  });
  expect(device.session.isBusy).toBe(false);
  expect(bench.retrieves.list()).toEqual([]);
});

test('a workstation that takes small PDUs gets them, and none that is odd but the last', async () => {
  workstation.maxPduBytes = 4096;
  const device = bench.device();
  device.move('WS');
  expect((await device.final()).command.Status).toBe(0);
  expect(workstation.stored).toHaveLength(4);
});

test('the cloud is asked in the name of the device, with its user identity, and in the SCP role', async () => {
  const identity = userIdentityItem('dr.who', 'secret', false);
  const device = bench.device([identity]);
  device.move('WS');
  await device.final();
  expect(far.requests).toHaveLength(2);
  for (const request of far.requests) {
    expect(request).toMatchObject({ callingAeTitle: 'WORKSTATION', calledAeTitle: 'TERN-HERE' });
    expect(request.userItems).toContainEqual(identity);
  }
  const [role] = roleSelectionsOf(far.requests[1]?.userItems ?? []);
  expect(role).toEqual({ sopClassUid: CT, isScu: false, isScp: true });
});

test('what the destination does not accept is not fetched, but named; the rest arrives', async () => {
  workstation.answer = (rq) => {
    const all = workstation.acceptAll(rq);
    const contexts = all.contexts.map((context) => ({
      ...context,
      result: context.transferSyntax === JPEG ? 4 : 0,
    }));
    return { ...all, contexts };
  };
  const device = bench.device();
  device.move('WS');
  const { command, dataset } = await device.final();
  expect(command).toMatchObject({ Status: 0xb000, NumberOfCompletedSuboperations: 3 });
  expect(failedUids(dataset)).toEqual(['1.2.3.4']);
});

test('objects that the destination refuses are counted and named', async () => {
  workstation.status = 0xa700;
  const device = bench.device();
  device.move('WS');
  const { command, dataset } = await device.final();
  expect(command).toMatchObject({ Status: 0xa702, NumberOfFailedSuboperations: 4 });
  expect(failedUids(dataset)).toEqual(OBJECTS.map(({ sopInstanceUid }) => sopInstanceUid));
});

test('a destination that dies in the middle: what came counts, the rest has failed, C-GET is cancelled', async () => {
  workstation.onData = (association, bytes) => {
    if (bytes > 1_000_000) association.destroy();
  };
  const device = bench.device();
  device.move('WS');
  const { command, dataset } = await device.final();
  expect(command).toMatchObject({ Status: 0xb000, ErrorComment: 'the destination broke off' });
  expect(failedUids(dataset)).toEqual(['1.2.3.3', '1.2.3.4']);
  expect(far.cancels).toHaveLength(1);
  expect(bench.problems.list()).toMatchObject([{ code: 'destination-unreachable' }]);
  workstation.onData = () => undefined;
  const again = bench.device();
  again.move('WS');
  await again.final();
  expect(bench.problems.list()).toEqual([]);
});

test('C-CANCEL ends a retrieve that hangs, with FE00 and what remains', async () => {
  workstation.isMute = true;
  const device = bench.device();
  device.move('WS');
  await eventually('the first object', () => workstation.bytes > 0);
  device.cancel();
  const { command } = await device.final();
  expect(command).toMatchObject({ Status: 0xfe00, NumberOfRemainingSuboperations: 4 });
  expect(far.cancels).toMatchObject([{ MessageIDBeingRespondedTo: 1 }]);
  await eventually('both sides to be closed', () => workstation.closed === 1);
});

test('a link that breaks in the middle is said, and the rest has failed', async () => {
  far.stopsAfter = 2;
  const device = bench.device();
  device.move('WS');
  await eventually('two objects', () => bench.retrieves.list()[0]?.completed === 2);
  far.cut();
  const { command, dataset } = await device.final();
  expect(command).toMatchObject({
    Status: 0xb000,
    ErrorComment: 'the link to the cloud broke off',
  });
  expect(failedUids(dataset)).toEqual(['1.2.3.3', '1.2.3.4']);
});

test.each([
  ['NOBODY', 0xa801, 'this destination is not set up in Tern'],
  ['GONE', 0xa702, 'destination not reachable'],
])('destination %s: status and plain words', async (destination, status, comment) => {
  const device = bench.device();
  device.move(destination);
  const { command } = await device.final();
  expect(command).toMatchObject({ Status: status, ErrorComment: comment });
});

test('without a link: A702 in plain words; a device that left is not answered', async () => {
  bench.isLinkDown = true;
  const device = bench.device();
  device.move('WS');
  const { command } = await device.final();
  expect(command).toMatchObject({ Status: 0xa702, ErrorComment: 'the link to the cloud is down' });
});

test('a destination over TLS is not called in the clear', async () => {
  const [first] = bench.config.destinations;
  bench.config = { ...bench.config, destinations: [{ ...first!, tls: true }] };
  const device = bench.device();
  device.move('WS');
  const { command } = await device.final();
  expect(command.ErrorComment).toBe('no encrypted connection to the destination, or not trusted');
  expect(workstation.requests).toEqual([]);
});

test('nothing of a study is in the log', async () => {
  const device = bench.device();
  device.move('WS');
  await device.final();
  const log = bench.log.lines.join('\n');
  expect(log).toContain('retrieve.ended');
  expect(log).not.toContain(STUDY);
  expect(log).not.toContain('1.2.3.1');
});

test('an order is done once, reported until the cloud has the result, and known after a restart', async () => {
  const { orders } = bench.retrieves;
  orders.received([order('o1')]);
  orders.received([order('o1')]);
  await eventually('the order to be done', () => bench.ordersFinished === 1);
  const done = [
    { orderId: 'o1', state: 'done', completed: 4, failed: 0, warning: 0, reason: null },
  ];
  expect(orders.results()).toEqual(done);
  expect(orders.results()).toEqual(done);
  orders.reported(orders.results());
  expect(orders.results()).toEqual([]);
  orders.received([order('o1')]);
  expect(orders.results()).toEqual(done);
  expect(workstation.stored).toHaveLength(4);
  expect(workstation.requests).toHaveLength(1);
});

test('an order whose destination is unknown has failed; one whose link is down is tried again', async () => {
  const { orders } = bench.retrieves;
  orders.received([order('o2', 'NOBODY')]);
  await eventually('the order to have failed', () => bench.ordersFinished === 1);
  expect(orders.results()).toMatchObject([
    { orderId: 'o2', state: 'failed', reason: 'destination-unknown' },
  ]);
  orders.reported(orders.results());
  bench.isLinkDown = true;
  orders.received([order('o3')]);
  await eventually('the first try', () => orders.results()[0]?.reason === 'link-lost');
  expect(orders.results()).toMatchObject([{ orderId: 'o3', state: 'taken' }]);
  bench.isLinkDown = false;
  orders.received([order('o3')]);
  await eventually('the order to be done', () => bench.ordersFinished === 2);
  expect(orders.results()).toMatchObject([{ orderId: 'o3', state: 'done', completed: 4 }]);
});

test('an order that does not end is given up after seven days', () => {
  bench.isLinkDown = true;
  const { orders } = bench.retrieves;
  bench.db.exec(`INSERT INTO orders (id, state, completed, failed, warning, reason, received_at)
    VALUES ('old', 'taken', 0, 0, 0, 'link-lost', '2020-01-01T00:00:00.000Z')`);
  orders.received([order('old')]);
  expect(orders.results()).toMatchObject([
    { orderId: 'old', state: 'failed', reason: 'link-lost' },
  ]);
});
