import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { encodeCommandSet, type CommandSet } from '../../electron/agent/dicom/dimse/command-set.ts';
import { encodePdvHeader } from '../../electron/agent/dicom/ul/encode-pdu.ts';
import type { ProposedContext, UserItem } from '../../electron/agent/dicom/ul/pdu.ts';
import {
  maximumLengthOf,
  USER_ITEM,
  withMaximumLength,
} from '../../electron/agent/dicom/ul/user-information.ts';
import { RelayBench } from '../fakes/relay-bench.ts';
import {
  CT_CONTEXT,
  CT_IMAGE,
  deviceRequest,
  ECHO_CONTEXT,
  echoRq,
  openDevice,
  storeRq,
  until,
} from '../fakes/test-device.ts';

const EXPLICIT = '1.2.840.10008.1.2.1';
const JPEG_LOSSLESS = '1.2.840.10008.1.2.4.70';
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** One PDV with its item header, to be put into a P-DATA-TF (PS3.8 9.3.5.1). */
function pdv(contextId: number, isCommand: boolean, isLast: boolean, data: Buffer): Buffer {
  return Buffer.concat([
    encodePdvHeader(contextId, isCommand, isLast, data.length).subarray(6),
    data,
  ]);
}

function pDataTf(...pdvs: readonly Buffer[]): Buffer {
  const body = Buffer.concat(pdvs);
  const header = Buffer.from([4, 0, 0, 0, 0, 0]);
  header.writeUInt32BE(body.length, 2);
  return Buffer.concat([header, body]);
}

describe('presentation contexts', () => {
  test('128 of them pass, each with the answer that the far end gave it', async () => {
    await using bench = await RelayBench.start();
    bench.archive.answer = (rq) => ({
      ...bench.archive.acceptAll(rq),
      contexts: rq.contexts.map(({ id, transferSyntaxes }) => ({
        id,
        result: id % 5,
        transferSyntax: transferSyntaxes[0] ?? '',
      })),
    });
    const contexts: ProposedContext[] = Array.from({ length: 128 }, (_, i) => ({
      id: 2 * i + 1,
      abstractSyntax: `1.2.840.10008.5.1.4.1.1.${i + 1}`,
      transferSyntaxes: [EXPLICIT],
    }));
    const device = await openDevice(bench.port, deviceRequest({ contexts }));
    expect(bench.archive.requests[0]?.contexts).toEqual(contexts);
    const accepted = contexts.filter(({ id }) => id % 5 === 0).map(({ id }) => id);
    expect([...device.contexts.keys()]).toEqual(accepted);
    await device.release();
  });

  test('of several transfer syntaxes the far end’s choice holds, and the object’s entry says so', async () => {
    await using bench = await RelayBench.start();
    const syntaxes = ['1.2.840.10008.1.2', EXPLICIT, JPEG_LOSSLESS];
    bench.archive.answer = (rq) => ({
      ...bench.archive.acceptAll(rq),
      contexts: rq.contexts.map(({ id }) => ({ id, result: 0, transferSyntax: JPEG_LOSSLESS })),
    });
    const device = await openDevice(
      bench.port,
      deviceRequest({ contexts: [{ ...CT_CONTEXT, transferSyntaxes: syntaxes }] }),
    );
    expect(bench.archive.requests[0]?.contexts[0]?.transferSyntaxes).toEqual(syntaxes);
    expect(device.contexts.get(CT_CONTEXT.id)?.transferSyntax).toBe(JPEG_LOSSLESS);
    await device.requestOne(CT_CONTEXT.id, storeRq('1.2.3'), randomBytes(100));
    await device.release();
    expect(bench.outcomes[0]?.transferSyntaxUid).toBe(JPEG_LOSSLESS);
  });

  test('an object of a private SOP class in a private transfer syntax passes like any other', async () => {
    await using bench = await RelayBench.start();
    const context = {
      id: 255,
      abstractSyntax: '1.3.46.670589.5.0.10',
      transferSyntaxes: ['1.3.46.670589.33.1.4.1'],
    };
    const device = await openDevice(bench.port, deviceRequest({ contexts: [context] }));
    const dataset = randomBytes(54_321);
    const request = { ...storeRq('1.2.3'), AffectedSOPClassUID: context.abstractSyntax };
    const { command } = await device.requestOne(context.id, request, dataset);
    expect(command.Status).toBe(0);
    await device.release();
    expect(bench.archive.stored).toMatchObject([{ sha256: sha256(dataset) }]);
    expect(bench.outcomes[0]).toMatchObject({
      sopClassUid: context.abstractSyntax,
      transferSyntaxUid: context.transferSyntaxes[0],
    });
  });
});

