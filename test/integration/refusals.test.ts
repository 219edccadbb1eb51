import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { encodeCommandSet } from '../../electron/agent/dicom/dimse/command-set.ts';
import { AssociationRejectedError } from '../../electron/agent/dicom/services/requestor.ts';
import { REJECTION } from '../../electron/agent/dicom/ul/pdu.ts';
import { associationQuerySchema, type Association } from '../../electron/contract/associations.ts';
import { eventually } from '../fakes/eventually.ts';
import {
  connectTo,
  CT_CONTEXT,
  CT_IMAGE,
  deviceRequest,
  ECHO_CONTEXT,
  openDevice,
  storeRq,
  until,
} from '../fakes/test-device.ts';
import { RelayBench } from '../fakes/relay-bench.ts';
import { WholePath } from '../fakes/whole-path.ts';

const rejectionOf = (error: unknown): unknown =>
  error instanceof AssociationRejectedError ? error.rejection : error;

const associationsOf = async ({ agent }: WholePath): Promise<readonly Association[]> =>
  (await agent.handlers.listAssociations(associationQuerySchema.parse({}))).associations;

test.each([0xc000, 0xa700, 0x0122])(
  'an object that the far end refuses with %i is told to the device just so, and the others arrive',
  async (status) => {
    await using bench = await RelayBench.start();
    bench.archive.statusOf = (uid) => (uid === '1.2.3' ? status : 0);
    const device = await openDevice(bench.port);
    const seen: unknown[] = [];
    for (const n of [1, 2, 3, 4, 5]) {
      const { command } = await device.requestOne(
        CT_CONTEXT.id,
        storeRq(`1.2.${n}`),
        randomBytes(9_000),
      );
      seen.push(command.Status);
    }
    await device.release();
    await until('it ended', () => bench.ends.length === 1);
    expect(seen).toEqual([0, 0, status, 0, 0]);
    expect(bench.archive.stored.map(({ sopInstanceUid }) => sopInstanceUid)).toEqual([
      '1.2.1',
      '1.2.2',
      '1.2.4',
      '1.2.5',
    ]);
    expect(bench.outcomes.map(({ result }) => result)).toEqual([
      'accepted',
      'accepted',
      'refused',
      'accepted',
      'accepted',
    ]);
    expect(bench.ends[0]?.end).toEqual({ kind: 'released' });
  },
);

test('a called AE title that is not on the list is refused with 1/1/7, allowed with one call, live', async () => {
  await using path = await WholePath.startPaired();
  const { handlers } = path.agent;
  await handlers.setConfig({ path: 'dicom.calledAeTitles', value: ['ARCHIVE'] });
  const request = (calledAeTitle: string) => ({ ...deviceRequest(), calledAeTitle });
  for (const title of ['TERN', 'ARCHIVE'])
    await (await openDevice(path.dicomPort, request(title))).release();
  expect(await openDevice(path.dicomPort, request('CLOUD')).catch(rejectionOf)).toEqual(
    REJECTION.calledAeTitleNotRecognized,
  );
  const { knocks } = await handlers.listKnocks({});
  expect(knocks).toMatchObject([
    {
      aeTitle: 'US-ROOM2',
      calledAeTitle: 'CLOUD',
      reason: 'called-ae',
      refusedBy: 'this-pc',
      code: '1/1/7',
      remedy: { kind: 'allow-called-ae', aeTitle: 'CLOUD', deviceId: null },
    },
  ]);
  await path.untilStatus('the problem', (s) => s.problems[0]?.code === 'device-called-ae');
  expect(await handlers.allowCalledAe({ aeTitle: 'CLOUD', deviceId: null })).toEqual({
    calledAeTitles: ['ARCHIVE', 'CLOUD'],
  });
  expect((await handlers.listKnocks({})).knocks).toEqual([]);
  await path.untilStatus('no problem', (s) => s.problems.length === 0);
  await (await openDevice(path.dicomPort, request('CLOUD'))).release();
});

test('a machine with called titles of its own may call no other; the remedy is for that machine', async () => {
  await using path = await WholePath.startPaired();
  const { handlers } = path.agent;
  await (await openDevice(path.dicomPort)).release();
  const list = async () => (await handlers.listDevices({ withSample: false })).devices[0]!;
  const { id } = await list();
  await handlers.setDevice({ id, calledAeTitles: ['OTHER'], room: 'Room 2', ackPolicy: 'relay' });
  expect(await openDevice(path.dicomPort).catch(rejectionOf)).toEqual(
    REJECTION.calledAeTitleNotRecognized,
  );
  const another = deviceRequest({ callingAeTitle: 'CT-9' });
  await (await openDevice(path.dicomPort, another)).release();
  const [knock] = (await handlers.listKnocks({})).knocks;
  expect(knock?.remedy).toEqual({ kind: 'allow-called-ae', aeTitle: 'CLOUD', deviceId: id });
  await handlers.allowCalledAe({ aeTitle: 'CLOUD', deviceId: id });
  await (await openDevice(path.dicomPort)).release();
  expect(await list()).toMatchObject({
    room: 'Room 2',
    ackPolicy: 'relay',
    calledAeTitles: ['OTHER', 'CLOUD'],
    calls: [{ aeTitle: 'CLOUD' }],
  });
});

