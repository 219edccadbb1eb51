import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { encodeCommandSet } from '../../electron/agent/dicom/dimse/command-set.ts';
import { STATUS } from '../../electron/agent/dicom/dimse/status.ts';
import {
  AssociationAbortedError,
  AssociationRejectedError,
} from '../../electron/agent/dicom/services/requestor.ts';
import { REJECTION } from '../../electron/agent/dicom/ul/pdu.ts';
import { RelayBench } from '../fakes/relay-bench.ts';
import {
  CT_CONTEXT,
  deviceRequest,
  ECHO_CONTEXT,
  echoRq,
  openDevice,
  storeRq,
  until,
} from '../fakes/test-device.ts';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const rejectionOf = (error: unknown): unknown =>
  error instanceof AssociationRejectedError ? error.rejection : error;
const abortOf = (error: unknown): unknown =>
  error instanceof AssociationAbortedError ? error.abortCause : error;

test('an object arrives bit for bit, the far side’s own answer comes back, the outcome carries its digest', async () => {
  await using bench = await RelayBench.start();
  const device = await openDevice(bench.port);
  const dataset = randomBytes(3_000_002);
  const { command } = await device.requestOne(
    CT_CONTEXT.id,
    storeRq('1.2.3'),
    Readable.from([dataset.subarray(0, 77), dataset.subarray(77)]),
  );
  await device.release();
  expect(command.Status).toBe(STATUS.success);
  expect(bench.archive.stored).toEqual([
    { sopInstanceUid: '1.2.3', sha256: sha256(dataset), bytes: dataset.length },
  ]);
  expect(bench.outcomes).toMatchObject([
    {
      sopInstanceUid: '1.2.3',
      sha256: sha256(dataset),
      bytes: dataset.length,
      status: 0,
      result: 'accepted',
      transferSyntaxUid: '1.2.840.10008.1.2.1',
    },
  ]);
  expect(bench.ends).toMatchObject([
    { device: { aeTitle: 'US-ROOM2', address: '127.0.0.1' }, end: { kind: 'released' } },
  ]);
});

test('C-ECHO passes through and is answered by the far side', async () => {
  await using bench = await RelayBench.start();
  const device = await openDevice(bench.port);
  for (let i = 0; i < 50; i++)
    expect((await device.requestOne(ECHO_CONTEXT.id, echoRq)).command.Status).toBe(0);
  await device.release();
  expect(bench.archive.requests).toHaveLength(1);
});

test('negotiation is mirrored: titles, contexts, unknown user information byte for byte; C-MOVE is refused here', async () => {
  await using bench = await RelayBench.start();
  const odd = { itemType: 0x7e, value: randomBytes(99) };
  const identity = { itemType: 0x58, value: Buffer.from([2, 1, 0, 1, 65, 0, 1, 66]) };
  const move = {
    id: 9,
    abstractSyntax: '1.2.840.10008.5.1.4.1.2.2.2',
    transferSyntaxes: ['1.2.840.10008.1.2'],
  };
  const secret = {
    id: 11,
    abstractSyntax: '1.3.46.670589.2.5.1.1',
    transferSyntaxes: ['1.2.840.10008.1.2'],
  };
  bench.archive.answer = (rq) => {
    const all = bench.archive.acceptAll(rq);
    return {
      ...all,
      contexts: all.contexts.map((c) => (c.id === 11 ? { ...c, result: 4 } : c)),
      userItems: [...all.userItems, { itemType: 0x59, value: Buffer.from([0, 1, 7]) }],
    };
  };
  const device = await openDevice(
    bench.port,
    deviceRequest({ contexts: [ECHO_CONTEXT, move, secret], extraItems: [odd, identity] }),
  );
  const [seen] = bench.archive.requests;
  expect(seen).toMatchObject({
    calledAeTitle: 'CLOUD',
    callingAeTitle: 'US-ROOM2',
    contexts: [ECHO_CONTEXT, secret],
  });
  expect(seen?.userItems).toContainEqual(odd);
  expect(seen?.userItems).toContainEqual(identity);
  expect([...device.contexts.keys()]).toEqual([1]);
  await device.release();
});

