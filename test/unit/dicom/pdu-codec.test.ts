import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeAssociateAc,
  decodeAssociateRq,
  decodeControlPdu,
  UlProtocolError,
} from '../../../electron/agent/dicom/ul/decode-pdu.ts';
import { encodePdu } from '../../../electron/agent/dicom/ul/encode-pdu.ts';
import type { AAssociateAc, AAssociateRq } from '../../../electron/agent/dicom/ul/pdu.ts';
import {
  maximumLengthOf,
  smallerMaximumLength,
  userItemText,
  withMaximumLength,
  USER_ITEM,
} from '../../../electron/agent/dicom/ul/user-information.ts';

/** A-ASSOCIATE-RQ of DCMTK's echoscu, taken from the wire and annotated with PS3.8 Table 9-11. */
const ECHOSCU_RQ = Buffer.from(
  [
    '01 00 000000cd', // type, reserved, length
    '0001 0000', // protocol version, reserved
    '414e592d534350202020202020202020', // called "ANY-SCP"
    '4543484f534355202020202020202020', // calling "ECHOSCU"
    '00'.repeat(32),
    '10 00 0015 312e322e3834302e31303030382e332e312e312e31', // application context
    '20 00 002e 01 00 ff 00', // presentation context 1
    '30 00 0011 312e322e3834302e31303030382e312e31', // verification
    '40 00 0011 312e322e3834302e31303030382e312e32', // implicit VR little endian
    '50 00 003a', // user information
    '51 00 0004 00004000', // maximum length 16384
    '52 00 001b 312e322e3237362e302e373233303031302e332e302e332e362e37', // implementation class
    '55 00 000f 4f464649535f44434d544b5f333637', // implementation version
  ]
    .join('')
    .replaceAll(' ', ''),
  'hex',
);

test('reads an A-ASSOCIATE-RQ that DCMTK sent', () => {
  const rq = decodeAssociateRq(ECHOSCU_RQ.subarray(6));
  expect(rq).toMatchObject({
    protocolVersion: 1,
    calledAeTitle: 'ANY-SCP',
    callingAeTitle: 'ECHOSCU',
    applicationContext: '1.2.840.10008.3.1.1.1',
    contexts: [
      { id: 1, abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: ['1.2.840.10008.1.2'] },
    ],
  });
  expect(maximumLengthOf(rq.userItems)).toBe(16384);
  expect(userItemText(rq.userItems, USER_ITEM.implementationVersionName)).toBe('OFFIS_DCMTK_367');
});

test('refuses that request cut off at any byte, and reads no byte beyond it', () => {
  const body = ECHOSCU_RQ.subarray(6);
  const itemEnds = new Set([68, 68 + 25, 68 + 25 + 50, body.length]);
  for (let length = 0; length < body.length; length++) {
    if (itemEnds.has(length)) continue;
    expect(() => decodeAssociateRq(body.subarray(0, length)), `cut to ${length} bytes`).toThrow(
      UlProtocolError,
    );
  }
});

const uid = fc.stringMatching(/^[0-9.]{1,64}$/);
const title = fc.stringMatching(/^([A-Z0-9_]{1}[A-Z0-9_ ]{0,14}[A-Z0-9_]|[A-Z]?)$/);
const userItems = fc.array(
  fc.record({
    itemType: fc.integer({ min: 0x51, max: 0xff }),
    value: fc.uint8Array({ maxLength: 200 }).map((a) => Buffer.from(a)),
  }),
  { maxLength: 8 },
);
const oddIds = fc.uniqueArray(
  fc.integer({ min: 0, max: 127 }).map((n) => 2 * n + 1),
  { maxLength: 128 },
);
const head = {
  protocolVersion: fc.constant(1),
  calledAeTitle: title,
  callingAeTitle: title,
  applicationContext: uid,
  userItems,
};

test('a request survives encoding and decoding, unknown user information byte for byte', () => {
  const request = oddIds.chain((ids) =>
    fc.record({
      kind: fc.constant('associate-rq' as const),
      ...head,
      contexts: fc.tuple(
        ...ids.map((id) =>
          fc.record({
            id: fc.constant(id),
            abstractSyntax: uid,
            transferSyntaxes: fc.array(uid, { maxLength: 4 }),
          }),
        ),
      ),
    }),
  );
  fc.assert(
    fc.property(request, (rq: AAssociateRq) => {
      expect(decodeAssociateRq(encodePdu(rq).subarray(6))).toEqual(rq);
    }),
  );
});

