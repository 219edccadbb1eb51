import { once } from 'node:events';
import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { encodePdu } from '../../electron/agent/dicom/ul/encode-pdu.ts';
import { AssociationAbortedError } from '../../electron/agent/dicom/services/requestor.ts';
import { RelayBench } from '../fakes/relay-bench.ts';
import {
  connectTo,
  CT_CONTEXT,
  deviceRequest,
  ECHO_CONTEXT,
  echoRq,
  openDevice,
  storeRq,
  until,
} from '../fakes/test-device.ts';

/** Everything the agent says on a connection until it closes it, in hex. */
async function untilClosed(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => void chunks.push(chunk));
  socket.on('error', () => undefined);
  // Not events.once: it would take a reset for a failure.
  await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(chunks).toString('hex');
}

/** A-ABORT of the service provider (source 2) with a reason. */
const providerAbort = (reason: number): string =>
  `070000000004000002${reason.toString(16).padStart(2, '0')}`;

/** The next device is served as if nothing had been. */
async function expectNextDeviceServed(bench: RelayBench): Promise<void> {
  const next = await openDevice(bench.port);
  expect((await next.requestOne(ECHO_CONTEXT.id, echoRq)).command.Status).toBe(0);
  await next.release();
}

const SHORT = {
  artimTimeoutMs: 150,
  associationTimeoutMs: 1_000,
  pduTimeoutMs: 150,
  idleTimeoutMs: 400,
};

describe('before an association', () => {
  test.each([
    ['an HTTP request', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'), 1],
    ['a TLS hello', Buffer.from('16030100c8010000c40303', 'hex'), 1],
    ['a PDU of 4 GiB', Buffer.from('0100ffffffff', 'hex'), 6],
    ['a P-DATA-TF of 4 GiB', Buffer.from('0400ffffffff', 'hex'), 6],
    [
      'an A-ASSOCIATE-RQ of random bytes',
      Buffer.concat([Buffer.from('010000000080', 'hex'), Buffer.alloc(128, 0x5a)]),
      6,
    ],
  ])('%s is answered with A-ABORT and a closed connection', async (_what, bytes, reason) => {
    await using bench = await RelayBench.start();
    const socket = await connectTo(bench.port);
    socket.write(bytes);
    expect(await untilClosed(socket)).toBe(providerAbort(reason));
    expect(bench.ends).toMatchObject([
      {
        device: { aeTitle: null },
        end: { kind: 'device-ended', cause: { kind: 'protocol-error' } },
      },
    ]);
    expect(bench.logLines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { event: 'association.ended', level: 'warn', reason: 'protocol-error' },
    ]);
    await expectNextDeviceServed(bench);
  });

  test('data before an association is answered with A-ABORT', async () => {
    await using bench = await RelayBench.start();
    const socket = await connectTo(bench.port);
    socket.write(encodePdu({ kind: 'release-rq' }));
    expect(await untilClosed(socket)).toBe(providerAbort(2));
    await expectNextDeviceServed(bench);
  });

  test('a silent connection is closed when ARTIM expires', async () => {
    await using bench = await RelayBench.start();
    bench.timeouts = SHORT;
    expect(await untilClosed(await connectTo(bench.port))).toBe('');
    expect(bench.ends).toMatchObject([
      { end: { kind: 'device-ended', cause: { kind: 'timeout', timer: 'artim' } } },
    ]);
    await expectNextDeviceServed(bench);
  });

  test('a request that trickles in byte by byte is closed when ARTIM expires', async () => {
    await using bench = await RelayBench.start();
    bench.timeouts = SHORT;
    const socket = await connectTo(bench.port);
    const bytes = encodePdu(deviceRequest());
    let at = 0;
    const trickle = setInterval(() => socket.write(bytes.subarray(at, ++at)), 20);
    expect(await untilClosed(socket)).toBe('');
    clearInterval(trickle);
    await expectNextDeviceServed(bench);
  });

  test('protocol version 2 alone is rejected by the provider', async () => {
    await using bench = await RelayBench.start();
    const socket = await connectTo(bench.port);
    socket.write(encodePdu({ ...deviceRequest(), protocolVersion: 2 }));
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    expect(chunk.toString('hex')).toBe('03000000000400010202');
    socket.destroy();
  });
});

