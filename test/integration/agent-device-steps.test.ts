import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { agentStatusSchema } from '../../electron/contract/agent-status.ts';
import type { KnownDevice } from '../../electron/contract/devices.ts';
import { REJECTION } from '../../electron/agent/dicom/ul/pdu.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { FakeArchive } from '../fakes/fake-archive.ts';
import { CT_CONTEXT, ECHO_CONTEXT, echoRq, openDevice, storeRq } from '../fakes/test-device.ts';
import { WholePath } from '../fakes/whole-path.ts';

const US = { aeTitle: 'US-ROOM2', address: '127.0.0.1' };

async function onlyDevice(path: WholePath): Promise<KnownDevice> {
  const { devices } = await path.agent.handlers.listDevices({ withSample: false });
  expect(devices).toHaveLength(1);
  return devices[0]!;
}

/** A device that sends an echo, and an image where asked to. */
async function send(path: WholePath, uid: string | null): Promise<void> {
  const device = await openDevice(path.dicomPort);
  await device.requestOne(ECHO_CONTEXT.id, echoRq);
  if (uid !== null) await device.requestOne(CT_CONTEXT.id, storeRq(uid), randomBytes(4_000));
  await device.release();
}

test('each step of the path lights up with the machine that took it, and stays so after a restart', async () => {
  await using path = await WholePath.startPaired();
  const before = await path.agent.handlers.getStatus({});
  expect(before.lastSteps).toEqual({ echo: null, image: null, delivered: null, receipt: null });
  await send(path, null);
  const echoed = await path.untilStatus('the echo', (s) => s.lastSteps.echo !== null);
  expect(echoed.lastSteps).toMatchObject({ echo: { device: US, isSample: false }, image: null });
  expect(await onlyDevice(path)).toMatchObject({
    lastEchoAt: echoed.lastSteps.echo?.at,
    lastStoredAt: null,
  });
  await send(path, '1.2.3');
  const { lastSteps } = await path.untilStatus('the receipt', (s) => s.lastSteps.receipt !== null);
  for (const step of [lastSteps.image, lastSteps.delivered, lastSteps.receipt])
    expect(step).toMatchObject({ device: US, isSample: false });
  expect(await onlyDevice(path)).toMatchObject({ lastStoredAt: lastSteps.delivered?.at });
  await path.stopAgent();
  await path.startAgent();
  expect((await path.agent.handlers.getStatus({})).lastSteps).toEqual(lastSteps);
});

test('the sample device takes the four steps and counts as no machine of the clinic', async () => {
  await using path = await WholePath.startPaired();
  const { handlers } = path.agent;
  await handlers.sendSample({ images: 2 });
  const status = await path.untilStatus('the receipt', (s) => s.lastSteps.receipt !== null);
  const sample = { device: { aeTitle: 'TERN-SAMPLE', address: '127.0.0.1' }, isSample: true };
  expect(status.lastSteps).toMatchObject({
    echo: sample,
    image: sample,
    delivered: sample,
    receipt: sample,
  });
  expect(status.today).toEqual({
    delivered: 0,
    bytes: 0,
    awaitingReceipt: 0,
    failed: 0,
    devices: 0,
  });
  expect(status.lastDeliveredAt).toBeNull();
  expect(await path.ledger()).toMatchObject([{ isSample: true }, { isSample: true }]);
  expect((await handlers.listDevices({ withSample: false })).devices).toEqual([]);
  expect((await handlers.listDevices({ withSample: true })).devices).toMatchObject([
    { aeTitle: 'TERN-SAMPLE', isSample: true },
  ]);
  await handlers.pause({});
  await expect(handlers.sendSample({ images: 1 })).rejects.toThrow();
  expect((await handlers.listKnocks({})).knocks).toEqual([]);
});

test('a name that a person gave is in the status at once, and is kept', async () => {
  await using path = await WholePath.startPaired();
  await send(path, null);
  const { id } = await onlyDevice(path);
  const name = 'Ultrasound 1, Room 2';
  await path.agent.handlers.setDevice({ id, name });
  const { deviceNames } = await path.agent.handlers.getStatus({});
  expect(deviceNames).toEqual([{ ...US, name }]);
  await path.stopAgent();
  await path.startAgent();
  expect(agentStatusSchema.parse(path.agent.current()).deviceNames).toEqual(deviceNames);
});

test('a machine that is overdue is told of at once, and no more once it sends', async () => {
  await using path = await WholePath.startPaired();
  await send(path, null);
  const { id } = await onlyDevice(path);
  await path.agent.handlers.setDevice({ id, expectEveryHours: 1 });
  expect((await path.agent.handlers.getStatus({})).problems).toEqual([]);
  await path.stopAgent();
  const hour = 3_600_000;
  await path.startAgent({ ...systemClock, now: () => new Date(Date.now() + hour) });
  await path.untilStatus('the alarm', (s) => s.problems.some((p) => p.code === 'device-silent'));
  await path.untilStatus('online', (s) => s.link.kind !== 'connecting');
  await send(path, '1.2.4');
  await path.untilStatus('no alarm', (s) => s.problems.every((p) => p.code !== 'device-silent'));
  expect(await onlyDevice(path)).toMatchObject({ expectEveryHours: 1 });
});

test('an echo to the machine itself: answered, turned away, nobody there, something else there', async () => {
  await using path = await WholePath.startPaired();
  await send(path, null);
  const { id } = await onlyDevice(path);
  const { handlers } = path.agent;
  await using machine = await FakeArchive.start();
  const { latencyMs } = await handlers.echoDevice({ id, port: machine.port, aeTitle: null });
  expect(latencyMs).toBeGreaterThanOrEqual(0);
  expect(machine.requests[0]).toMatchObject({
    calledAeTitle: 'US-ROOM2',
    callingAeTitle: 'TERN',
  });
  expect(await onlyDevice(path)).toMatchObject({ echoPort: machine.port });

  machine.answer = () => REJECTION.callingAeTitleNotRecognized;
  const other = { id, port: machine.port, aeTitle: 'STORE' };
  await expect(handlers.echoDevice(other)).rejects.toMatchObject({ code: 'device-rejected' });
  expect(machine.requests[1]).toMatchObject({ calledAeTitle: 'STORE' });
  machine.answer = (rq) => ({
    ...machine.acceptAll(rq),
    contexts: [{ id: 1, result: 3, transferSyntax: '' }],
  });
  await expect(handlers.echoDevice(other)).rejects.toMatchObject({ code: 'device-rejected' });

  const hangingUp = createServer((socket) =>
    socket.resume().end('HTTP/1.1 400 Bad Request\r\n\r\n'),
  );
  await new Promise<void>((resolve) => hangingUp.listen(0, '127.0.0.1', resolve));
  const { port } = hangingUp.address() as AddressInfo;
  await expect(handlers.echoDevice({ ...other, port })).rejects.toMatchObject({
    code: 'device-not-answering',
  });
  await new Promise((resolve) => hangingUp.close(resolve));
  await expect(handlers.echoDevice({ ...other, port })).rejects.toMatchObject({
    code: 'device-unreachable',
  });
  expect(await onlyDevice(path)).toMatchObject({ echoPort: machine.port });
  await expect(handlers.echoDevice({ ...other, id: 99 })).rejects.toMatchObject({
    code: 'bad-arguments',
  });
});
