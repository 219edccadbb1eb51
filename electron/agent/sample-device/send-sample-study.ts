import { ownRequest } from '../dicom/services/own-request.ts';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Clock } from '../../foundation/clock.ts';
import { COMMAND_FIELD, HAS_DATASET, PRIORITY } from '../dicom/dimse/command-set.ts';
import { STATUS } from '../dicom/dimse/status.ts';
import { Requestor } from '../dicom/services/requestor.ts';
import { ECHO_REQUEST } from '../dicom/services/echo.ts';
import {
  EXPLICIT_VR_LITTLE_ENDIAN,
  IMPLICIT_VR_LITTLE_ENDIAN,
  VERIFICATION_SOP_CLASS,
} from '../dicom/services/sop-classes.ts';
import { ULTRASOUND_IMAGE, type SampleObject } from './sample-study.ts';

const IMAGE_CONTEXT_ID = 1;
const ECHO_CONTEXT_ID = 3;
const PDU_BYTES = 128 * 1024;
const TIMEOUT_MS = 30_000;

/** The far end answered C-STORE with a failure. */
export class SampleStatusError extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`the image was refused with status 0x${status.toString(16)}`);
    this.name = 'SampleStatusError';
    this.status = status;
  }
}

/**
 * The built-in sample device: an echo and a study to the agent over real DICOM, as any ultrasound machine would. Throws
 * AssociationRejectedError, AssociationAbortedError, SampleStatusError or a socket error.
 */
export async function sendSampleStudy(options: {
  readonly host: string;
  readonly port: number;
  readonly callingAeTitle: string;
  readonly calledAeTitle: string;
  readonly objects: readonly SampleObject[];
  readonly clock: Clock;
}): Promise<void> {
  const socket = connect({ host: options.host, port: options.port });
  await once(socket, 'connect');
  await using requestor = await Requestor.open({
    socket,
    clock: options.clock,
    timeouts: {
      artimTimeoutMs: TIMEOUT_MS,
      associationTimeoutMs: TIMEOUT_MS,
      pduTimeoutMs: TIMEOUT_MS,
      idleTimeoutMs: TIMEOUT_MS,
    },
    maxPduBytes: PDU_BYTES,
    request: ownRequest({
      calledAeTitle: options.calledAeTitle,
      callingAeTitle: options.callingAeTitle,

      contexts: [
        {
          id: IMAGE_CONTEXT_ID,
          abstractSyntax: ULTRASOUND_IMAGE,
          transferSyntaxes: [EXPLICIT_VR_LITTLE_ENDIAN],
        },
        {
          id: ECHO_CONTEXT_ID,
          abstractSyntax: VERIFICATION_SOP_CLASS,
          transferSyntaxes: [IMPLICIT_VR_LITTLE_ENDIAN],
        },
      ],
      maxPduBytes: PDU_BYTES,
    }),
  });
  // An archive may take images and know no echo.
  if (requestor.contexts.has(ECHO_CONTEXT_ID))
    await requestor.requestOne(ECHO_CONTEXT_ID, ECHO_REQUEST);
  for (const { sopInstanceUid, dataset } of options.objects) {
    const { command } = await requestor.requestOne(
      IMAGE_CONTEXT_ID,
      {
        AffectedSOPClassUID: ULTRASOUND_IMAGE,
        CommandField: COMMAND_FIELD.cStoreRq,
        Priority: PRIORITY.medium,
        CommandDataSetType: HAS_DATASET,
        AffectedSOPInstanceUID: sopInstanceUid,
      },
      dataset,
    );
    if (command.Status !== STATUS.success) throw new SampleStatusError(command.Status ?? 0);
  }
  await requestor.release();
}