describe('within an association', () => {
  test.each([
    ['a PDU longer than announced', Buffer.from('040000020001', 'hex'), 6],
    ['a PDV that does not fit its PDU', Buffer.from('04000000000a0000ffff0303', 'hex'), 6],
    [
      'data on a context that was not accepted',
      Buffer.from('04000000000a000000066303' + '00000000', 'hex'),
      5,
    ],
    ['a dataset without a command', Buffer.from('04000000000a000000060302' + '00000000', 'hex'), 6],
    ['a second A-ASSOCIATE-RQ', encodePdu(deviceRequest()), 2],
    ['an A-RELEASE-RP that nobody asked for', encodePdu({ kind: 'release-rp' }), 2],
  ])('%s is answered with A-ABORT; the far side is told', async (_what, bytes, reason) => {
    await using bench = await RelayBench.start();
    const device = await openDevice(bench.port);
    device.association.sendPDataBytes(bytes);
    await expect(device.requestOne(CT_CONTEXT.id, echoRq)).rejects.toMatchObject({
      abortCause: { kind: 'peer-abort', source: 2, reason },
    });
    await until('the far side saw an abort', () => bench.archive.aborts.length === 1);
    expect(bench.archive.aborts).toEqual([{ kind: 'peer-abort', source: 2, reason: 0 }]);
    await expectNextDeviceServed(bench);
  });

  test('a PDU that trickles in is cut off after its time, whatever is idle', async () => {
    await using bench = await RelayBench.start();
    bench.timeouts = { ...SHORT, idleTimeoutMs: 60_000 };
    const device = await openDevice(bench.port);
    const bytes = Buffer.concat([
      Buffer.from('040000000100000000fc0103', 'hex'),
      Buffer.alloc(250),
    ]);
    let at = 0;
    const trickle = setInterval(
      () => device.association.sendPDataBytes(bytes.subarray(at, ++at)),
      20,
    );
    await until('the end was reported', () => bench.ends.length === 1);
    clearInterval(trickle);
    expect(bench.ends).toMatchObject([
      { end: { kind: 'device-ended', cause: { kind: 'timeout', timer: 'pdu' } } },
    ]);
    await expectNextDeviceServed(bench);
  });

  test('an association on which nothing moves is aborted', async () => {
    await using bench = await RelayBench.start();
    bench.timeouts = SHORT;
    const device = await openDevice(bench.port);
    await until('the idle association is over', () => bench.ends.length === 1);
    expect(bench.ends[0]?.end).toMatchObject({
      kind: 'device-ended',
      cause: { kind: 'timeout', timer: 'idle' },
    });
    await device[Symbol.asyncDispose]();
    await expectNextDeviceServed(bench);
  });

  test('when it is the far side that owes an answer, the far side is blamed', async () => {
    await using bench = await RelayBench.start();
    bench.timeouts = SHORT;
    bench.archive.isMute = true;
    const device = await openDevice(bench.port);
    await expect(
      device.requestOne(CT_CONTEXT.id, storeRq('1.2'), Buffer.alloc(10)),
    ).rejects.toBeInstanceOf(AssociationAbortedError);
    expect(bench.ends).toMatchObject([
      { end: { kind: 'cloud-ended', cause: { kind: 'timeout', timer: 'idle' }, wasBusy: true } },
    ]);
  });

  test('a device that sends one byte at a time is served like any other', async () => {
    await using bench = await RelayBench.start();
    const socket = await connectTo(bench.port);
    const received: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => void received.push(chunk));
    for (const byte of encodePdu(deviceRequest())) socket.write(Buffer.from([byte]));
    await until('the association is accepted', () => received.length > 0);
    expect(Buffer.concat(received)[0]).toBe(0x02);
    for (const byte of encodePdu({ kind: 'release-rq' })) socket.write(Buffer.from([byte]));
    await until(
      'the release is answered',
      () => Buffer.concat(received).subarray(-10).toString('hex') === '06000000000400000000',
    );
    socket.destroy();
  });
});

test('a thousand associations opened and broken off at random points leave nothing behind', async () => {
  await using bench = await RelayBench.start();
  bench.maxAssociations = 64;
  const bytes = Buffer.concat([encodePdu(deviceRequest()), encodePdu({ kind: 'release-rq' })]);
  for (let round = 0; round < 50; round++) {
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const socket = await connectTo(bench.port);
        socket.on('error', () => undefined);
        socket.write(bytes.subarray(0, (round * 20 + i) % bytes.length));
        if (i % 2 === 0) socket.resetAndDestroy();
        else socket.destroy();
      }),
    );
  }
  await until(
    'every association is over',
    () => bench.relay.activeAssociations === 0 && bench.archive.sockets.size === 0,
  );
  await expectNextDeviceServed(bench);
});
