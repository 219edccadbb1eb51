import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { describeProblem } from '../../electron/contract/problem-words.ts';
import type { ProblemCode } from '../../electron/contract/problems.ts';
import { systemClock, type Clock } from '../../electron/foundation/clock.ts';
import {
  AssociationAbortedError,
  AssociationRejectedError,
} from '../../electron/agent/dicom/services/requestor.ts';
import { REJECTION } from '../../electron/agent/dicom/ul/pdu.ts';
import {
  connectTo,
  CT_CONTEXT,
  ECHO_CONTEXT,
  echoRq,
  openDevice,
  storeRq,
} from '../fakes/test-device.ts';
import { eventually } from '../fakes/eventually.ts';
import { WholePath } from '../fakes/whole-path.ts';

const rejectionOf = (error: unknown): unknown =>
  error instanceof AssociationRejectedError ? error.rejection : error;

/** Sends one object as a device would; its status. */
async function send(path: WholePath, uid: string, dataset: Buffer): Promise<number | undefined> {
  const device = await openDevice(path.dicomPort);
  const { command } = await device.requestOne(CT_CONTEXT.id, storeRq(uid), dataset);
  await device.release();
  return command.Status;
}

async function problem(
  path: WholePath,
  code: ProblemCode,
): Promise<{ title: string; text: string; advice: string }> {
  const status = await path.untilStatus(code, (s) => s.problems.some((p) => p.code === code));
  return describeProblem(status.problems.find((p) => p.code === code)!);
}

/** The device that calls next is served as if nothing had been. */
async function expectServed(path: WholePath): Promise<void> {
  const device = await openDevice(path.dicomPort);
  expect((await device.requestOne(ECHO_CONTEXT.id, echoRq)).command.Status).toBe(0);
  await device.release();
}

test('an image is delivered with a receipt that matches; the cloud holds its very bytes', async () => {
  await using path = await WholePath.startPaired();
  const dataset = randomBytes(700_000);
  expect(await send(path, '1.2.3.4', dataset)).toBe(0);
  const status = await path.untilStatus('delivered', (s) => s.today.delivered === 1);
  expect(status.today).toMatchObject({
    delivered: 1,
    bytes: dataset.length,
    awaitingReceipt: 0,
    failed: 0,
  });
  const sha256 = createHash('sha256').update(dataset).digest('hex');
  expect(await path.ledger()).toMatchObject([
    { sopInstanceUid: '1.2.3.4', state: 'delivered', sha256, status: 0 },
  ]);
  expect(path.cloud.registry.objects.list()).toMatchObject([
    { sopInstanceUid: '1.2.3.4', sha256, callingAeTitle: 'US-ROOM2', calledAeTitle: 'CLOUD' },
  ]);
});

test('a pairing code that is wrong, used or expired is refused in so many words; nothing is kept', async () => {
  await using path = await WholePath.start();
  const good = path.code();
  const other = path.code();
  await expect(path.pair('7K3M-9QTX-2')).rejects.toMatchObject({ code: 'pairing-code-malformed' });
  path.cloud.registry.db.exec(
    `UPDATE pairing_codes SET expires_at = '2020-01-01T00:00:00.000Z' WHERE rowid = (SELECT max(rowid) FROM pairing_codes)`,
  );
  await expect(path.pair(other)).rejects.toMatchObject({ code: 'pairing-code-expired' });
  expect((await path.agent.handlers.getStatus({})).pairing.kind).toBe('unpaired');
  expect(path.secrets.secrets.size).toBe(0);
  await path.pair(good);
  await path.agent.handlers.unpair({});
  await expect(path.pair(good)).rejects.toMatchObject({ code: 'pairing-code-used' });
});

test('an unpaired agent turns devices away for the moment, so that they try again', async () => {
  await using path = await WholePath.start();
  expect(await openDevice(path.dicomPort).catch(rejectionOf)).toEqual(
    REJECTION.temporaryCongestion,
  );
});

