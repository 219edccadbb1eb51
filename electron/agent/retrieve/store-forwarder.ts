import { DatasetWriter } from '../dicom/dimse/dataset-writer.ts';
import {
  COMMAND_FIELD,
  HAS_DATASET,
  hasDataset,
  NO_DATASET,
  type CommandSet,
} from '../dicom/dimse/command-set.ts';
import { DimseError } from '../dicom/dimse/dimse-error.ts';
import { STATUS } from '../dicom/dimse/status.ts';
import type { DimseAssociation } from '../dicom/services/dimse-association.ts';

export type ForwarderOptions = {
  readonly cloud: DimseAssociation;
  readonly destination: DimseAssociation;
  /** The destination's context for each of the cloud's. */
  readonly destinationContextOf: ReadonlyMap<number, number>;
  /** Move Originator of each C-STORE (PS3.7 9.3.1.1). */
  readonly originator: Pick<
    CommandSet,
    'MoveOriginatorApplicationEntityTitle' | 'MoveOriginatorMessageID'
  >;
  readonly finished: (sopInstanceUid: string, status: number) => void;
};

type Current = {
  readonly contextId: number;
  readonly request: CommandSet;
  readonly messageId: number;
  /** Null: the object is not passed on, its bytes are dropped. */
  readonly writer: DatasetWriter | null;
  isDatasetComplete: boolean;
  response: CommandSet | null;
};

const MAX_MESSAGE_ID = 0xffff;

/**
 * Hands each object of a C-GET on to the destination while it arrives (cut-through): the destination's answer is the
 * answer to the cloud. When one side is slow, the other is not read.
 */
export class StoreForwarder {
  readonly #options: ForwarderOptions;
  #current: Current | null = null;
  #messageId = 0;
  #isDestinationLost = false;

  constructor(options: ForwarderOptions) {
    this.#options = options;
  }

  /** True while an object is under way. */
  get isBusy(): boolean {
    return this.#current !== null;
  }

  /** A C-STORE-RQ of the cloud. Throws DimseError where the one before is unanswered: no window was negotiated. */
  begin(contextId: number, request: CommandSet): void {
    if (this.#current) throw new DimseError('a C-STORE request before the last one was answered');
    const target = this.#options.destinationContextOf.get(contextId);
    if (target === undefined) return this.#refuse(contextId, request, STATUS.sopClassNotSupported);
    if (!hasDataset(request)) return this.#refuse(contextId, request, STATUS.cannotUnderstand);
    if (this.#isDestinationLost) return this.#refuse(contextId, request, STATUS.outOfResources);
    const { destination, originator } = this.#options;
    this.#messageId = (this.#messageId % MAX_MESSAGE_ID) + 1;
    destination.send(target, {
      ...instanceOf(request),
      CommandField: COMMAND_FIELD.cStoreRq,
      MessageID: this.#messageId,
      ...(request.Priority === undefined ? {} : { Priority: request.Priority }),
      CommandDataSetType: HAS_DATASET,
      ...originator,
    });
    this.#current = {
      contextId,
      request,
      messageId: this.#messageId,
      writer: new DatasetWriter(destination.association, target),
      isDatasetComplete: false,
      response: null,
    };
  }

  datasetPiece(data: Buffer): void {
    if (this.#isDestinationLost || !this.#current?.writer) return;
    if (!this.#current.writer.write(data)) this.#options.cloud.holdBack(true);
  }

  datasetEnd(): void {
    if (!this.#current) return;
    this.#current.isDatasetComplete = true;
    if (!this.#isDestinationLost) this.#current.writer?.end();
    this.#answerWhenWhole();
  }

  /** A C-STORE-RSP of the destination; one that answers nothing is left out. */
  answered(response: CommandSet): void {
    if (!this.#current || response.MessageIDBeingRespondedTo !== this.#current.messageId) return;
    this.#current.response ??= response;
    this.#answerWhenWhole();
  }

  /** The destination takes more. */
  drained(): void {
    this.#options.cloud.holdBack(false);
  }

  /** The destination is gone: what is under way and what still comes has failed. */
  destinationLost(): void {
    this.#isDestinationLost = true;
    if (this.#current) this.#current.response ??= ownAnswer(STATUS.outOfResources);
    this.#answerWhenWhole();
    this.#options.cloud.holdBack(false);
  }

  #refuse(contextId: number, request: CommandSet, status: number): void {
    this.#current = {
      contextId,
      request,
      messageId: 0,
      writer: null,
      isDatasetComplete: !hasDataset(request),
      response: ownAnswer(status),
    };
    this.#answerWhenWhole();
  }

  /** An answer in the middle of a dataset waits for its end. */
  #answerWhenWhole(): void {
    const current = this.#current;
    if (!current?.isDatasetComplete || !current.response) return;
    this.#current = null;
    const { contextId, request, response } = current;
    const { Status: status = STATUS.processingFailure, ErrorComment, OffendingElement } = response;
    this.#options.cloud.send(contextId, {
      ...instanceOf(request),
      CommandField: COMMAND_FIELD.cStoreRq | COMMAND_FIELD.response,
      MessageIDBeingRespondedTo: request.MessageID ?? 0,
      CommandDataSetType: NO_DATASET,
      Status: status,
      ...(OffendingElement === undefined ? {} : { OffendingElement }),
      ...(ErrorComment === undefined ? {} : { ErrorComment }),
    });
    this.#options.finished(request.AffectedSOPInstanceUID ?? '', status);
  }
}

function ownAnswer(status: number): CommandSet {
  return {
    CommandField: COMMAND_FIELD.cStoreRq | COMMAND_FIELD.response,
    CommandDataSetType: NO_DATASET,
    Status: status,
  };
}

function instanceOf(
  request: CommandSet,
): Pick<CommandSet, 'AffectedSOPClassUID' | 'AffectedSOPInstanceUID'> {
  const { AffectedSOPClassUID, AffectedSOPInstanceUID } = request;
  return {
    ...(AffectedSOPClassUID === undefined ? {} : { AffectedSOPClassUID }),
    ...(AffectedSOPInstanceUID === undefined ? {} : { AffectedSOPInstanceUID }),
  };
}