test('an association of C-MOVE contexts alone is answered without asking the cloud', async () => {
  await using bench = await RelayBench.start();
  const move = {
    id: 1,
    abstractSyntax: '1.2.840.10008.5.1.4.1.2.1.2',
    transferSyntaxes: ['1.2.840.10008.1.2'],
  };
  const device = await openDevice(bench.port, deviceRequest({ contexts: [move] }));
  expect(device.contexts.size).toBe(0);
  await device.release();
  expect(bench.archive.requests).toEqual([]);
});

test('a failure status of the far side reaches the device as it is', async () => {
  await using bench = await RelayBench.start();
  bench.archive.status = 0xa700;
  const device = await openDevice(bench.port);
  expect(
    (await device.requestOne(CT_CONTEXT.id, storeRq('1.2'), Buffer.alloc(10))).command.Status,
  ).toBe(0xa700);
  await device.release();
  expect(bench.outcomes).toMatchObject([{ status: 0xa700, result: 'refused' }]);
});

describe('who is turned away, and how', () => {
  test('link down: rejected-transient, temporary congestion, so that the device tries again', async () => {
    await using bench = await RelayBench.start();
    bench.isLinkUp = false;
    expect(await openDevice(bench.port).catch(rejectionOf)).toEqual(REJECTION.temporaryCongestion);
    bench.isLinkUp = true;
    await (await openDevice(bench.port)).release();
  });

  test('a device that is not on the list: calling AE title not recognized', async () => {
    await using bench = await RelayBench.start();
    bench.allowedDevices = [{ aeTitle: 'CT-1', address: '127.0.0.0/8' }];
    expect(await openDevice(bench.port).catch(rejectionOf)).toEqual(
      REJECTION.callingAeTitleNotRecognized,
    );
    await (await openDevice(bench.port, deviceRequest({ callingAeTitle: 'CT-1' }))).release();
    expect(bench.archive.requests).toHaveLength(1);
  });

  test('one association too many: rejected-transient, local limit exceeded; the place is free again after a release', async () => {
    await using bench = await RelayBench.start();
    const devices = await Promise.all(
      Array.from({ length: bench.maxAssociations }, () => openDevice(bench.port)),
    );
    expect(await openDevice(bench.port).catch(rejectionOf)).toEqual(REJECTION.localLimitExceeded);
    await devices[0]!.release();
    await (await openDevice(bench.port)).release();
    for (const device of devices.slice(1)) await device.release();
  });

  test('the cloud rejects: its own result, source and reason', async () => {
    await using bench = await RelayBench.start();
    bench.archive.answer = () => ({ kind: 'associate-rj', result: 1, source: 1, reason: 7 });
    expect(await openDevice(bench.port).catch(rejectionOf)).toEqual({
      kind: 'associate-rj',
      result: 1,
      source: 1,
      reason: 7,
    });
    expect(bench.ends).toMatchObject([
      { end: { kind: 'cloud-rejected', rejection: { reason: 7 } } },
    ]);
  });

  test('a device that is taken off the list is cut off', async () => {
    await using bench = await RelayBench.start();
    const device = await openDevice(bench.port);
    bench.allowedDevices = [];
    bench.relay.recheckAdmission();
    expect(await device.requestOne(ECHO_CONTEXT.id, echoRq).catch(abortOf)).toMatchObject({
      kind: 'peer-abort',
      source: 2,
    });
  });
});