test('an answer survives encoding and decoding', () => {
  const answer = oddIds.chain((ids) =>
    fc.record({
      kind: fc.constant('associate-ac' as const),
      ...head,
      contexts: fc.tuple(
        ...ids.map((id) =>
          fc.record({
            id: fc.constant(id),
            result: fc.integer({ min: 0, max: 4 }),
            transferSyntax: uid,
          }),
        ),
      ),
    }),
  );
  fc.assert(
    fc.property(answer, (ac: AAssociateAc) => {
      expect(decodeAssociateAc(encodePdu(ac).subarray(6))).toEqual(ac);
    }),
  );
});

test('any bytes are either a PDU or refused with UlProtocolError', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 255 }),
      fc.uint8Array({ maxLength: 400 }),
      (type, bytes) => {
        try {
          decodeControlPdu(type, Buffer.from(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(UlProtocolError);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

describe('an A-ASSOCIATE-RQ with an item of nearly 65535 bytes', () => {
  const item = (type: number, value: Buffer): Buffer => {
    const header = Buffer.from([type, 0, 0, 0]);
    header.writeUInt16BE(value.length, 2);
    return Buffer.concat([header, value]);
  };
  /** A context without an abstract syntax, or user information without a maximum length, of so many bytes. */
  const requestWith = (kind: 'context' | 'user', bytes: number): Buffer => {
    const inner = (type: number, length: number): Buffer => item(type, Buffer.alloc(length, 0x31));
    const long =
      kind === 'user'
        ? item(0x50, inner(0x52, bytes - 4))
        : item(0x20, Buffer.concat([Buffer.from([1, 0, 0, 0]), inner(0x40, bytes - 8)]));
    return Buffer.concat([ECHOSCU_RQ.subarray(6, 6 + 68), long]);
  };

  test.each(['context', 'user'] as const)('can be passed on or is refused (%s)', (kind) => {
    const longest = decodeAssociateRq(requestWith(kind, 0xffff - 8));
    const passedOn = { ...longest, userItems: withMaximumLength(longest.userItems, 16384) };
    expect(decodeAssociateRq(encodePdu(passedOn).subarray(6))).toEqual(passedOn);
    for (let bytes = 0xffff - 7; bytes <= 0xffff; bytes++)
      expect(() => decodeAssociateRq(requestWith(kind, bytes))).toThrow(UlProtocolError);
  });
});

describe('A-ASSOCIATE-RQ that PS3.8 does not allow', () => {
  const rq = decodeAssociateRq(ECHOSCU_RQ.subarray(6));
  const context = rq.contexts[0]!;
  const withContexts = (contexts: AAssociateRq['contexts']): Buffer =>
    encodePdu({ ...rq, contexts }).subarray(6);
  test('an even context id', () => {
    expect(() => decodeAssociateRq(withContexts([{ ...context, id: 2 }]))).toThrow('even');
  });
  test('the same context id twice', () => {
    expect(() => decodeAssociateRq(withContexts([context, context]))).toThrow('twice');
  });
  test('128 contexts are allowed', () => {
    const all = Array.from({ length: 128 }, (_, n) => ({ ...context, id: 2 * n + 1 }));
    expect(decodeAssociateRq(withContexts(all)).contexts).toHaveLength(128);
  });
});

test('the maximum length is changed in place, 0 stands for no limit', () => {
  const { userItems: items } = decodeAssociateRq(ECHOSCU_RQ.subarray(6));
  const changed = withMaximumLength(items, 131072);
  expect(maximumLengthOf(changed)).toBe(131072);
  expect(changed.map((item) => item.itemType)).toEqual(items.map((item) => item.itemType));
  expect(maximumLengthOf(withMaximumLength([], 7))).toBe(7);
  expect([
    smallerMaximumLength(0, 5),
    smallerMaximumLength(5, 0),
    smallerMaximumLength(4, 5),
  ]).toEqual([5, 5, 4]);
});
