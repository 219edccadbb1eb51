import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { AssociationRejectedError } from '../../electron/agent/dicom/services/requestor.ts';
import { REJECTION } from '../../electron/agent/dicom/ul/pdu.ts';
import { RelayBench } from '../fakes/relay-bench.ts';
import { CT_CONTEXT, deviceRequest, openDevice, storeRq } from '../fakes/test-device.ts';
import { WholePath } from '../fakes/whole-path.ts';

const rejectionOf = (error: unknown): unknown =>
  error instanceof AssociationRejectedError ? error.rejection : error;

test('a machine that knocks is listed with the reason, is allowed with one call, sends, and is known', async () => {
  await using path = await WholePath.startPaired();
  const { handlers } = path.agent;
  const allowed = { aeTitle: 'CT-1', address: null };
  await handlers.setConfig({ path: 'dicom.allowedDevices', value: [allowed] });
  for (let i = 0; i < 2; i++)
    expect(await openDevice(path.dicomPort).catch(rejectionOf)).toEqual(
      REJECTION.callingAeTitleNotRecognized,
    );
  const { knocks } = await handlers.listKnocks({});
  expect(knocks).toMatchObject([
    {
      aeTitle: 'US-ROOM2',
      address: '127.0.0.1',
      calledAeTitle: 'CLOUD',
      reason: 'not-allowed',
      count: 2,
    },
  ]);
  await path.untilStatus('the problem', (s) => s.problems.length === 1);
  const { aeTitle, address } = knocks[0]!;
  await handlers.allowDevice({ aeTitle, address });
  await path.untilStatus('no problem', (s) => s.problems.length === 0);

  const device = await openDevice(path.dicomPort);
  await device.requestOne(CT_CONTEXT.id, storeRq('1.2.3'), randomBytes(4_000));
  await device.release();
  await path.untilStatus('delivered', (s) => s.today.delivered === 1);
  await path.stopAgent();
  await path.startAgent();
  const { devices, allowList } = await path.agent.handlers.listDevices({ withSample: false });
  expect(allowList).toBe('local');
  expect(devices).toMatchObject([
    {
      aeTitle: 'US-ROOM2',
      address: '127.0.0.1',
      implementationClassUid: '1.2.3.5',
      implementationVersion: 'TEST_DEVICE',
      objects: 1,
      bytes: 4_000,
      isAllowed: true,
    },
  ]);
  expect((await path.agent.handlers.listKnocks({})).knocks).toEqual([]);
});

test('whoever was turned away is listed with the reason: no link, a pause, not on the list', async () => {
  await using path = await WholePath.start();
  const { handlers } = path.agent;
  const knock = (callingAeTitle: string): Promise<unknown> =>
    openDevice(path.dicomPort, deviceRequest({ callingAeTitle })).catch(rejectionOf);
  await knock('NO-LINK');
  await handlers.pause({});
  await knock('PAUSED');
  await handlers.resume({});
  await handlers.setConfig({ path: 'dicom.allowedDevices', value: [] });
  await knock('NOT-LISTED');
  const { knocks } = await handlers.listKnocks({});
  expect(new Map(knocks.map(({ aeTitle, reason }) => [aeTitle, reason]))).toEqual(
    new Map([
      ['NO-LINK', 'link-down'],
      ['PAUSED', 'paused'],
      ['NOT-LISTED', 'not-allowed'],
    ]),
  );
  expect((await handlers.listDevices({ withSample: false })).devices).toEqual([]);
});

test('what a device says of its software is told; what is not printable is left out, what is long cut', async () => {
  await using bench = await RelayBench.start();
  await (await openDevice(bench.port)).release();
  const request = deviceRequest();
  const odd = [
    { itemType: 0x52, value: Buffer.from(`1.2\u0007\n${'3'.repeat(200)}`, 'latin1') },
    { itemType: 0x55, value: Buffer.from('\u0000\u00ff ', 'latin1') },
  ];
  const limit = request.userItems.filter(({ itemType }) => itemType === 0x51);
  await (await openDevice(bench.port, { ...request, userItems: [...limit, ...odd] })).release();
  expect(bench.opened.map(({ device, implementation }) => ({ device, implementation }))).toEqual([
    {
      device: { aeTitle: 'US-ROOM2', address: '127.0.0.1' },
      implementation: { classUid: '1.2.3.5', version: 'TEST_DEVICE' },
    },
    {
      device: { aeTitle: 'US-ROOM2', address: '127.0.0.1' },
      implementation: { classUid: `1.2${'3'.repeat(61)}`, version: null },
    },
  ]);
});
