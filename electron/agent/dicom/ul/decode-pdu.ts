import { ITEM_TYPE } from './encode-pdu.ts';
import {
  ABORT_REASON,
  PDU_TYPE,
  type AAssociateAc,
  type AAssociateRq,
  type ContextAnswer,
  type ControlPdu,
  type ProposedContext,
  type UserItem,
} from './pdu.ts';
import { maximumLengthOf } from './user-information.ts';

/** A PS3.8 association has odd context ids 1-255, so at most 128 of them. */
export const MAX_CONTEXTS = 128;
const ASSOCIATE_HEAD_BYTES = 68;
/** An item without what every item of its type has gets it when it is passed on: at most an item of four bytes. */
const MAX_INCOMPLETE_ITEM_BYTES = 0xffff - 8;

/** What the peer sent cannot be a PDU of this protocol. `abortReason` goes into the A-ABORT (PS3.8 Table 9-26). */
export class UlProtocolError extends Error {
  readonly abortReason: number;
  constructor(message: string, abortReason: number = ABORT_REASON.invalidPduParameterValue) {
    super(message);
    this.name = 'UlProtocolError';
    this.abortReason = abortReason;
  }
}

type Item = { readonly itemType: number; readonly value: Buffer };

/** Splits a run of items with 16-bit lengths (type, reserved, length, value). */
function* readItems(bytes: Buffer): Generator<Item> {
  let at = 0;
  while (at < bytes.length) {
    if (at + 4 > bytes.length) throw new UlProtocolError('an item header is cut off');
    const length = bytes.readUInt16BE(at + 2);
    if (at + 4 + length > bytes.length)
      throw new UlProtocolError('an item is longer than what holds it');
    yield { itemType: bytes.readUInt8(at), value: bytes.subarray(at + 4, at + 4 + length) };
    at += 4 + length;
  }
}

/** UIDs should not be padded, but some devices add NULs or spaces. */
const uidText = (value: Buffer): string => value.toString('latin1').replaceAll('\0', ' ').trimEnd();
const aeTitleText = (value: Buffer): string =>
  value.toString('latin1').replaceAll('\0', ' ').trim();

/** Completed, the item still has to fit its 16-bit length. */
function checkRoom(value: Buffer, isComplete: boolean): void {
  if (!isComplete && value.length > MAX_INCOMPLETE_ITEM_BYTES)
    throw new UlProtocolError('a long item lacks what belongs into it');
}

function proposedContext(value: Buffer): ProposedContext {
  if (value.length < 4) throw new UlProtocolError('a presentation context is cut off');
  const id = value.readUInt8(0);
  if (id % 2 === 0) throw new UlProtocolError('a presentation context id is even');
  let abstractSyntax: string | null = null;
  const transferSyntaxes: string[] = [];
  for (const item of readItems(value.subarray(4))) {
    if (item.itemType === ITEM_TYPE.abstractSyntax) abstractSyntax = uidText(item.value);
    if (item.itemType === ITEM_TYPE.transferSyntax) transferSyntaxes.push(uidText(item.value));
  }
  checkRoom(value, abstractSyntax !== null);
  return { id, abstractSyntax: abstractSyntax ?? '', transferSyntaxes };
}

function contextAnswer(value: Buffer): ContextAnswer {
  if (value.length < 4) throw new UlProtocolError('a presentation context is cut off');
  let transferSyntax: string | null = null;
  for (const item of readItems(value.subarray(4))) {
    if (item.itemType === ITEM_TYPE.transferSyntax) transferSyntax = uidText(item.value);
  }
  checkRoom(value, transferSyntax !== null);
  return {
    id: value.readUInt8(0),
    result: value.readUInt8(2),
    transferSyntax: transferSyntax ?? '',
  };
}

/** Copies, so that a small sub-item does not keep a received megabyte alive. */
function userItems(value: Buffer): UserItem[] {
  const items = [...readItems(value)].map((item) => ({
    itemType: item.itemType,
    value: Buffer.from(item.value),
  }));
  checkRoom(value, maximumLengthOf(items) > 0);
  return items;
}

function associate<Context extends { readonly id: number }>(
  body: Buffer,
  contextItemType: number,
  readContext: (value: Buffer) => Context,
): Omit<AAssociateRq, 'kind' | 'contexts'> & { readonly contexts: readonly Context[] } {
  if (body.length < ASSOCIATE_HEAD_BYTES)
    throw new UlProtocolError('an A-ASSOCIATE PDU is too short');
  let applicationContext = '';
  const contexts = new Map<number, Context>();
  let items: readonly UserItem[] = [];
  for (const item of readItems(body.subarray(ASSOCIATE_HEAD_BYTES))) {
    if (item.itemType === ITEM_TYPE.applicationContext) applicationContext = uidText(item.value);
    else if (item.itemType === ITEM_TYPE.userInformation) items = userItems(item.value);
    else if (item.itemType === contextItemType) {
      const context = readContext(item.value);
      if (contexts.has(context.id))
        throw new UlProtocolError('a presentation context id is used twice');
      if (contexts.size === MAX_CONTEXTS)
        throw new UlProtocolError('more than 128 presentation contexts');
      contexts.set(context.id, context);
    }
    // Other items are skipped, as PS3.8 9.3.1 wants.
  }
  return {
    protocolVersion: body.readUInt16BE(0),
    calledAeTitle: aeTitleText(body.subarray(4, 20)),
    callingAeTitle: aeTitleText(body.subarray(20, 36)),
    applicationContext,
    contexts: [...contexts.values()],
    userItems: items,
  };
}

/** A-ASSOCIATE-RQ from the bytes after the PDU header (PS3.8 Table 9-11). */
export function decodeAssociateRq(body: Buffer): AAssociateRq {
  return { kind: 'associate-rq', ...associate(body, ITEM_TYPE.proposedContext, proposedContext) };
}

/** A-ASSOCIATE-AC from the bytes after the PDU header (PS3.8 Table 9-17). */
export function decodeAssociateAc(body: Buffer): AAssociateAc {
  return { kind: 'associate-ac', ...associate(body, ITEM_TYPE.contextAnswer, contextAnswer) };
}

/** Any PDU but P-DATA-TF from its type and the bytes after the header. Throws {@link UlProtocolError}. */
export function decodeControlPdu(type: number, body: Buffer): ControlPdu {
  if (type === PDU_TYPE.associateRq) return decodeAssociateRq(body);
  if (type === PDU_TYPE.associateAc) return decodeAssociateAc(body);
  if (body.length !== 4) throw new UlProtocolError('a PDU of fixed size has another length');
  switch (type) {
    case PDU_TYPE.associateRj:
      return {
        kind: 'associate-rj',
        result: body.readUInt8(1),
        source: body.readUInt8(2),
        reason: body.readUInt8(3),
      };
    case PDU_TYPE.releaseRq:
      return { kind: 'release-rq' };
    case PDU_TYPE.releaseRp:
      return { kind: 'release-rp' };
    case PDU_TYPE.abort:
      return { kind: 'abort', source: body.readUInt8(2), reason: body.readUInt8(3) };
    default:
      throw new UlProtocolError('an unknown PDU type', ABORT_REASON.unrecognizedPdu);
  }
}
