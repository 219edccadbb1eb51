import { ownRequest } from '../dicom/services/own-request.ts';
import type { Socket } from 'node:net';
import type { Clock } from '../../foundation/clock.ts';
import { CodedError } from '../../foundation/errors.ts';
import { COMMAND_FIELD, HAS_DATASET, NO_DATASET } from '../dicom/dimse/command-set.ts';
import { sendMessage } from '../dicom/dimse/message-writer.ts';
import { STATUS } from '../dicom/dimse/status.ts';
import {
  COMMITMENT_ACTION_REQUEST,
  parseCommitmentResult,
  writeCommitmentRequest,
  type CommitmentRequest,
  type CommitmentResult,
} from '../dicom/services/commitment-dataset.ts';
import { Requestor, type IncomingRequest } from '../dicom/services/requestor.ts';
import { COMMITMENT_CONTEXT } from './commitment-context.ts';
import {
  STORAGE_COMMITMENT_SOP_CLASS,
  STORAGE_COMMITMENT_SOP_INSTANCE,
} from '../dicom/services/sop-classes.ts';

const PDU_BYTES = 64 * 1024;
const ANSWER_TIMEOUT_MS = 30_000;

/** `not-offered`: no such context; `refused`: N-ACTION failed; `no-report`: none on this association in time. */
export class ArchiveAnswerError extends CodedError<'not-offered' | 'refused' | 'no-report'> {}

export type ArchiveQuestion = {
  readonly socket: Socket;
  readonly clock: Clock;
  readonly callingAeTitle: string;
  readonly calledAeTitle: string;
  readonly request: CommitmentRequest;
  /** The report has to come on the same association within this. */
  readonly reportTimeoutMs: number;
};

/**
 * Asks an archive for storage commitment (N-ACTION) and waits for its report on the same association: an archive that
 * reports on one of its own cannot reach a clinic. Throws {@link ArchiveAnswerError}, AssociationRejectedError or
 * AssociationAbortedError.
 */
export async function askArchive(question: ArchiveQuestion): Promise<CommitmentResult> {
  const { clock, request, reportTimeoutMs } = question;
  const reported = Promise.withResolvers<CommitmentResult>();
  reported.promise.catch(() => undefined);
  await using requestor: Requestor = await open(question, (incoming) => {
    const result = answerReport(requestor, incoming);
    if (result?.transactionUid === request.transactionUid) reported.resolve(result);
  });
  const context = requestor.contexts.get(COMMITMENT_CONTEXT.id);
  if (context === undefined)
    throw new ArchiveAnswerError('not-offered', 'The archive offers no storage commitment.');
  using _timer = clock.after(reportTimeoutMs, () =>
    reported.reject(new ArchiveAnswerError('no-report', 'The archive did not report in time.')),
  );
  const { command } = await requestor.requestOne(
    COMMITMENT_CONTEXT.id,
    {
      RequestedSOPClassUID: STORAGE_COMMITMENT_SOP_CLASS,
      CommandField: COMMAND_FIELD.nActionRq,
      CommandDataSetType: HAS_DATASET,
      RequestedSOPInstanceUID: STORAGE_COMMITMENT_SOP_INSTANCE,
      ActionTypeID: COMMITMENT_ACTION_REQUEST,
    },
    writeCommitmentRequest(request, context.transferSyntax),
  );
  if (command.Status !== STATUS.success)
    throw new ArchiveAnswerError('refused', 'The archive refused the request.');
  const result = await Promise.race([reported.promise, requestor.lost]);
  await requestor.release();
  return result;
}

function open(
  { socket, clock, callingAeTitle, calledAeTitle, reportTimeoutMs }: ArchiveQuestion,
  incoming: (request: IncomingRequest) => void,
): Promise<Requestor> {
  return Requestor.open({
    socket,
    clock,
    incoming,
    maxPduBytes: PDU_BYTES,
    timeouts: {
      artimTimeoutMs: ANSWER_TIMEOUT_MS,
      associationTimeoutMs: ANSWER_TIMEOUT_MS,
      pduTimeoutMs: ANSWER_TIMEOUT_MS,
      idleTimeoutMs: reportTimeoutMs + ANSWER_TIMEOUT_MS,
    },
    request: ownRequest({
      calledAeTitle,
      callingAeTitle,

      contexts: [COMMITMENT_CONTEXT],
      maxPduBytes: PDU_BYTES,
    }),
  });
}

/** Takes an N-EVENT-REPORT and answers it; null for everything else. */
function answerReport(
  requestor: Requestor,
  { contextId, command, dataset }: IncomingRequest,
): CommitmentResult | null {
  const transferSyntax = requestor.contexts.get(contextId)?.transferSyntax ?? '';
  const isReport = command.CommandField === COMMAND_FIELD.nEventReportRq && dataset !== null;
  const result = isReport ? parseCommitmentResult(dataset, transferSyntax) : null;
  const isUsable = result !== null && typeof result !== 'string';
  const badStatus = isReport ? STATUS.invalidArgumentValue : STATUS.unrecognizedOperation;
  sendMessage(requestor.association, contextId, {
    AffectedSOPClassUID: STORAGE_COMMITMENT_SOP_CLASS,
    CommandField: command.CommandField | COMMAND_FIELD.response,
    MessageIDBeingRespondedTo: command.MessageID ?? 0,
    CommandDataSetType: NO_DATASET,
    Status: isUsable ? STATUS.success : badStatus,
    AffectedSOPInstanceUID: STORAGE_COMMITMENT_SOP_INSTANCE,
    ...(command.EventTypeID !== undefined && { EventTypeID: command.EventTypeID }),
  });
  return isUsable ? result : null;
}
