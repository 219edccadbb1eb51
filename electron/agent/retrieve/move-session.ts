import type { Clock } from '../../foundation/clock.ts';
import { writeElements } from '../dicom/dataset/write-elements.ts';
import {
  COMMAND_FIELD,
  HAS_DATASET,
  NO_DATASET,
  PRIORITY,
  type CommandSet,
} from '../dicom/dimse/command-set.ts';
import { STATUS, statusCategory } from '../dicom/dimse/status.ts';
import { USER_ITEM } from '../dicom/ul/user-information.ts';
import type { OwnServicePeer, OwnServiceSession } from '../relay/own-service.ts';
import { MOVE_MODELS } from './information-model.ts';
import { parseRetrieveIdentifier } from './retrieve-identifier.ts';
import type { RetrieveRequest, RetrieveSettings } from './retrieve-ports.ts';
import type { Retriever, RetrieveResult } from './retriever.ts';
import { SubOperations } from './sub-operations.ts';

/** Pending responses come this often. */
const PENDING_INTERVAL_MS = 1_000;
const FAILED_SOP_INSTANCE_UID_LIST = '00080058';

type Move = {
  readonly messageId: number;
  readonly contextId: number;
  readonly command: CommandSet;
  readonly cancelling: AbortController;
  readonly subOperations: SubOperations;
};

/** What a final response says. */
type Answer = Pick<RetrieveResult, 'status' | 'comment'> & Partial<RetrieveResult>;

/** The C-MOVE requests of one device's association, one at a time (PS3.4 C.4.2). */
export class MoveSession implements OwnServiceSession {
  readonly #peer: OwnServicePeer;
  readonly #clock: Clock;
  readonly #retriever: Retriever;
  readonly #settings: () => RetrieveSettings;
  #move: Move | null = null;
  #pendingTimer: Disposable | null = null;
  #isSendingPending = false;
  #unanswered = 0;

  constructor(options: {
    readonly peer: OwnServicePeer;
    readonly clock: Clock;
    readonly retriever: Retriever;
    readonly settings: () => RetrieveSettings;
  }) {
    this.#peer = options.peer;
    this.#clock = options.clock;
    this.#retriever = options.retriever;
    this.#settings = options.settings;
  }

  get isBusy(): boolean {
    return this.#unanswered > 0;
  }

  message(contextId: number, command: CommandSet, dataset: Buffer | null): void {
    if (command.CommandField === COMMAND_FIELD.cCancelRq) {
      if (command.MessageIDBeingRespondedTo === this.#move?.messageId)
        this.#move?.cancelling.abort(new Error('cancelled by the device'));
      return;
    }
    this.#unanswered++;
    if (command.CommandField !== COMMAND_FIELD.cMoveRq)
      return this.#answer(contextId, command, {
        status: STATUS.unrecognizedOperation,
        comment: null,
      });
    if (this.#move !== null) return this.#answer(contextId, command, ONE_AT_A_TIME);
    this.#begin(contextId, command, dataset);
  }

  ended(): void {
    this.#stopPending();
    this.#move?.cancelling.abort(new Error('the association with the device is over'));
  }

