import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { AssociationRejectedError } from '../../electron/agent/dicom/services/requestor.ts';
import { REJECTION } from '../../electron/agent/dicom/ul/pdu.ts';
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
  const { devices, allowList } = await path.agent.handlers.listDevices({});
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
  expect((await handlers.listDevices({})).devices).toEqual([]);
});