describe('fragments', () => {
  const command: CommandSet = { ...storeRq('1.2.3'), MessageID: 7 };

  test.each<[string, (dataset: Buffer) => readonly Buffer[]]>([
    [
      'command and dataset in one PDU',
      (dataset) => [
        pDataTf(
          pdv(3, true, true, encodeCommandSet(command)),
          pdv(3, false, false, dataset.subarray(0, 1000)),
          pdv(3, false, true, dataset.subarray(1000)),
        ),
      ],
    ],
    [
      'a command set in fragments of one byte',
      (dataset) => [
        ...[...encodeCommandSet(command)].map((byte, i, all) =>
          pDataTf(pdv(3, true, i === all.length - 1, Buffer.from([byte]))),
        ),
        pDataTf(pdv(3, false, true, dataset)),
      ],
    ],
    [
      'zero-length PDVs before, between and at the end',
      (dataset) => [
        pDataTf(
          pdv(3, true, false, Buffer.alloc(0)),
          pdv(3, true, true, encodeCommandSet(command)),
        ),
        pDataTf(pdv(3, false, false, Buffer.alloc(0))),
        pDataTf(pdv(3, false, false, dataset), pdv(3, false, false, Buffer.alloc(0))),
        pDataTf(pdv(3, false, true, Buffer.alloc(0))),
      ],
    ],
    [
      'a command set that ends in a zero-length PDV',
      (dataset) => [
        pDataTf(pdv(3, true, false, encodeCommandSet(command))),
        pDataTf(pdv(3, true, true, Buffer.alloc(0)), pdv(3, false, true, dataset)),
      ],
    ],
  ])('%s: the object arrives bit for bit', async (_how, pdus) => {
    await using bench = await RelayBench.start();
    const device = await openDevice(bench.port);
    const dataset = randomBytes(4096);
    for (const pdu of pdus(dataset)) device.association.sendPDataBytes(pdu);
    await until('the object was answered', () => bench.outcomes.length === 1);
    await device.release();
    expect(bench.archive.stored).toEqual([
      { sopInstanceUid: '1.2.3', sha256: sha256(dataset), bytes: dataset.length },
    ]);
    expect(bench.outcomes).toMatchObject([{ result: 'accepted', sha256: sha256(dataset) }]);
  });
});

describe('maximum lengths', () => {
  const withLength = (bytes: number): ReturnType<typeof deviceRequest> => {
    const request = deviceRequest();
    return { ...request, userItems: withMaximumLength(request.userItems, bytes) };
  };

  test.each([
    ['0 (no limit)', 0, 131_072],
    ['7', 7, 7],
    ['an odd number', 16_383, 16_383],
    ['4 GiB - 1', 0xffffffff, 131_072],
  ])('a device that announces %s is served', async (_what, announced, expected) => {
    await using bench = await RelayBench.start();
    const device = await openDevice(bench.port, withLength(announced));
    expect(maximumLengthOf(bench.archive.requests[0]?.userItems ?? [])).toBe(expected);
    expect((await device.requestOne(ECHO_CONTEXT.id, echoRq)).command.Status).toBe(0);
    const dataset = randomBytes(300_000);
    const stored = await device.requestOne(CT_CONTEXT.id, storeRq('1.2.3'), dataset);
    expect(stored.command.Status).toBe(0);
    await device.release();
    expect(bench.archive.stored[0]?.sha256).toBe(sha256(dataset));
  });

  test.each([
    ['0 (no limit)', 0],
    ['7', 7],
    ['an odd number', 16_383],
    ['4 GiB - 1', 0xffffffff],
  ])('a far end that announces %s is sent what it takes', async (_what, announced) => {
    await using bench = await RelayBench.start();
    bench.archive.maxPduBytes = announced;
    const device = await openDevice(bench.port);
    const dataset = randomBytes(5_000);
    const stored = await device.requestOne(CT_CONTEXT.id, storeRq('1.2.3'), dataset);
    expect(stored.command.Status).toBe(0);
    await device.release();
    expect(bench.archive.stored[0]?.sha256).toBe(sha256(dataset));
  });
});

