import { ownRequest } from './own-request.ts';
import type { Socket } from 'node:net';
import type { Clock } from '../../../foundation/clock.ts';
import { COMMAND_FIELD, NO_DATASET, type CommandSet } from '../dimse/command-set.ts';
import { STATUS } from '../dimse/status.ts';
import type { UlTimeouts } from '../ul/watchdog.ts';
import { Requestor } from './requestor.ts';
import { IMPLICIT_VR_LITTLE_ENDIAN, VERIFICATION_SOP_CLASS } from './sop-classes.ts';

const ECHO_CONTEXT_ID = 1;
const ECHO_PDU_BYTES = 16 * 1024;

/** C-ECHO-RQ (PS3.7 9.3.5.1). */
export const ECHO_REQUEST: CommandSet = {
  AffectedSOPClassUID: VERIFICATION_SOP_CLASS,
  CommandField: COMMAND_FIELD.cEchoRq,
  CommandDataSetType: NO_DATASET,
};

/**
 * C-ECHO on a connected socket: association, echo, release (PS3.4 A). Returns the status, 0122H where the other side
 * knows no echo. Throws AssociationRejectedError or AssociationAbortedError.
 */
export async function echo(options: {
  readonly socket: Socket;
  readonly clock: Clock;
  readonly timeouts: UlTimeouts;
  readonly callingAeTitle: string;
  readonly calledAeTitle: string;
}): Promise<number> {
  await using requestor = await Requestor.open({
    socket: options.socket,
    clock: options.clock,
    timeouts: options.timeouts,
    maxPduBytes: ECHO_PDU_BYTES,
    request: ownRequest({
      calledAeTitle: options.calledAeTitle,
      callingAeTitle: options.callingAeTitle,

      contexts: [
        {
          id: ECHO_CONTEXT_ID,
          abstractSyntax: VERIFICATION_SOP_CLASS,
          transferSyntaxes: [IMPLICIT_VR_LITTLE_ENDIAN],
        },
      ],
      maxPduBytes: ECHO_PDU_BYTES,
    }),
  });
  if (!requestor.contexts.has(ECHO_CONTEXT_ID)) {
    await requestor.release();
    return STATUS.sopClassNotSupported;
  }
  const { command } = await requestor.requestOne(ECHO_CONTEXT_ID, ECHO_REQUEST);
  await requestor.release();
  return command.Status ?? -1;
}
