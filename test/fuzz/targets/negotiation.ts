import {
  decodeAssociateAc,
  decodeAssociateRq,
  UlProtocolError,
} from '../../../electron/agent/dicom/ul/decode-pdu.ts';
import { encodePdu } from '../../../electron/agent/dicom/ul/encode-pdu.ts';
import { negotiatedContexts } from '../../../electron/agent/dicom/ul/negotiated-contexts.ts';
import { PDU_TYPE, type AAssociateAc } from '../../../electron/agent/dicom/ul/pdu.ts';
import {
  maximumLengthOf,
  smallerMaximumLength,
  USER_ITEM,
  userItemText,
  withMaximumLength,
} from '../../../electron/agent/dicom/ul/user-information.ts';
import {
  STORAGE_COMMITMENT_SOP_CLASS,
  VERIFICATION_SOP_CLASS,
} from '../../../electron/agent/dicom/services/sop-classes.ts';
import { messageServer } from '../../../electron/agent/relay/context-server.ts';
import {
  mirroredAnswer,
  mirroredRequest,
} from '../../../electron/agent/relay/mirrored-negotiation.ts';
import { capturedPdus } from '../captured.ts';
import { check, checkEqual } from '../check.ts';
import type { FuzzTarget } from '../fuzzer.ts';

const MAX_PDU_BYTES = 131_072;
const HEADER_BYTES = 6;
const LENGTH_BYTES = 4;
const OWN = [
  new Set<string>(),
  new Set([STORAGE_COMMITMENT_SOP_CLASS]),
  new Set([VERIFICATION_SOP_CLASS, STORAGE_COMMITMENT_SOP_CLASS]),
] as const;

function answerIn(bytes: Buffer): AAssociateAc | null {
  try {
    return decodeAssociateAc(bytes);
  } catch (error) {
    if (!(error instanceof UlProtocolError)) throw error;
    return null;
  }
}

const neverOpened = (): never => {
  throw new Error('negotiation opens nothing');
};

/** The first four bytes say where the request ends and the cloud's answer begins. */
function run(input: Buffer): string {
  const split = input.length < LENGTH_BYTES ? 0 : input.readUInt32BE(0);
  const own = OWN[split % OWN.length] ?? OWN[0];
  const servers = [messageServer({ abstractSyntaxes: own, open: neverOpened })];
  let rq;
  try {
    rq = decodeAssociateRq(input.subarray(LENGTH_BYTES, LENGTH_BYTES + split));
  } catch (error) {
    if (!(error instanceof UlProtocolError)) throw error;
    return error.message;
  }
  const answer = answerIn(input.subarray(LENGTH_BYTES + split));
  const deviceLimit = maximumLengthOf(rq.userItems);
  const mirrored = mirroredRequest(rq, servers, MAX_PDU_BYTES);
  if (mirrored) {
    const again = decodeAssociateRq(encodePdu(mirrored).subarray(HEADER_BYTES));
    checkEqual(again, mirrored, 'the request for the cloud does not arrive as meant');
    const limit = maximumLengthOf(mirrored.userItems);
    checkEqual(limit, smallerMaximumLength(deviceLimit, MAX_PDU_BYTES), 'not the smaller limit');
    check(limit > 0 && limit <= MAX_PDU_BYTES, 'the cloud may send more than the device takes');
  }
  const ac = mirroredAnswer(rq, servers, answer, MAX_PDU_BYTES);
  checkEqual(
    decodeAssociateAc(encodePdu(ac).subarray(HEADER_BYTES)),
    ac,
    'the answer for the device does not arrive as meant',
  );
  checkEqual(
    ac.contexts.map(({ id }) => id),
    rq.contexts.map(({ id }) => id),
    'not one answer for each context',
  );
  for (const [, { abstractSyntax }] of negotiatedContexts(rq.contexts, ac.contexts))
    check(answer !== null || own.has(abstractSyntax), 'a context is accepted that nobody serves');
  const changed = withMaximumLength(rq.userItems, 4096);
  checkEqual(maximumLengthOf(changed), 4096, 'a maximum length that was set is another one');
  checkEqual(withMaximumLength(changed, 4096), changed, 'setting it twice changes something');
  const texts = Object.values(USER_ITEM).filter(
    (type) => userItemText(rq.userItems, type) !== null,
  );
  return `${mirrored === null} ${answer === null} ${deviceLimit === 0} ${texts.join()}`;
}

function pair(rq: Buffer, ac: Buffer): Buffer {
  const body = rq.subarray(HEADER_BYTES);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body, ac.subarray(HEADER_BYTES)]);
}

const MAX_ITEM_BYTES = 0xffff;

function item(type: number, value: Buffer): Buffer {
  const header = Buffer.from([type, 0, 0, 0]);
  header.writeUInt16BE(value.length, 2);
  return Buffer.concat([header, value]);
}

/** Requests with items that are as long as items can be, without what usually stands in them. */
function brimful(): readonly Buffer[] {
  const head = Buffer.concat([Buffer.from([0, 1, 0, 0]), Buffer.alloc(64, 0x41)]);
  const user = item(0x50, item(0x52, Buffer.alloc(MAX_ITEM_BYTES - 4, 0x31)));
  const syntax = item(0x40, Buffer.alloc(MAX_ITEM_BYTES - 8, 0x31));
  const context = item(0x20, Buffer.concat([Buffer.from([1, 0, 0, 0]), syntax]));
  return [user, context].map((each) => {
    const body = Buffer.concat([head, each]);
    const header = Buffer.alloc(HEADER_BYTES);
    return pair(Buffer.concat([header, body]), Buffer.alloc(0));
  });
}

function seeds(): readonly Buffer[] {
  const answers = capturedPdus(PDU_TYPE.associateAc);
  const recorded = capturedPdus(PDU_TYPE.associateRq).flatMap((rq, i) => {
    const answer = answers[i % answers.length];
    return answer ? [pair(rq, answer), pair(rq, Buffer.alloc(0))] : [];
  });
  return [...recorded, ...brimful()];
}

export const negotiation: FuzzTarget = {
  name: 'negotiation',
  title: 'A-ASSOCIATE, user information and what the relay makes of them',
  sources: [
    'dicom/ul/decode-pdu',
    'dicom/ul/user-information',
    'dicom/ul/negotiated-contexts',
    'relay/mirrored-negotiation',
  ],
  maxInputBytes: 160 * 1024,
  seeds: seeds(),
  run,
};
