import type {
  Attribute,
  ValueRepresentation,
} from '../../../electron/agent/dicom/dataset/attribute.ts';
import {
  readDataset,
  type ReadDataset,
} from '../../../electron/agent/dicom/dataset/read-dataset.ts';
import { deflateRawSync } from 'node:zlib';
import { capturedMessages } from '../captured.ts';
import { check } from '../check.ts';
import type { FuzzTarget } from '../fuzzer.ts';

const SYNTAXES = [
  '1.2.840.10008.1.2',
  '1.2.840.10008.1.2.1',
  '1.2.840.10008.1.2.2',
  '1.2.840.10008.1.2.1.99',
  '1.2.840.10008.1.2.4.50',
] as const;
const DEFLATED = 3;
const MAX_DEPTH = 200;
const NEST_IMPLICIT = Buffer.from('08009911fffffffffeff00e0ffffffff', 'hex');
const NEST_EXPLICIT = Buffer.from('0800991153510000fffffffffeff00e0ffffffff', 'hex');

const attribute = (tag: string, vr: ValueRepresentation): Attribute => ({ tag, keyword: tag, vr });

/** One attribute of each way to read a value, at tags that identifiers and images have. */
const ATTRIBUTES: readonly Attribute[] = [
  attribute('00080005', 'CS'),
  attribute('00080018', 'UI'),
  attribute('00080020', 'DA'),
  attribute('00080052', 'CS'),
  attribute('00080060', 'CS'),
  attribute('00081030', 'LO'),
  attribute('00081195', 'UI'),
  attribute('00100010', 'PN'),
  attribute('00100020', 'LO'),
  attribute('00104000', 'LT'),
  attribute('0020000D', 'UI'),
  attribute('00280010', 'US'),
  attribute('00400100', 'SQ'),
  attribute('00091001', 'UN'),
];
const SEQUENCES: readonly Attribute[] = ['00081199', '00081115', '00400100', '00081140'].map(
  (tag) => attribute(tag, 'SQ'),
);

/** Reads all of it; returns how many values there were. */
function readAll(dataset: ReadDataset, depth: number): number {
  let values = 0;
  for (const list of Object.values(dataset.collect(ATTRIBUTES))) {
    check(list.length > 0, 'an empty list of values was collected');
    values += list.length;
  }
  if (depth === MAX_DEPTH) return values;
  for (const each of SEQUENCES)
    for (const item of dataset.items(each)) values += readAll(item, depth + 1);
  return values;
}

/** The first byte chooses the transfer syntax. Nothing may be thrown at all. */
function run(input: Buffer): string {
  const syntax = SYNTAXES[(input[0] ?? 0) % SYNTAXES.length] ?? SYNTAXES[0];
  const dataset = readDataset(input.subarray(1), syntax);
  const values = readAll(dataset, 0);
  return `${syntax} ${dataset.lastTag.slice(0, 4)} ${Math.min(20, values)}`;
}

/** Sequences within sequences, implicit and explicit, as deep as bytes allow. */
const NESTED = [
  Buffer.concat([Buffer.from([0]), ...Array<Buffer>(600).fill(NEST_IMPLICIT)]),
  Buffer.concat([Buffer.from([1]), ...Array<Buffer>(500).fill(NEST_EXPLICIT)]),
];

function seeds(): readonly Buffer[] {
  const recorded = capturedMessages().datasets.flatMap((dataset) =>
    SYNTAXES.map((_, i) =>
      Buffer.concat([Buffer.from([i]), i === DEFLATED ? deflateRawSync(dataset) : dataset]),
    ),
  );
  return [...recorded, ...NESTED];
}

export const dataset: FuzzTarget = {
  name: 'dataset',
  title: 'Identifiers and datasets',
  sources: ['dicom/dataset/read-dataset', 'dicom/dataset/character-sets'],
  maxInputBytes: 16 * 1024,
  seeds: seeds(),
  run,
};
