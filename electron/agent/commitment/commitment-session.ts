import type { Clock } from '../../foundation/clock.ts';
import {
  COMMAND_FIELD,
  hasDataset,
  isResponse,
  NO_DATASET,
  type CommandSet,
} from '../dicom/dimse/command-set.ts';
import { STATUS } from '../dicom/dimse/status.ts';
import {
  COMMITMENT_ACTION_REQUEST,
  parseCommitmentRequest,
  type CommitmentFault,
  type CommitmentRequest,
  type CommitmentResult,
} from '../dicom/services/commitment-dataset.ts';
import {
  STORAGE_COMMITMENT_SOP_CLASS,
  STORAGE_COMMITMENT_SOP_INSTANCE,
} from '../dicom/services/sop-classes.ts';
import type { OwnServicePeer, OwnServiceSession } from '../relay/own-service.ts';
import { outcomeOf, reportMessage, type ReportOutcome } from './report-message.ts';

/** Longer than a machine needs that is alive; after that it is called on an association of its own. */
const ANSWER_TIMEOUT_MS = 30_000;

const STATUS_OF_FAULT: Readonly<Record<CommitmentFault, number>> = {
  missing: STATUS.missingAttribute,
  invalid: STATUS.invalidArgumentValue,
  'too-many': STATUS.resourceLimitation,
};

type PendingReport = {
  readonly settle: (outcome: ReportOutcome) => void;
  readonly timer: Disposable;
};

/** What a session tells the service. */
export interface CommitmentRequests {
  /** Keeps the request durably. Returns the status of the N-ACTION-RSP. */
  requested(session: CommitmentSession, request: CommitmentRequest): number;
  /** The answer to it has left, or cannot leave any more: a report may follow now, not before (PS3.4 J.3.3). */
  answered(session: CommitmentSession): void;
  ended(session: CommitmentSession): void;
}

/** Storage commitment within one association of a machine: N-ACTION in, N-EVENT-REPORT out (PS3.4 J.3). */
export class CommitmentSession implements OwnServiceSession {
  readonly peer: OwnServicePeer;
  readonly #requests: CommitmentRequests;
  readonly #clock: Clock;
  readonly #reports = new Map<number, PendingReport>();
  /** The context that the machine asked on: the report goes there. */
  #contextId: number | null = null;
  #messageId = 0;
  #unanswered = 0;
  #isOver = false;

  constructor(peer: OwnServicePeer, requests: CommitmentRequests, clock: Clock) {
    this.peer = peer;
    this.#requests = requests;
    this.#clock = clock;
  }

  get isBusy(): boolean {
    return this.#unanswered > 0;
  }

  message(contextId: number, command: CommandSet, dataset: Buffer | null): void {
    if (isResponse(command)) return this.#response(command);
    // There is nothing to cancel here, and C-CANCEL has no response.
    if (command.CommandField === COMMAND_FIELD.cCancelRq) return;
    if (command.MessageID === undefined) return this.peer.abort();
    const status =
      command.CommandField === COMMAND_FIELD.nActionRq
        ? this.#action(contextId, command, dataset)
        : STATUS.unrecognizedOperation;
    this.#unanswered++;
    void this.peer
      .send(contextId, responseTo(command, command.MessageID, status))
      // A machine that is gone gets its report later: what it asked is kept.
      .catch(() => undefined)
      .finally(() => {
        this.#unanswered--;
        this.#requests.answered(this);
      });
  }

  /** Tells the result on this association; null where it is over or was never asked on. */
  report(result: CommitmentResult): Promise<ReportOutcome> | null {
    const contextId = this.#contextId;
    const context = contextId === null ? undefined : this.peer.contexts.get(contextId);
    if (this.#isOver || contextId === null || context === undefined) return null;
    const { command, dataset } = reportMessage(result, context.transferSyntax);
    this.#messageId = (this.#messageId % 0xffff) + 1;
    const messageId = this.#messageId;
    const { promise, resolve } = Promise.withResolvers<ReportOutcome>();
    const timer = this.#clock.after(ANSWER_TIMEOUT_MS, () => this.#settle(messageId, 'no-answer'));
    this.#reports.set(messageId, { settle: resolve, timer });
    this.peer
      .send(contextId, { ...command, MessageID: messageId }, dataset)
      .catch(() => this.#settle(messageId, 'broke-off'));
    return promise;
  }

  ended(): void {
    this.#isOver = true;
    for (const messageId of [...this.#reports.keys()]) this.#settle(messageId, 'broke-off');
    this.#requests.ended(this);
  }

  #action(contextId: number, command: CommandSet, dataset: Buffer | null): number {
    if (command.RequestedSOPClassUID !== STORAGE_COMMITMENT_SOP_CLASS) return STATUS.noSuchSopClass;
    if (command.RequestedSOPInstanceUID !== STORAGE_COMMITMENT_SOP_INSTANCE)
      return STATUS.noSuchSopInstance;
    if (command.ActionTypeID !== COMMITMENT_ACTION_REQUEST) return STATUS.noSuchAction;
    if (!hasDataset(command) || dataset === null) return STATUS.missingAttribute;
    const transferSyntax = this.peer.contexts.get(contextId)?.transferSyntax ?? '';
    const request = parseCommitmentRequest(dataset, transferSyntax);
    if (typeof request === 'string') return STATUS_OF_FAULT[request];
    this.#contextId = contextId;
    return this.#requests.requested(this, request);
  }

  #response(command: CommandSet): void {
    const isReport =
      command.CommandField === (COMMAND_FIELD.nEventReportRq | COMMAND_FIELD.response);
    if (isReport) this.#settle(command.MessageIDBeingRespondedTo ?? 0, outcomeOf(command));
  }

  #settle(messageId: number, outcome: ReportOutcome): void {
    const pending = this.#reports.get(messageId);
    if (pending === undefined) return;
    this.#reports.delete(messageId);
    pending.timer[Symbol.dispose]();
    pending.settle(outcome);
  }
}

/** The response without dataset (PS3.7 10.3.4.2). */
function responseTo(command: CommandSet, messageId: number, status: number): CommandSet {
  return {
    AffectedSOPClassUID: command.RequestedSOPClassUID ?? STORAGE_COMMITMENT_SOP_CLASS,
    CommandField: command.CommandField | COMMAND_FIELD.response,
    MessageIDBeingRespondedTo: messageId,
    CommandDataSetType: NO_DATASET,
    Status: status,
    AffectedSOPInstanceUID: command.RequestedSOPInstanceUID ?? STORAGE_COMMITMENT_SOP_INSTANCE,
    ...(command.ActionTypeID !== undefined && { ActionTypeID: command.ActionTypeID }),
  };
}
