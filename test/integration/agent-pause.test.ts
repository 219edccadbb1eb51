import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { AssociationRejectedError } from '../../electron/agent/dicom/services/requestor.ts';
import { REJECTION } from '../../electron/agent/dicom/ul/pdu.ts';
import { headline } from '../../electron/contract/headline.ts';
import { CT_CONTEXT, openDevice, storeRq } from '../fakes/test-device.ts';
import { WholePath } from '../fakes/whole-path.ts';

const rejectionOf = (error: unknown): unknown =>
  error instanceof AssociationRejectedError ? error.rejection : error;

test('while paused new devices are asked to come back, a running one finishes; a restart changes nothing', async () => {
  await using path = await WholePath.startPaired();
  const running = await openDevice(path.dicomPort);
  await path.agent.handlers.pause({});
  expect(await openDevice(path.dicomPort).catch(rejectionOf)).toEqual(
    REJECTION.temporaryCongestion,
  );
  const { command } = await running.requestOne(CT_CONTEXT.id, storeRq('1.2.3'), randomBytes(5_000));
  expect(command.Status).toBe(0);
  await running.release();
  const status = await path.untilStatus(
    'delivered',
    (s) => s.today.delivered === 1 && s.transfers.length === 0,
  );
  expect(status.problems).toEqual([]);
  expect(headline(status, true).tone).not.toBe('ok');

  await path.stopAgent();
  await path.startAgent();
  const again = await path.untilStatus('online', (s) => s.link.kind === 'online');
  expect(again.paused).toEqual(status.paused);
  expect(await openDevice(path.dicomPort).catch(rejectionOf)).toEqual(
    REJECTION.temporaryCongestion,
  );
  const { steps } = await path.agent.handlers.doctor({});
  expect(steps[0]).toMatchObject({ step: 'listener', result: 'warning' });
  await path.agent.handlers.resume({});
  await (await openDevice(path.dicomPort)).release();
  await path.untilStatus('not paused', (s) => s.paused === null);
});
