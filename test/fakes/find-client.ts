import type { Attribute } from '../../electron/agent/dicom/dataset/attribute.ts';
import { INDEXED, WORKLIST, WORKLIST_STEP } from '../../cloud/dataset/attributes.ts';
import { readDataset, type ReadDataset } from '../../electron/agent/dicom/dataset/read-dataset.ts';
import {
  COMMAND_FIELD,
  HAS_DATASET,
  PRIORITY,
  type CommandSet,
} from '../../electron/agent/dicom/dimse/command-set.ts';
import { encodeDataset, TRANSFER_SYNTAX, type Element } from '../fixtures/dicom-writer.ts';
import { deviceRequest, openDevice } from './test-device.ts';

const ALL = [...Object.values(INDEXED).flat(), ...WORKLIST, ...WORKLIST_STEP];

export const attribute = (keyword: string): Attribute =>
  ALL.find((one) => one.keyword === keyword)!;
export const tagOf = (one: Attribute): number => Number.parseInt(one.tag, 16);
export const element = (tag: number, vr: string, value: string): Element => ({ tag, vr, value });
/** A key of an identifier; without a value it is only asked for. */
export const key = (keyword: string, value = ''): Element =>
  element(tagOf(attribute(keyword)), attribute(keyword).vr, value);
export const level = (name: string): Element => element(0x00080052, 'CS', name);

export const findRq = (sopClassUid: string): CommandSet => ({
  AffectedSOPClassUID: sopClassUid,
  CommandField: COMMAND_FIELD.cFindRq,
  Priority: PRIORITY.medium,
  CommandDataSetType: HAS_DATASET,
});

export type Found = {
  readonly matches: readonly ReadDataset[];
  /** Of the last response. */
  readonly status: number;
  readonly comment: string;
};

/** One C-FIND on an association of its own. */
export async function find(
  port: number,
  sopClassUid: string,
  elements: readonly Element[],
  syntax: string = TRANSFER_SYNTAX.implicitLittle,
): Promise<Found> {
  const contexts = [{ id: 1, abstractSyntax: sopClassUid, transferSyntaxes: [syntax] }];
  const device = await openDevice(port, deviceRequest({ contexts }));
  const matches: ReadDataset[] = [];
  let status = -1;
  let comment = '';
  const sorted = [...elements].sort((a, b) => a.tag - b.tag);
  const identifier = encodeDataset(sorted, syntax);
  for await (const { command, dataset } of device.request(1, findRq(sopClassUid), identifier)) {
    status = command.Status ?? -1;
    comment = command.ErrorComment ?? '';
    if (dataset) matches.push(readDataset(dataset, syntax));
  }
  await device.release();
  return { matches, status, comment };
}

/** The values of one attribute over all matches, sorted. */
export const valuesOf = (found: Found, keyword: string): readonly string[] =>
  found.matches.map((match) => match.values(attribute(keyword)).join('\\')).sort();