describe('user information', () => {
  test('window of operations, roles and extended negotiation pass byte for byte, both ways', async () => {
    await using bench = await RelayBench.start();
    const sopClass = Buffer.from(CT_IMAGE, 'latin1');
    const prefixed = (tail: readonly number[]): Buffer =>
      Buffer.concat([Buffer.from([0, sopClass.length]), sopClass, Buffer.from(tail)]);
    const asked: UserItem[] = [
      { itemType: USER_ITEM.asynchronousOperationsWindow, value: Buffer.from([0, 8, 0, 1]) },
      { itemType: USER_ITEM.roleSelection, value: prefixed([1, 1]) },
      { itemType: USER_ITEM.sopClassExtendedNegotiation, value: prefixed([2, 0, 3, 0, 0, 0]) },
      { itemType: USER_ITEM.sopClassCommonExtendedNegotiation, value: prefixed([0, 0, 0, 0]) },
    ];
    const answered: UserItem[] = [
      { itemType: USER_ITEM.asynchronousOperationsWindow, value: Buffer.from([0, 3, 0, 1]) },
      { itemType: USER_ITEM.roleSelection, value: prefixed([1, 0]) },
      { itemType: USER_ITEM.sopClassExtendedNegotiation, value: prefixed([1, 0, 1, 0, 0, 0]) },
    ];
    bench.archive.answer = (rq) => {
      const ac = bench.archive.acceptAll(rq);
      return { ...ac, userItems: [...ac.userItems, ...answered] };
    };
    const device = await openDevice(bench.port, deviceRequest({ extraItems: asked }));
    expect(bench.archive.requests[0]?.userItems.slice(-asked.length)).toEqual(asked);
    expect(device.answer.userItems.slice(-answered.length)).toEqual(answered);
    await device.release();
  });

  test('requests that a device sends without waiting for answers are each told apart', async () => {
    await using bench = await RelayBench.start();
    const device = await openDevice(bench.port);
    const datasets = [1, 2, 3, 4].map((i) => randomBytes(40_000 + 2 * i));
    for (const [i, dataset] of datasets.entries()) {
      const command = encodeCommandSet({ ...storeRq(`1.2.${i}`), MessageID: i + 1 });
      device.association.sendPDataBytes(
        pDataTf(pdv(3, true, true, command), pdv(3, false, true, dataset)),
      );
    }
    await until('all were answered', () => bench.outcomes.length === datasets.length);
    await device.release();
    expect(
      bench.outcomes.map(({ sopInstanceUid, sha256: digest }) => [sopInstanceUid, digest]),
    ).toEqual(datasets.map((dataset, i) => [`1.2.${i}`, sha256(dataset)]));
  });
});

describe('AE titles', () => {
  test.each([
    ['all 16 characters', 'ABCDEFGHIJKLMNOP', 'QRSTUVWXYZ_12345'],
    ['spaces within', 'US ROOM 2', 'CLOUD  ARCHIVE'],
    ['other characters of the repertoire', "#$%&'()*+,-./:;<", '=>?@[]^_`{|}~!"0'],
  ])('%s reach the far end as they are', async (_what, callingAeTitle, calledAeTitle) => {
    await using bench = await RelayBench.start();
    const request = { ...deviceRequest({ callingAeTitle }), calledAeTitle };
    const device = await openDevice(bench.port, request);
    expect(bench.archive.requests[0]).toMatchObject({ callingAeTitle, calledAeTitle });
    expect(device.answer).toMatchObject({ callingAeTitle, calledAeTitle });
    await device.release();
  });
});