test('an uplink that is ended loses its live association within a second, says so, and its key opens nothing', async () => {
  await using path = await WholePath.startPaired();
  const device = await openDevice(path.dicomPort);
  const [uplink] = path.cloud.registry.uplinks.list();
  path.cloud.registry.uplinks.revoke(uplink!.id);
  path.cloud.dropRevoked();
  await expect(device.requestOne(ECHO_CONTEXT.id, echoRq)).rejects.toBeInstanceOf(
    AssociationAbortedError,
  );
  await path.untilStatus('refused', (s) => s.link.kind === 'refused');
  expect(await problem(path, 'uplink-removed')).toMatchObject({
    title: expect.stringContaining('removed') as string,
  });
  expect(await openDevice(path.dicomPort).catch(rejectionOf)).toEqual(
    REJECTION.temporaryCongestion,
  );
});

test('with a key that the cloud does not know the link says so, and devices are asked to try again', async () => {
  await using path = await WholePath.startPaired();
  await path.stopAgent();
  for (const [name] of path.secrets.secrets)
    if (name.endsWith('/psk')) path.secrets.secrets.set(name, randomBytes(32).toString('hex'));
  await path.startAgent();
  await path.untilStatus(
    'key refused',
    (s) => s.link.kind === 'offline' && s.link.fault === 'key-refused',
  );
  expect((await problem(path, 'link-key-refused')).advice).not.toBe('');
  expect(await openDevice(path.dicomPort).catch(rejectionOf)).toEqual(
    REJECTION.temporaryCongestion,
  );
});

test('the cloud is down at start: devices are asked to try again; when it is back the next image goes through', async () => {
  await using path = await WholePath.startPaired();
  await path.stopAgent();
  await path.stopCloud();
  await path.startAgent();
  await path.untilStatus(
    'offline',
    (s) => s.link.kind === 'offline' && s.link.fault === 'port-closed',
  );
  expect(await openDevice(path.dicomPort).catch(rejectionOf)).toEqual(
    REJECTION.temporaryCongestion,
  );
  await path.startCloud();
  await path.untilStatus(
    'online',
    (s) => s.link.kind === 'online' && s.problems.every((p) => !p.isOngoing),
  );
  expect(await send(path, '1.2.3', randomBytes(1000))).toBe(0);
});

test('the cloud goes in the middle of an object: the device gets an abort, the object is not taken for delivered', async () => {
  await using path = await WholePath.startPaired();
  const device = await openDevice(path.dicomPort);
  const sending = device.requestOne(CT_CONTEXT.id, storeRq('1.2.3'), Readable.from(slowly()));
  sending.catch(() => undefined);
  await path.untilStatus('moving', (s) => (s.transfers[0]?.bytes ?? 0) > 500_000);
  await path.stopCloud();
  await expect(sending).rejects.toMatchObject({ abortCause: { kind: 'peer-abort' } });
  expect(await path.ledger()).toMatchObject([{ state: 'incomplete', sha256: null, status: null }]);
  expect((await problem(path, 'link-lost-while-sending')).text).toContain('US-ROOM2');
  await path.startCloud();
  await path.untilStatus('online', (s) => s.link.kind === 'online');
  expect(path.cloud.registry.objects.list()).toEqual([]);
  await expectServed(path);
});

test('the device vanishes in the middle of an object: the cloud keeps nothing of it, the next device is served', async () => {
  await using path = await WholePath.startPaired();
  const device = await openDevice(path.dicomPort);
  device
    .requestOne(CT_CONTEXT.id, storeRq('1.2.3'), Readable.from(slowly()))
    .catch(() => undefined);
  await path.untilStatus('moving', (s) => (s.transfers[0]?.bytes ?? 0) > 500_000);
  device.association.destroy();
  expect((await problem(path, 'device-vanished')).text).toContain('US-ROOM2');
  expect(await path.ledger()).toMatchObject([{ state: 'incomplete', sha256: null, status: null }]);
  await expectServed(path);
  expect(path.cloud.registry.objects.list()).toEqual([]);
});

test('stopping does not wait for devices: an open association is aborted, a silent connection closed', async () => {
  await using path = await WholePath.startPaired();
  const silent = await connectTo(path.dicomPort);
  const device = await openDevice(path.dicomPort);
  const silentClosed = new Promise((resolve) => silent.resume().once('close', resolve));
  await path.stopAgent();
  await expect(device.requestOne(ECHO_CONTEXT.id, echoRq)).rejects.toMatchObject({
    abortCause: { kind: 'peer-abort', source: 2 },
  });
  await silentClosed;
});

