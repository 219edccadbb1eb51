import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import {
  COMMAND_FIELD,
  HAS_DATASET,
  NO_DATASET,
  PRIORITY,
  type CommandSet,
} from '../../electron/agent/dicom/dimse/command-set.ts';
import { Requestor } from '../../electron/agent/dicom/services/requestor.ts';
import { VERIFICATION_SOP_CLASS } from '../../electron/agent/dicom/services/sop-classes.ts';
import {
  DICOM_APPLICATION_CONTEXT,
  type AAssociateRq,
  type ProposedContext,
  type UserItem,
} from '../../electron/agent/dicom/ul/pdu.ts';
import { ownUserItems } from '../../electron/agent/dicom/ul/user-information.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { MAX_PDU_BYTES, TEST_TIMEOUTS } from './fake-archive.ts';

export const CT_IMAGE = '1.2.840.10008.5.1.4.1.1.2';
export const EXPLICIT = '1.2.840.10008.1.2.1';
const IMPLICIT = '1.2.840.10008.1.2';

export const ECHO_CONTEXT: ProposedContext = {
  id: 1,
  abstractSyntax: VERIFICATION_SOP_CLASS,
  transferSyntaxes: [IMPLICIT],
};
export const CT_CONTEXT: ProposedContext = {
  id: 3,
  abstractSyntax: CT_IMAGE,
  transferSyntaxes: [EXPLICIT, IMPLICIT],
};

export function deviceRequest(
  options: {
    readonly contexts?: readonly ProposedContext[];
    readonly callingAeTitle?: string;
    readonly extraItems?: readonly UserItem[];
  } = {},
): AAssociateRq {
  return {
    kind: 'associate-rq',
    protocolVersion: 1,
    calledAeTitle: 'CLOUD',
    callingAeTitle: options.callingAeTitle ?? 'US-ROOM2',
    applicationContext: DICOM_APPLICATION_CONTEXT,
    contexts: options.contexts ?? [ECHO_CONTEXT, CT_CONTEXT],
    userItems: [
      ...ownUserItems(MAX_PDU_BYTES, { classUid: '1.2.3.5', versionName: 'TEST_DEVICE' }),
      ...(options.extraItems ?? []),
    ],
  };
}

export async function connectTo(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  return socket;
}

/** A device that opened an association with the agent. */
export async function openDevice(
  port: number,
  request: AAssociateRq = deviceRequest(),
): Promise<Requestor> {
  return Requestor.open({
    socket: await connectTo(port),
    clock: systemClock,
    timeouts: TEST_TIMEOUTS,
    request,
    maxPduBytes: MAX_PDU_BYTES,
  });
}

export const echoRq: CommandSet = {
  AffectedSOPClassUID: VERIFICATION_SOP_CLASS,
  CommandField: COMMAND_FIELD.cEchoRq,
  CommandDataSetType: NO_DATASET,
};

export function storeRq(sopInstanceUid: string): CommandSet {
  return {
    AffectedSOPClassUID: CT_IMAGE,
    CommandField: COMMAND_FIELD.cStoreRq,
    Priority: PRIORITY.medium,
    CommandDataSetType: HAS_DATASET,
    AffectedSOPInstanceUID: sopInstanceUid,
  };
}

/** Waits until a fact holds; fails with its text after ten seconds. */
export async function until(fact: string, holds: () => boolean): Promise<void> {
  const deadlineMs = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > deadlineMs) throw new Error(`not within ten seconds: ${fact}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
