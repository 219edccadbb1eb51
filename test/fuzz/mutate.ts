import type { Random } from './random.ts';

/** Edges of the lengths and counts that DICOM has. */
const NUMBERS = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 64, 68, 127, 128, 255, 256, 0x0101, 16384, 0x7fff, 0x8000,
  0xfffe, 0xffff, 0x10000, 0x100000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
] as const; // prettier-ignore

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

/** What gives bytes a meaning in the protocol and in datasets; put in at random places. */
const WORDS: readonly [Buffer, ...Buffer[]] = [
  // PDUs: release, abort, reject, P-DATA-TF with an empty PDV, header of an A-ASSOCIATE-RQ.
  hex('050000000004 00000000'),
  hex('060000000004 00000000'),
  hex('070000000004 00000201'),
  hex('030000000004 00020301'),
  hex('040000000006 00000002 0103'),
  hex('040000000006 00000002 0300'),
  hex('0100000000cd 0001'),
  // Items: application context, contexts, syntaxes, user information with its sub-items.
  hex('10000015'),
  hex('2000002e 01000000 30000011'),
  hex('21000019 01000000 40000011'),
  hex('40000011'),
  hex('50000000'),
  hex('51000004 00004000'),
  hex('51000004 00000000'),
  hex('54000008 0004 312e3233 0101'),
  hex('5600000a 0004 312e3233 01020304'),
  hex('58000008 01010002 61620000'),
  Buffer.from('1.2.840.10008.1.2\0', 'latin1'),
  Buffer.from('1.2.840.10008.1.2.1', 'latin1'),
  Buffer.from('1.2.840.10008.1.20.1', 'latin1'),
  // Command elements: command field, message id, dataset or none, status.
  hex('00000001 02000000 0100'),
  hex('00000001 02000000 0180'),
  hex('00001001 02000000 0100'),
  hex('00000008 02000000 0101'),
  hex('00000008 02000000 0000'),
  hex('00000009 02000000 00ff'),
  // Datasets: sequences, items, delimiters, undefined lengths, long VRs, pixel data.
  hex('08001511 5351 0000 ffffffff'),
  hex('08001511 ffffffff'),
  hex('feff00e0 ffffffff'),
  hex('feff00e0 00000000'),
  hex('feff0de0 00000000'),
  hex('feffdde0 00000000'),
  hex('e07f1000 4f42 0000 ffffffff'),
  hex('e07f1000 4f57 0000 00000000'),
  hex('10001000 504e 0400 41424344'),
  hex('09000100 554e 0000 ffffffff'),
  // Character sets and their escapes.
  hex('08000500 4353 1e00'),
  Buffer.from('ISO 2022 IR 6\\ISO 2022 IR 87', 'latin1'),
  Buffer.from('ISO_IR 192', 'latin1'),
  hex('1b2442'),
  hex('1b242843'),
  hex('1b2844'),
  hex('1b'),
];

type Change = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

const inserted = (bytes: Buffer, at: number, what: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), what, bytes.subarray(at)]);

function range(bytes: Buffer, random: Random): { start: number; end: number } {
  const start = random.below(bytes.length);
  const most = Math.min(bytes.length - start, random.oneIn(4) ? bytes.length : 32);
  return { start, end: start + 1 + random.below(most) };
}

const setByte: Change = (bytes, random) => {
  const changed = Buffer.from(bytes);
  const at = random.below(bytes.length);
  changed[at] = random.oneIn(2) ? (changed[at] ?? 0) ^ (1 << random.below(8)) : random.uint32();
  return changed;
};

/** A number of two or four bytes in either order: an edge, the rest of the input, or a little more or less than it was. */
const setNumber: Change = (bytes, random) => {
  const width = random.oneIn(2) ? 2 : 4;
  if (bytes.length < width) return bytes;
  const changed = Buffer.from(bytes);
  const at = random.below(bytes.length - width + 1);
  const isBig = random.oneIn(2);
  const was = isBig ? changed.readUIntBE(at, width) : changed.readUIntLE(at, width);
  const left = bytes.length - at - width;
  const candidates = [
    NUMBERS[random.below(NUMBERS.length)] ?? 0,
    left + random.below(3) - 1,
    was + random.below(9) - 4,
  ] as const;
  const value = random.pick([...candidates]);
  const inRange = ((value % 2 ** (8 * width)) + 2 ** (8 * width)) % 2 ** (8 * width);
  if (isBig) changed.writeUIntBE(inRange, at, width);
  else changed.writeUIntLE(inRange, at, width);
  return changed;
};

const CHANGES: readonly [Change, ...Change[]] = [
  setByte,
  setByte,
  setNumber,
  setNumber,
  (bytes, random) => inserted(bytes, random.below(bytes.length + 1), random.pick(WORDS)),
  (bytes, random) =>
    inserted(bytes, random.below(bytes.length + 1), random.bytes(1 + random.below(8))),
  (bytes, random) => {
    const { start, end } = range(bytes, random);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  (bytes, random) => {
    const { start, end } = range(bytes, random);
    return inserted(bytes, random.below(bytes.length + 1), bytes.subarray(start, end));
  },
  (bytes, random) => bytes.subarray(0, 1 + random.below(bytes.length)),
  (bytes, random, other) =>
    Buffer.concat([
      bytes.subarray(0, random.below(bytes.length + 1)),
      other.subarray(random.below(other.length + 1)),
    ]),
];

/** A changed copy: one to eight changes, at most `maxBytes` long. */
export function mutated(bytes: Buffer, other: Buffer, random: Random, maxBytes: number): Buffer {
  let changed = bytes;
  do {
    if (changed.length === 0) changed = random.bytes(1 + random.below(16));
    changed = random.pick(CHANGES)(changed, random, other);
  } while (random.below(8) > 2);
  return changed.length > maxBytes ? changed.subarray(0, maxBytes) : changed;
}
