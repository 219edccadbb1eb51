import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  COMMAND_FIELD,
  encodeCommandSet,
  NO_DATASET,
  parseCommandSet,
} from '../../../electron/agent/dicom/dimse/command-set.ts';
import { DimseError } from '../../../electron/agent/dicom/dimse/dimse-error.ts';
import {
  MAX_COMMAND_BYTES,
  MessageReader,
} from '../../../electron/agent/dicom/dimse/message-reader.ts';
import { statusCategory } from '../../../electron/agent/dicom/dimse/status.ts';

/** C-ECHO-RQ as DCMTK sends it: group length, SOP class, command field, message id, no dataset. */
const ECHO_RQ = Buffer.from(
  '0000000004000000380000000000020012000000312e322e3834302e31303030382e312e310000000001020000003000' +
    '000010010200000001000000000802000000' +
    '0101',
  'hex',
);

test('reads a C-ECHO-RQ that DCMTK sent, and writes the same bytes', () => {
  const command = parseCommandSet(ECHO_RQ);
  expect(command).toEqual({
    AffectedSOPClassUID: '1.2.840.10008.1.1',
    CommandField: COMMAND_FIELD.cEchoRq,
    MessageID: 1,
    CommandDataSetType: NO_DATASET,
  });
  expect(encodeCommandSet(command).toString('hex')).toBe(ECHO_RQ.toString('hex'));
});

test('any bytes are either a command set or refused with DimseError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        parseCommandSet(Buffer.from(bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(DimseError);
      }
    }),
    { numRuns: 2000 },
  );
});

test('statuses fall into the categories of PS3.7 C', () => {
  expect(
    [0x0000, 0xb000, 0xb007, 0x0107, 0xa700, 0xc123, 0x0110, 0xfe00, 0xff00, 0xff01].map(
      statusCategory,
    ),
  ).toEqual([
    'success',
    'warning',
    'warning',
    'warning',
    'failure',
    'failure',
    'failure',
    'cancel',
    'pending',
    'pending',
  ]);
});

const piece = (contextId: number, isCommand: boolean, data: Buffer, isLastFragment = true) => ({
  contextId,
  isCommand,
  isLastFragment,
  isPdvEnd: true,
  bytesToCome: 0,
  data,
});
const storeRq = encodeCommandSet({
  CommandField: COMMAND_FIELD.cStoreRq,
  CommandDataSetType: 0,
  MessageID: 1,
});

function reader(): { reader: MessageReader; seen: string[] } {
  const seen: string[] = [];
  return {
    seen,
    reader: new MessageReader({
      command: (contextId, command) =>
        void seen.push(`command ${contextId} ${command.CommandField}`),
      datasetPiece: (data) => void seen.push(`data ${data.toString()}`),
      datasetEnd: () => void seen.push('end'),
    }),
  };
}

test('a message is a command set and its dataset, in fragments of any size', () => {
  const { reader: messages, seen } = reader();
  messages.piece(piece(1, true, storeRq.subarray(0, 10), false));
  messages.piece(piece(1, true, storeRq.subarray(10)));
  expect(messages.isInsideMessage).toBe(true);
  messages.piece(piece(1, false, Buffer.from('ab'), false));
  messages.piece(piece(1, false, Buffer.from('cd')));
  expect(seen).toEqual(['command 1 1', 'data ab', 'data cd', 'end']);
  expect(messages.isInsideMessage).toBe(false);
});

test.each([
  ['a dataset without a command', [piece(1, false, Buffer.alloc(2))]],
  ['a dataset on another context', [piece(1, true, storeRq), piece(3, false, Buffer.alloc(2))]],
  [
    'a command in the middle of a dataset',
    [piece(1, true, storeRq), piece(1, false, Buffer.alloc(2), false), piece(1, true, storeRq)],
  ],
  [
    'a command set without end',
    Array.from({ length: 3 }, () => piece(1, true, Buffer.alloc(MAX_COMMAND_BYTES / 2), false)),
  ],
])('refuses %s', (_what, pieces) => {
  const { reader: messages } = reader();
  expect(() => pieces.forEach((p) => messages.piece(p))).toThrow(DimseError);
});