test('a clock that is an hour fast is told; images go through all the same', async () => {
  await using path = await WholePath.startPaired();
  await path.stopAgent();
  const anHourAhead: Clock = { ...systemClock, now: () => new Date(Date.now() + 3_600_000) };
  await path.startAgent(anHourAhead);
  const { link } = await path.untilStatus('clock-wrong', (s) => s.link.kind === 'clock-wrong');
  expect(link).toMatchObject({
    kind: 'clock-wrong',
    aheadMs: expect.closeTo(3_600_000, -5) as number,
  });
  expect((await problem(path, 'clock-wrong')).title).toMatch(/60 minutes/);
  expect(await send(path, '1.2.3', randomBytes(1000))).toBe(0);
});

test('a DICOM port that is taken is named with the program that has it', async () => {
  await using path = await WholePath.startPaired();
  await path.stopAgent();
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  await writeFile(
    join(path.agentDir, 'config.json'),
    JSON.stringify({ version: 1, dicom: { host: '127.0.0.1', port } }),
  );
  await expect(path.startAgent()).rejects.toMatchObject({
    code: 'port-in-use',
    message: expect.stringMatching(
      new RegExp(`Port ${port} is already used by (node|MainThread|vitest)`),
    ) as string,
  });
  other.close();
});

test('what the cloud sets is applied: a device that is not on its list is turned away and told in plain words', async () => {
  await using path = await WholePath.startPaired();
  const [uplink] = path.cloud.registry.uplinks.list();
  path.cloud.registry.configs.change(uplink!.id, {
    allowedDevices: [{ aeTitle: 'CT-1', address: null }],
    heartbeatIntervalMs: 250,
  });
  await eventually('the device is turned away', async () => {
    const answer = await openDevice(path.dicomPort).then((device) => device.release(), rejectionOf);
    return answer === undefined ? null : answer;
  });
  expect(await problem(path, 'device-not-allowed')).toMatchObject({
    text: expect.stringContaining('US-ROOM2') as string,
  });
  await path.untilStatus('interval', (s) => s.heartbeat.intervalMs === 250);
});

test('nothing of an image stays on this PC: no file of the agent holds a value of it, nor does any log, status or ledger', async () => {
  await using path = await WholePath.startPaired();
  const marker = `MARK${randomBytes(8).toString('hex').toUpperCase()}`;
  const pixels = randomBytes(300_000);
  const dataset = Buffer.concat([
    Buffer.from(`${marker}^PATIENT`),
    pixels,
    Buffer.from(`${marker} END`),
  ]);
  expect(await send(path, '1.2.3', dataset)).toBe(0);
  // One that breaks off as well.
  const device = await openDevice(path.dicomPort);
  device
    .requestOne(CT_CONTEXT.id, storeRq('1.2.4'), Readable.from(slowly(dataset)))
    .catch(() => undefined);
  await path.untilStatus('moving', (s) => (s.transfers[0]?.bytes ?? 0) > 500_000);
  device.association.destroy();
  const status = await path.untilStatus(
    'delivered',
    (s) => s.today.delivered === 1 && s.problems.length > 0,
  );
  const everything = [
    Buffer.from(JSON.stringify(status) + JSON.stringify(await path.ledger())),
    ...(await filesBelow(path.agentDir)),
    ...(await filesBelow(join(path.cloudDir, 'log'))),
    ...(await filesBelow(join(path.cloudDir, 'objects'))),
  ];
  expect(everything.length).toBeGreaterThan(5);
  for (const content of everything) {
    expect(content.includes(marker)).toBe(false);
    for (let at = 0; at + 16 <= pixels.length; at += 4096)
      expect(content.includes(pixels.subarray(at, at + 16))).toBe(false);
  }
});

async function filesBelow(folder: string): Promise<Buffer[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => readFile(join(entry.parentPath, entry.name))),
  );
}

async function* slowly(chunk: Buffer = Buffer.alloc(64 * 1024)): AsyncGenerator<Buffer> {
  for (let i = 0; i < 2000; i++) {
    yield chunk;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