  #begin(contextId: number, command: CommandSet, dataset: Buffer | null): void {
    const context = this.#peer.contexts.get(contextId);
    const model = MOVE_MODELS.get(context?.abstractSyntax ?? '');
    if (!context || !model)
      return this.#answer(contextId, command, {
        status: STATUS.sopClassNotSupported,
        comment: null,
      });
    const identifier = parseRetrieveIdentifier(dataset, context.transferSyntax, model);
    if (identifier.kind === 'invalid') {
      const status = STATUS.identifierDoesNotMatchSopClass;
      return this.#answer(contextId, command, { status, comment: identifier.comment });
    }
    const { destinations } = this.#settings();
    const destination = destinations.find(({ aeTitle }) => aeTitle === command.MoveDestination);
    if (!destination) return this.#answer(contextId, command, UNKNOWN_DESTINATION);
    const { callingAeTitle, calledAeTitle, userItems } = this.#peer.request;
    void this.#run(contextId, command, {
      model,
      keys: identifier.keys,
      destination,
      callingAeTitle,
      calledAeTitle,
      ownAeTitle: calledAeTitle,
      originatorMessageId: command.MessageID ?? 0,
      priority: command.Priority ?? PRIORITY.medium,
      userIdentity: userItems.find(({ itemType }) => itemType === USER_ITEM.userIdentityRq) ?? null,
    });
  }

  async #run(contextId: number, command: CommandSet, request: RetrieveRequest): Promise<void> {
    const subOperations = new SubOperations();
    const cancelling = new AbortController();
    const messageId = command.MessageID ?? 0;
    this.#move = { messageId, contextId, command, cancelling, subOperations };
    const { callingAeTitle: aeTitle } = request;
    const result = await this.#retriever.run({
      request,
      source: { kind: 'device', device: { aeTitle, address: this.#peer.address } },
      subOperations,
      signal: cancelling.signal,
      changed: () => this.#startPending(),
    });
    this.#stopPending();
    this.#move = null;
    this.#answer(contextId, command, result);
  }

  /** The first one when it is known how many there are, then one a second. */
  #startPending(): void {
    if (this.#pendingTimer === null) this.#sendPending();
  }

  #stopPending(): void {
    this.#pendingTimer?.[Symbol.dispose]();
    this.#pendingTimer = null;
  }

  #sendPending(): void {
    if (!this.#move) return;
    this.#pendingTimer = this.#clock.after(PENDING_INTERVAL_MS, () => this.#sendPending());
    // A device that does not read is not told more.
    if (this.#isSendingPending) return;
    this.#isSendingPending = true;
    const { contextId, command, subOperations } = this.#move;
    const response = responseTo(command, STATUS.pending, {
      NumberOfRemainingSuboperations: subOperations.counts.remaining,
      ...countElements(subOperations.counts),
    });
    void this.#peer
      .send(contextId, response)
      .catch(() => this.ended())
      .finally(() => (this.#isSendingPending = false));
  }

  #answer(contextId: number, command: CommandSet, answer: Answer): void {
    const { status, comment, counts, failedUids = [] } = answer;
    const isCancelled = status === STATUS.cancel;
    const hasList = failedUids.length > 0 && statusCategory(status) !== 'success';
    const response = responseTo(command, status, {
      ...(comment === null ? {} : { ErrorComment: comment.slice(0, MAX_COMMENT_CHARACTERS) }),
      ...(counts && isCancelled ? { NumberOfRemainingSuboperations: counts.remaining } : {}),
      ...(counts ? countElements(counts) : {}),
      CommandDataSetType: hasList ? HAS_DATASET : NO_DATASET,
    });
    const syntax = this.#peer.contexts.get(contextId)?.transferSyntax ?? '';
    const list = { [FAILED_SOP_INSTANCE_UID_LIST]: { vr: 'UI', value: failedUids } } as const;
    this.#unanswered--;
    // A device that has gone needs no answer.
    this.#peer
      .send(contextId, response, ...(hasList ? [writeElements(list, syntax)] : []))
      .catch(() => undefined);
  }
}

/** Error Comment (PS3.7 C, VR LO). */
const MAX_COMMENT_CHARACTERS = 64;

const ONE_AT_A_TIME: Answer = {
  status: STATUS.unableToPerformSubOperations,
  comment: 'one retrieve at a time on an association',
};
const UNKNOWN_DESTINATION: Answer = {
  status: STATUS.moveDestinationUnknown,
  comment: 'this destination is not set up in Tern',
};

function countElements({ completed, failed, warning }: NonNullable<Answer['counts']>) {
  return {
    NumberOfCompletedSuboperations: Math.min(completed, MAX_COUNT),
    NumberOfFailedSuboperations: Math.min(failed, MAX_COUNT),
    NumberOfWarningSuboperations: Math.min(warning, MAX_COUNT),
  };
}
const MAX_COUNT = 0xffff;

function responseTo(command: CommandSet, status: number, extra: Partial<CommandSet>): CommandSet {
  const { AffectedSOPClassUID } = command;
  return {
    ...(AffectedSOPClassUID === undefined ? {} : { AffectedSOPClassUID }),
    CommandField: command.CommandField | COMMAND_FIELD.response,
    MessageIDBeingRespondedTo: command.MessageID ?? 0,
    CommandDataSetType: NO_DATASET,
    Status: status,
    ...extra,
  };
}
