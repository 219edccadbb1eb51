import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UlProtocolError } from '../../../electron/agent/dicom/ul/decode-pdu.ts';
import { encodePdu } from '../../../electron/agent/dicom/ul/encode-pdu.ts';
import { PduStream } from '../../../electron/agent/dicom/ul/pdu-stream.ts';

const MAX_PDU_BYTES = 131072;

/** P-DATA-TF built by hand from PS3.8 9.3.5: header, then PDVs of context id, message control header and data. */
function pData(...pdvs: readonly { id: number; control: number; data: Buffer }[]): Buffer {
  const items = pdvs.map(({ id, control, data }) => {
    const header = Buffer.from([0, 0, 0, 0, id, control]);
    header.writeUInt32BE(data.length + 2, 0);
    return Buffer.concat([header, data]);
  });
  const body = Buffer.concat(items);
  const header = Buffer.from([4, 0, 0, 0, 0, 0]);
  header.writeUInt32BE(body.length, 2);
  return Buffer.concat([header, body]);
}

type Seen = { readonly events: string[]; readonly raw: Buffer; readonly isRawInsidePdu: boolean };

function run(chunks: readonly Buffer[]): Seen {
  const events: string[] = [];
  const raw: Buffer[] = [];
  let pdv: Buffer[] = [];
  let seenBytes = 0;
  const stream = new PduStream(
    {
      controlPdu: (pdu) => void events.push(pdu.kind),
      pDataStart: () => void events.push('p-data'),
      pdvPiece: (piece) => {
        pdv.push(Buffer.from(piece.data));
        seenBytes += piece.data.length;
        if (!piece.isPdvEnd) return;
        events.push(
          `pdv ${piece.contextId} ${piece.isCommand} ${piece.isLastFragment} ${Buffer.concat(pdv).toString('hex')}`,
        );
        pdv = [];
      },
      pDataBytes: (bytes) => {
        raw.push(Buffer.from(bytes));
        // Nothing is passed on before its pieces were seen.
        expect(Buffer.concat(raw).length).toBeLessThanOrEqual(seenBytes + events.length * 12 + 12);
      },
    },
    MAX_PDU_BYTES,
  );
  for (const chunk of chunks) stream.feed(chunk);
  return { events, raw: Buffer.concat(raw), isRawInsidePdu: stream.isRawInsidePdu };
}

const release = encodePdu({ kind: 'release-rq' });
const wire = [
  pData({ id: 1, control: 3, data: Buffer.from('command') }),
  pData(
    { id: 1, control: 0, data: Buffer.from('abc') },
    { id: 3, control: 0, data: Buffer.alloc(0) },
    { id: 1, control: 2, data: Buffer.from('de') },
  ),
  release,
  pData({ id: 5, control: 2, data: Buffer.alloc(0) }),
  encodePdu({ kind: 'abort', source: 0, reason: 0 }),
];
const whole = Buffer.concat(wire);
const onlyPData = Buffer.concat(wire.filter((pdu) => pdu[0] === 4));

test('cut at any byte, the stream finds the same PDUs and hands on the same P-DATA bytes', () => {
  const expected = run([whole]);
  expect(expected.events).toEqual([
    'p-data',
    'pdv 1 true true 636f6d6d616e64',
    'p-data',
    'pdv 1 false false 616263',
    'pdv 3 false false ',
    'pdv 1 false true 6465',
    'release-rq',
    'p-data',
    'pdv 5 false true ',
    'abort',
  ]);
  expect(expected.raw).toEqual(onlyPData);
  for (let at = 1; at < whole.length; at++)
    expect(run([whole.subarray(0, at), whole.subarray(at)]), `cut at ${at}`).toEqual(expected);
  expect(run([...whole].map((byte) => Buffer.from([byte])))).toEqual(expected);
});

test('any cutting into chunks gives the same', () => {
  const expected = run([whole]);
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: whole.length - 1 }), { maxLength: 12 });
  fc.assert(
    fc.property(cuts, (places) => {
      const edges = [0, ...places.sort((a, b) => a - b), whole.length];
      const chunks = edges.slice(1).map((end, i) => whole.subarray(edges[i], end));
      expect(run(chunks)).toEqual(expected);
    }),
  );
});

test('knows where the bytes handed on end in the middle of a PDU', () => {
  const pdu = pData({ id: 1, control: 2, data: Buffer.alloc(100) });
  for (let at = 1; at < pdu.length; at++) {
    const { raw, isRawInsidePdu } = run([pdu.subarray(0, at)]);
    expect(isRawInsidePdu, `after ${at} bytes`).toBe(raw.length > 0 && raw.length < pdu.length);
  }
  expect(run([pdu]).isRawInsidePdu).toBe(false);
});

const header = (type: number, length: number): Buffer => {
  const bytes = Buffer.from([type, 0, 0, 0, 0, 0]);
  bytes.writeUInt32BE(length, 2);
  return bytes;
};

test.each([
  ['a P-DATA-TF longer than announced', header(4, MAX_PDU_BYTES + 1)],
  ['a P-DATA-TF of 4 GiB', header(4, 0xffffffff)],
  ['a P-DATA-TF without a PDV', header(4, 0)],
  ['an A-ASSOCIATE-RQ above 1 MiB', header(1, 1024 * 1024 + 1)],
  ['an A-ASSOCIATE-RQ of 4 GiB', header(1, 0xffffffff)],
  ['an A-RELEASE-RQ of 5 bytes', header(5, 5)],
  ['an unknown PDU type', header(0x47, 100)],
  [
    'a PDV longer than its PDU',
    Buffer.concat([header(4, 10), Buffer.from([0, 0, 0, 20, 1, 2, 0, 0, 0, 0])]),
  ],
  [
    'a PDV shorter than its own header',
    Buffer.concat([header(4, 10), Buffer.from([0, 0, 0, 1, 1, 2, 0, 0, 0, 0])]),
  ],
  [
    'bytes left over behind a PDV',
    Buffer.concat([header(4, 9), Buffer.from([0, 0, 0, 2, 1, 2, 0, 0, 0])]),
  ],
  ['a TLS hello', Buffer.from('16030100c8010000c40303', 'hex')],
])('refuses %s before anything is passed on', (_what, bytes) => {
  const raw: Buffer[] = [];
  const sink = {
    controlPdu: () => undefined,
    pDataStart: () => undefined,
    pdvPiece: () => undefined,
    pDataBytes: (b: Buffer) => void raw.push(b),
  };
  const stream = new PduStream(sink, MAX_PDU_BYTES);
  expect(() => stream.feed(bytes)).toThrow(UlProtocolError);
  expect(raw).toEqual([]);
});

test('any garbage is refused or waited for, never misread as an exception of ours', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 6 }), (chunks) => {
      try {
        run(chunks.map((chunk) => Buffer.from(chunk)));
      } catch (error) {
        expect(error).toBeInstanceOf(UlProtocolError);
      }
    }),
    { numRuns: 2000 },
  );
});

test('one byte at a time costs linear work: ten times the bytes, about ten times the steps', () => {
  const steps = (bytes: number): number => {
    let count = 0;
    const sink = {
      controlPdu: () => undefined,
      pDataStart: () => undefined,
      pdvPiece: () => {
        count++;
      },
      pDataBytes: (b: Buffer) => void (count += b.length),
    };
    const stream = new PduStream(sink, MAX_PDU_BYTES);
    const pdu = pData({ id: 1, control: 2, data: Buffer.alloc(bytes) });
    for (const byte of pdu) stream.feed(Buffer.from([byte]));
    return count;
  };
  expect(steps(10_000) / steps(1_000)).toBeLessThan(11);
});
