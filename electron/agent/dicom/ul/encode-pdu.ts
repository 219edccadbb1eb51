import { assertNever } from '../../../contract/assert-never.ts';
import {
  PDU_TYPE,
  type AAssociateAc,
  type AAssociateRq,
  type ControlPdu,
  type UserItem,
} from './pdu.ts';

/** Item types of the A-ASSOCIATE PDUs (PS3.8 9.3.2.1-9.3.3.2). */
export const ITEM_TYPE = {
  applicationContext: 0x10,
  proposedContext: 0x20,
  contextAnswer: 0x21,
  abstractSyntax: 0x30,
  transferSyntax: 0x40,
  userInformation: 0x50,
} as const;

const AE_TITLE_BYTES = 16;

/** PDU or item header with a 32-bit length: type, reserved, length. */
function pdu(type: number, body: Buffer): Buffer {
  const header = Buffer.alloc(6);
  header.writeUInt8(type, 0);
  header.writeUInt32BE(body.length, 2);
  return Buffer.concat([header, body]);
}

/** Item with a 16-bit length: type, reserved, length, value. */
function item(type: number, value: Buffer): Buffer {
  if (value.length > 0xffff)
    throw new RangeError(`item ${type.toString(16)} is longer than 65535 bytes`);
  const header = Buffer.alloc(4);
  header.writeUInt8(type, 0);
  header.writeUInt16BE(value.length, 2);
  return Buffer.concat([header, value]);
}

const uid = (type: number, value: string): Buffer => item(type, Buffer.from(value, 'latin1'));

function aeTitle(title: string): Buffer {
  const field = Buffer.alloc(AE_TITLE_BYTES, 0x20);
  field.write(title, 0, AE_TITLE_BYTES, 'latin1');
  return field;
}

function userInformation(items: readonly UserItem[]): Buffer {
  return item(
    ITEM_TYPE.userInformation,
    Buffer.concat(items.map((i) => item(i.itemType, i.value))),
  );
}

/** Fixed part of A-ASSOCIATE-RQ and -AC: version, reserved, called and calling title, 32 reserved bytes. */
function associateHead(a: AAssociateRq | AAssociateAc): Buffer {
  const version = Buffer.alloc(4);
  version.writeUInt16BE(a.protocolVersion, 0);
  return Buffer.concat([
    version,
    aeTitle(a.calledAeTitle),
    aeTitle(a.callingAeTitle),
    Buffer.alloc(32),
  ]);
}

function associateRq(rq: AAssociateRq): Buffer {
  const contexts = rq.contexts.map((context) =>
    item(
      ITEM_TYPE.proposedContext,
      Buffer.concat([
        Buffer.from([context.id, 0, 0, 0]),
        uid(ITEM_TYPE.abstractSyntax, context.abstractSyntax),
        ...context.transferSyntaxes.map((syntax) => uid(ITEM_TYPE.transferSyntax, syntax)),
      ]),
    ),
  );
  const application = uid(ITEM_TYPE.applicationContext, rq.applicationContext);
  return Buffer.concat([
    associateHead(rq),
    application,
    ...contexts,
    userInformation(rq.userItems),
  ]);
}

function associateAc(ac: AAssociateAc): Buffer {
  const contexts = ac.contexts.map((context) =>
    item(
      ITEM_TYPE.contextAnswer,
      Buffer.concat([
        Buffer.from([context.id, 0, context.result, 0]),
        uid(ITEM_TYPE.transferSyntax, context.transferSyntax),
      ]),
    ),
  );
  const application = uid(ITEM_TYPE.applicationContext, ac.applicationContext);
  return Buffer.concat([
    associateHead(ac),
    application,
    ...contexts,
    userInformation(ac.userItems),
  ]);
}

/** Bytes of a PDU, header included (PS3.8 9.3). */
export function encodePdu(value: ControlPdu): Buffer {
  switch (value.kind) {
    case 'associate-rq':
      return pdu(PDU_TYPE.associateRq, associateRq(value));
    case 'associate-ac':
      return pdu(PDU_TYPE.associateAc, associateAc(value));
    case 'associate-rj':
      return pdu(PDU_TYPE.associateRj, Buffer.from([0, value.result, value.source, value.reason]));
    case 'release-rq':
      return pdu(PDU_TYPE.releaseRq, Buffer.alloc(4));
    case 'release-rp':
      return pdu(PDU_TYPE.releaseRp, Buffer.alloc(4));
    case 'abort':
      return pdu(PDU_TYPE.abort, Buffer.from([0, 0, value.source, value.reason]));
    default:
      return assertNever(value);
  }
}

/** Header of a P-DATA-TF PDU that holds one PDV: 6 bytes PDU header, 4 length, context id, message control header. */
export function encodePdvHeader(
  contextId: number,
  isCommand: boolean,
  isLastFragment: boolean,
  dataBytes: number,
): Buffer {
  const header = Buffer.allocUnsafe(12);
  header.writeUInt8(PDU_TYPE.pDataTf, 0);
  header.writeUInt8(0, 1);
  header.writeUInt32BE(dataBytes + 6, 2);
  header.writeUInt32BE(dataBytes + 2, 6);
  header.writeUInt8(contextId, 10);
  header.writeUInt8((isCommand ? 1 : 0) | (isLastFragment ? 2 : 0), 11);
  return header;
}