describe('an end in the middle', () => {
  test('the far side aborts: the device gets an abort with the same source and reason, the object is incomplete', async () => {
    await using bench = await RelayBench.start();
    bench.archive.onData = (association) => association.abort(2, 6);
    const device = await openDevice(bench.port);
    const outcome = await device
      .requestOne(CT_CONTEXT.id, storeRq('1.2.3'), Readable.from(slowly(200)))
      .catch(abortOf);
    expect(outcome).toEqual({ kind: 'peer-abort', source: 2, reason: 6 });
    expect(bench.outcomes).toMatchObject([{ result: 'incomplete', sha256: null, status: null }]);
    expect(bench.ends).toMatchObject([{ end: { kind: 'cloud-ended', wasBusy: true } }]);
  });

  test('the far side is cut off: the device gets a provider abort', async () => {
    await using bench = await RelayBench.start();
    bench.archive.onData = () =>
      bench.archive.sockets.forEach((socket) => socket.resetAndDestroy());
    const device = await openDevice(bench.port);
    const outcome = await device
      .requestOne(CT_CONTEXT.id, storeRq('1.2.3'), Readable.from(slowly(200)))
      .catch(abortOf);
    expect(outcome).toMatchObject({ kind: 'peer-abort', source: 2 });
    bench.archive.onData = () => undefined;
    const next = await openDevice(bench.port);
    expect(
      (await next.requestOne(CT_CONTEXT.id, storeRq('1.2.4'), Buffer.alloc(100))).command.Status,
    ).toBe(0);
    await next.release();
  });

  test('the device aborts between PDUs: the far side gets its abort', async () => {
    await using bench = await RelayBench.start();
    const device = await openDevice(bench.port);
    await device.requestOne(ECHO_CONTEXT.id, echoRq);
    device.association.abort(0, 0);
    await until('the far side saw the abort', () => bench.archive.aborts.length === 1);
    expect(bench.archive.aborts).toEqual([{ kind: 'peer-abort', source: 0, reason: 0 }]);
  });

  test('the device vanishes in the middle of a PDU: the far side loses the connection and stores nothing', async () => {
    await using bench = await RelayBench.start();
    const device = await openDevice(bench.port);
    device.association.sendPdv(
      CT_CONTEXT.id,
      true,
      true,
      encodeCommandSet({ ...storeRq('1.2.3'), MessageID: 1 }),
    );
    // A P-DATA-TF that announces 1000 bytes and ends after 20.
    device.association.sendPDataBytes(
      Buffer.concat([Buffer.from('0400000003e8000003e40300', 'hex'), Buffer.alloc(8)]),
    );
    device.association.destroy();
    await until('the far side lost the connection', () => bench.archive.closed === 1);
    expect(bench.archive.aborts).toEqual([{ kind: 'connection-lost' }]);
    expect(bench.archive.stored).toEqual([]);
  });

  test('a device that breaks off halfway leaves nothing that looks complete', async () => {
    await using bench = await RelayBench.start();
    const device = await openDevice(bench.port);
    void device
      .requestOne(CT_CONTEXT.id, storeRq('1.2.3'), Readable.from(slowly(1000)))
      .catch(() => undefined);
    await until('the far side has received some of it', () => bench.archive.bytes > 100_000);
    device.association.destroy();
    await until('the far side lost the connection', () => bench.archive.closed === 1);
    expect(bench.archive.stored).toEqual([]);
    expect(bench.outcomes).toMatchObject([{ result: 'incomplete', sha256: null, status: null }]);
    expect(bench.ends).toMatchObject([{ end: { kind: 'device-ended', wasBusy: true } }]);
  });
});

test('a far side that does not read stops the device; nothing piles up in between', async () => {
  await using bench = await RelayBench.start();
  const isBlocked = { now: true };
  bench.archive.onData = (association) => {
    if (isBlocked.now) association.pause();
  };
  const device = await openDevice(bench.port);
  const chunk = randomBytes(256 * 1024);
  let sentBytes = 0;
  function* chunks(): Generator<Buffer> {
    for (let i = 0; i < 200; i++) {
      sentBytes += chunk.length;
      yield chunk;
    }
  }
  const answer = device.requestOne(CT_CONTEXT.id, storeRq('1.2.3'), Readable.from(chunks()));
  let before = -1;
  await until('the device has come to a stop', () => {
    const hasStopped = sentBytes === before && sentBytes > 0;
    before = sentBytes;
    return hasStopped;
  });
  expect(sentBytes).toBeLessThan(40 * 1024 * 1024);
  isBlocked.now = false;
  for (const socket of bench.archive.sockets) socket.resume();
  expect((await answer).command.Status).toBe(0);
  expect(bench.archive.stored[0]?.bytes).toBe(200 * chunk.length);
  await device.release();
});

async function* slowly(chunks: number): AsyncGenerator<Buffer> {
  for (let i = 0; i < chunks; i++) {
    yield Buffer.alloc(64 * 1024, i);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
