import {
  COMMAND_FIELD,
  HAS_DATASET,
  type CommandSet,
} from '../../electron/agent/dicom/dimse/command-set.ts';
import { STATUS } from '../../electron/agent/dicom/dimse/status.ts';
import {
  COMMITMENT_ACTION_REQUEST,
  COMMITMENT_EVENT,
  parseCommitmentRequest,
  writeCommitmentResult,
  type CommitmentFault,
  type CommitmentRequest,
} from '../../electron/agent/dicom/services/commitment-dataset.ts';
import {
  STORAGE_COMMITMENT_SOP_CLASS,
  STORAGE_COMMITMENT_SOP_INSTANCE,
} from '../../electron/agent/dicom/services/sop-classes.ts';
import { HeldDataset } from '../link/operations/held-dataset.ts';
import {
  response,
  type Operation,
  type OperationContext,
  type OperationPeer,
  type OperationResult,
} from '../link/operations/operation.ts';
import type { CommitmentService } from './commitment-service.ts';

const MAX_REQUEST_BYTES = 4 * 1024 * 1024;

/** Statuses of the N-ACTION response for what keeps a request from being taken (PS3.7 10.1.4.1.10). */
const STATUS_OF: Readonly<Record<CommitmentFault, number>> = {
  missing: STATUS.missingAttribute,
  invalid: STATUS.invalidArgumentValue,
  'too-many': STATUS.resourceLimitation,
};

/**
 * Storage commitment, push model (PS3.4 J.3): the N-ACTION is answered, and the N-EVENT-REPORT follows at once on the
 * same association, because the service cannot call back into a clinic. The peer's response to it changes nothing.
 */
export class CommitmentOperation implements Operation {
  readonly name = 'N-ACTION';
  readonly contextId: number;
  readonly messageId: number;
  readonly #command: CommandSet;
  readonly #context: OperationContext;
  readonly #commitment: CommitmentService;
  readonly #dataset = new HeldDataset(MAX_REQUEST_BYTES);

  constructor(command: CommandSet, context: OperationContext, commitment: CommitmentService) {
    this.#command = command;
    this.#context = context;
    this.#commitment = commitment;
    this.contextId = context.contextId;
    this.messageId = command.MessageID ?? 0;
  }

  receive(data: Buffer): null {
    this.#dataset.add(data);
    return null;
  }

  /** N-ACTION cannot be cancelled. */
  cancel(): void {
    return;
  }

  discard(): Promise<void> {
    return Promise.resolve();
  }

  async run(peer: OperationPeer): Promise<OperationResult> {
    const request = this.#parse();
    const status = typeof request === 'number' ? request : STATUS.success;
    const { RequestedSOPInstanceUID, ActionTypeID } = this.#command;
    const extra = {
      AffectedSOPClassUID: STORAGE_COMMITMENT_SOP_CLASS,
      ...(RequestedSOPInstanceUID !== undefined && {
        AffectedSOPInstanceUID: RequestedSOPInstanceUID,
      }),
      ...(ActionTypeID !== undefined && { ActionTypeID }),
    };
    await peer.send(response(this.#command, status, extra), null);
    if (typeof request === 'number') return { kind: 'failed', status, code: 'commitment-refused' };
    return this.#report(peer, request);
  }

  /** The request, or the status that refuses it. */
  #parse(): CommitmentRequest | number {
    const { RequestedSOPInstanceUID, ActionTypeID } = this.#command;
    if (RequestedSOPInstanceUID !== STORAGE_COMMITMENT_SOP_INSTANCE)
      return STATUS.noSuchSopInstance;
    if (ActionTypeID !== COMMITMENT_ACTION_REQUEST) return STATUS.noSuchAction;
    if (this.#dataset.isTooLong) return STATUS.resourceLimitation;
    const { transferSyntax } = this.#context.context;
    const request = parseCommitmentRequest(this.#dataset.take(), transferSyntax);
    return typeof request === 'string' ? STATUS_OF[request] : request;
  }

  async #report(peer: OperationPeer, request: CommitmentRequest): Promise<OperationResult> {
    const { uplink, context } = this.#context;
    const result = await this.#commitment.evaluate(uplink.clinicId, request);
    const event: CommandSet = {
      AffectedSOPClassUID: STORAGE_COMMITMENT_SOP_CLASS,
      CommandField: COMMAND_FIELD.nEventReportRq,
      MessageID: peer.nextMessageId(),
      CommandDataSetType: HAS_DATASET,
      AffectedSOPInstanceUID: STORAGE_COMMITMENT_SOP_INSTANCE,
      EventTypeID:
        result.failed.length === 0 ? COMMITMENT_EVENT.allCommitted : COMMITMENT_EVENT.failuresExist,
    };
    await peer.send(event, writeCommitmentResult(result, context.transferSyntax));
    const [committed, failed] = [result.committed.length, result.failed.length];
    return { kind: 'commitment', committed, failed };
  }
}