test('what speaks no DICOM is listed for what it is: TLS, a browser, something else', async () => {
  await using path = await WholePath.start();
  for (const bytes of [
    Buffer.from('1603010200010001fc0303', 'hex'),
    Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
    Buffer.from('0a0000000000', 'hex'),
  ]) {
    const socket = await connectTo(path.dicomPort);
    socket.on('error', () => undefined).resume();
    socket.write(bytes);
    await once(socket, 'close');
  }
  const { knocks } = await path.agent.handlers.listKnocks({});
  expect(new Map(knocks.map(({ reason, remedy }) => [reason, remedy]))).toEqual(
    new Map([
      ['tls-hello', { kind: 'change-device', what: 'no-tls' }],
      ['http-request', { kind: 'nothing', why: 'not-dicom' }],
      ['not-dicom', { kind: 'nothing', why: 'not-dicom' }],
    ]),
  );
});

test('offers that are not accepted are notes without a problem; where none is, that is one', async () => {
  await using path = await WholePath.startPaired();
  const { handlers } = path.agent;
  const print = {
    id: 5,
    abstractSyntax: '1.2.840.10008.5.1.1.9',
    transferSyntaxes: ['1.2.840.10008.1.2'],
  };
  const odd = { id: 7, abstractSyntax: CT_IMAGE, transferSyntaxes: ['1.2.3.4.5'] };
  const offering = (contexts: (typeof print)[]) =>
    openDevice(path.dicomPort, deviceRequest({ contexts }));
  const device = await offering([ECHO_CONTEXT, CT_CONTEXT, print, odd] as (typeof print)[]);
  await device.requestOne(CT_CONTEXT.id, storeRq('1.2.3'), randomBytes(100));
  await device.release();
  const notes = (await handlers.listKnocks({})).knocks;
  expect(notes.map(({ reason, sopClassUid }) => [reason, sopClassUid])).toContainEqual([
    'offer-refused',
    print.abstractSyntax,
  ]);
  expect(new Set(notes.map(({ reason }) => reason))).toEqual(new Set(['offer-refused']));
  expect((await handlers.getStatus({})).problems).toEqual([]);
  await (await offering([print])).release();
  await path.untilStatus('the problem', (s) => s.problems[0]?.code === 'device-nothing-accepted');
  const [whole] = (await handlers.listKnocks({})).knocks.filter(
    ({ reason }) => reason === 'nothing-accepted',
  );
  expect(whole).toMatchObject({ sopClassUid: print.abstractSyntax, refusedBy: 'far-end' });
  await (await openDevice(path.dicomPort)).release();
  await path.untilStatus('no problem', (s) => s.problems.length === 0);
});

test('an association that breaks off in the middle of its third image: two of at least three', async () => {
  await using path = await WholePath.startPaired();
  const { handlers } = path.agent;
  const device = await openDevice(path.dicomPort);
  for (const n of [1, 2])
    await device.requestOne(CT_CONTEXT.id, storeRq(`1.2.${n}`), randomBytes(5_000));
  const { association: ul } = device;
  ul.sendPdv(CT_CONTEXT.id, true, true, encodeCommandSet({ ...storeRq('1.2.3'), MessageID: 9 }));
  ul.sendPdv(CT_CONTEXT.id, false, false, randomBytes(20_000));
  await path.untilStatus('it moves', ({ transfers }) => (transfers[0]?.bytes ?? 0) > 20_000);
  ul.abort();
  const [association] = await eventually('it is over', async () => {
    const all = await associationsOf(path);
    return all[0]?.end === 'broke-off' && all[0].receipts === 2 ? all : null;
  });
  expect(association).toMatchObject({
    device: { aeTitle: 'US-ROOM2', address: '127.0.0.1' },
    contextsProposed: 2,
    contextsAccepted: 2,
    begun: 3,
    sentWhole: 2,
    confirmed: 2,
    receipts: 2,
    state: { kind: 'incomplete', cause: 'broke-off', expected: 3 },
  });
  const [latest] = await path.ledger();
  expect(latest).toMatchObject({ associationId: association!.id, state: 'incomplete' });
  const again = await openDevice(path.dicomPort);
  await again.requestOne(CT_CONTEXT.id, storeRq('1.2.3'), randomBytes(4_000));
  await again.release();
  await eventually('it came later', async () => {
    const all = await associationsOf(path);
    return all.length === 2 && all[0]?.state.kind === 'complete' && all[1]?.arrivedLater === 1;
  });
  const { devices } = await handlers.listDevices({ withSample: false });
  expect(devices[0]?.sends).toMatchObject([{ sopClassUid: CT_IMAGE, objects: 3 }]);
});