describe('an abort', () => {
  const stages = [
    ['while nothing moves', async () => Promise.resolve()],
    [
      'in the middle of a command set',
      async ({ device }) => {
        const half = encodeCommandSet({ ...echoRq, MessageID: 9 }).subarray(0, 20);
        device.association.sendPdv(ECHO_CONTEXT.id, true, false, half);
        return Promise.resolve();
      },
    ],
    [
      'in the middle of a dataset, between PDUs',
      async ({ device, bench }) => {
        const command = encodeCommandSet({ ...storeRq('1.2.3'), MessageID: 9 });
        device.association.sendPdv(CT_CONTEXT.id, true, true, command);
        device.association.sendPdv(CT_CONTEXT.id, false, false, randomBytes(5000));
        await until('half of it arrived', () => bench.archive.bytes === 5000);
      },
    ],
    [
      'while an answer is awaited',
      async ({ device, bench }) => {
        bench.archive.isMute = true;
        void device
          .requestOne(CT_CONTEXT.id, storeRq('1.2.3'), randomBytes(500))
          .catch(() => undefined);
        await until('it arrived', () => bench.archive.stored.length === 1);
      },
    ],
    [
      'after a release was asked for',
      async ({ device }) => {
        device.association.release();
        return Promise.resolve();
      },
    ],
  ] satisfies [
    string,
    (at: { device: Awaited<ReturnType<typeof openDevice>>; bench: RelayBench }) => Promise<void>,
  ][];

  test.each(stages)(
    'of the device %s ends both sides, and the next device is served',
    async (_when, reach) => {
      await using bench = await RelayBench.start();
      const device = await openDevice(bench.port);
      await reach({ device, bench });
      device.association.abort();
      await until(
        'both sides are gone',
        () => bench.archive.closed === 1 && bench.relay.activeAssociations === 0,
      );
      bench.archive.isMute = false;
      const next = await openDevice(bench.port);
      expect((await next.requestOne(ECHO_CONTEXT.id, echoRq)).command.Status).toBe(0);
      await next.release();
      expect(bench.ends).toHaveLength(2);
    },
  );

  test('of the device before the far end has answered cancels the dialling', async () => {
    await using bench = await RelayBench.start();
    let answerLater = (): void => undefined;
    const asked = Promise.withResolvers<null>();
    bench.holdDialling = () =>
      new Promise((resolve) => {
        answerLater = () => {
          resolve();
        };
        asked.resolve(null);
      });
    const opening = openDevice(bench.port);
    opening.catch(() => undefined);
    await asked.promise;
    for (const socket of bench.deviceSockets) socket.destroy();
    await expect(opening).rejects.toThrow();
    answerLater();
    await until('it dialled', () => bench.dialled === 1);
    await until('nobody is connected', () => bench.cloudSockets.size === 0);
    expect(bench.archive.requests).toEqual([]);
    bench.holdDialling = null;
    const next = await openDevice(bench.port);
    expect((await next.requestOne(ECHO_CONTEXT.id, echoRq)).command.Status).toBe(0);
    await next.release();
  });

  test.each<[string, (dataset: Buffer) => readonly Buffer[]]>([
    ['while nothing moves', () => []],
    ['in the middle of an object', (dataset) => [dataset]],
  ])('of the far end %s reaches the device', async (_when, pieces) => {
    await using bench = await RelayBench.start();
    bench.archive.onData = (association) => {
      association.abort();
    };
    const device = await openDevice(bench.port);
    const [piece] = pieces(randomBytes(200_000));
    const storing = piece
      ? device.requestOne(CT_CONTEXT.id, storeRq('1.2.3'), Readable.from([piece]))
      : null;
    if (!storing) for (const association of bench.archive.associations) association.abort();
    await (storing ? expect(storing).rejects.toThrow('broke off') : Promise.resolve());
    await until('the device’s side is over', () => bench.relay.activeAssociations === 0);
    expect(bench.ends).toMatchObject([
      { end: { kind: 'cloud-ended', cause: { kind: 'peer-abort', source: 0 } } },
    ]);
  });
});
