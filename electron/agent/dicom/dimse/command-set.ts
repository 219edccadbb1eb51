import { DimseError } from './dimse-error.ts';

/** Command fields (PS3.7 E.1). Responses have bit 15 set. */
export const COMMAND_FIELD = {
  cStoreRq: 0x0001,
  cGetRq: 0x0010,
  cFindRq: 0x0020,
  cMoveRq: 0x0021,
  cEchoRq: 0x0030,
  nEventReportRq: 0x0100,
  nActionRq: 0x0130,
  cCancelRq: 0x0fff,
  response: 0x8000,
} as const;

/** Command Data Set Type when no dataset follows (PS3.7 E.1). */
export const NO_DATASET = 0x0101;
export const HAS_DATASET = 0x0000;

export const PRIORITY = { medium: 0, high: 1, low: 2 } as const;

type ValueKind = 'UI' | 'US' | 'AE' | 'LO' | 'AT';

/** Elements of group 0000 that are read and written, by their DICOM keyword (PS3.7 E.1). */
const ELEMENTS = {
  AffectedSOPClassUID: [0x0002, 'UI'],
  RequestedSOPClassUID: [0x0003, 'UI'],
  CommandField: [0x0100, 'US'],
  MessageID: [0x0110, 'US'],
  MessageIDBeingRespondedTo: [0x0120, 'US'],
  MoveDestination: [0x0600, 'AE'],
  Priority: [0x0700, 'US'],
  CommandDataSetType: [0x0800, 'US'],
  Status: [0x0900, 'US'],
  OffendingElement: [0x0901, 'AT'],
  ErrorComment: [0x0902, 'LO'],
  AffectedSOPInstanceUID: [0x1000, 'UI'],
  RequestedSOPInstanceUID: [0x1001, 'UI'],
  EventTypeID: [0x1002, 'US'],
  ActionTypeID: [0x1008, 'US'],
  NumberOfRemainingSuboperations: [0x1020, 'US'],
  NumberOfCompletedSuboperations: [0x1021, 'US'],
  NumberOfFailedSuboperations: [0x1022, 'US'],
  NumberOfWarningSuboperations: [0x1023, 'US'],
  MoveOriginatorApplicationEntityTitle: [0x1030, 'AE'],
  MoveOriginatorMessageID: [0x1031, 'US'],
} as const satisfies Record<string, readonly [number, ValueKind]>;

type Keyword = keyof typeof ELEMENTS;
type ValueOf<K extends Keyword> = (typeof ELEMENTS)[K][1] extends 'US' ? number : string;

/** A command set; elements that were not sent are missing. Command Group Length is left out: it is made anew. */
export type CommandSet = { readonly [K in Keyword]?: ValueOf<K> } & {
  readonly CommandField: number;
  readonly CommandDataSetType: number;
};

const KEYWORD_BY_ELEMENT = new Map<number, Keyword>(
  (Object.keys(ELEMENTS) as Keyword[]).map((keyword) => [ELEMENTS[keyword][0], keyword]),
);

function readValue(kind: ValueKind, value: Buffer): number | string | null {
  if (kind === 'US') return value.length >= 2 ? value.readUInt16LE(0) : null;
  if (kind === 'AT') return value.toString('hex');
  return value.toString('latin1').replaceAll('\0', ' ').trim();
}

/** Reads a command set: implicit VR little endian, group 0000 (PS3.7 6.3.1). Unknown elements are skipped. */
export function parseCommandSet(bytes: Buffer): CommandSet {
  const values: Partial<Record<Keyword, number | string>> = {};
  let at = 0;
  while (at < bytes.length) {
    if (at + 8 > bytes.length) throw new DimseError('a command element is cut off');
    const group = bytes.readUInt16LE(at);
    const length = bytes.readUInt32LE(at + 4);
    if (group !== 0)
      throw new DimseError('a command set with an element that is not of group 0000');
    if (at + 8 + length > bytes.length)
      throw new DimseError('a command element is longer than the command set');
    const keyword = KEYWORD_BY_ELEMENT.get(bytes.readUInt16LE(at + 2));
    if (keyword) {
      const value = readValue(ELEMENTS[keyword][1], bytes.subarray(at + 8, at + 8 + length));
      if (value !== null) values[keyword] = value;
    }
    at += 8 + length;
  }
  const { CommandField, CommandDataSetType } = values;
  if (typeof CommandField !== 'number' || typeof CommandDataSetType !== 'number') {
    throw new DimseError('a command set without Command Field or Command Data Set Type');
  }
  return { ...(values as Partial<CommandSet>), CommandField, CommandDataSetType };
}

function encodeValue(kind: ValueKind, value: number | string): Buffer {
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(2);
    bytes.writeUInt16LE(value);
    return bytes;
  }
  if (kind === 'AT') return Buffer.from(value, 'hex');
  const text = Buffer.from(value, 'latin1');
  return text.length % 2 === 0
    ? text
    : Buffer.concat([text, Buffer.from(kind === 'UI' ? '\0' : ' ')]);
}

function element(number: number, value: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt16LE(number, 2);
  header.writeUInt32LE(value.length, 4);
  return Buffer.concat([header, value]);
}

/** Bytes of a command set with its Command Group Length, elements in ascending order (PS3.7 6.3.1). */
export function encodeCommandSet(command: CommandSet): Buffer {
  const elements: Buffer[] = [];
  for (const keyword of Object.keys(ELEMENTS) as Keyword[]) {
    const value = command[keyword];
    if (value !== undefined)
      elements.push(element(ELEMENTS[keyword][0], encodeValue(ELEMENTS[keyword][1], value)));
  }
  const body = Buffer.concat(elements);
  const groupLength = Buffer.alloc(4);
  groupLength.writeUInt32LE(body.length);
  return Buffer.concat([element(0x0000, groupLength), body]);
}

export function isResponse(command: CommandSet): boolean {
  return (command.CommandField & COMMAND_FIELD.response) !== 0;
}

export function hasDataset(command: CommandSet): boolean {
  return command.CommandDataSetType !== NO_DATASET;
}
