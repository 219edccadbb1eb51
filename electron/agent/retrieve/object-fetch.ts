import { readDataset } from '../dicom/dataset/read-dataset.ts';
import {
  COMMAND_FIELD,
  HAS_DATASET,
  hasDataset,
  NO_DATASET,
  type CommandSet,
} from '../dicom/dimse/command-set.ts';
import { DimseError } from '../dicom/dimse/dimse-error.ts';
import { STATUS, statusCategory } from '../dicom/dimse/status.ts';
import type { DimseAssociation, DimseUser } from '../dicom/services/dimse-association.ts';
import type { Clock } from '../../foundation/clock.ts';
import type { CloudPlan } from './plan-contexts.ts';
import { writeIdentifier } from './retrieve-identifier.ts';
import type { RetrieveRequest } from './retrieve-ports.ts';
import { StoreForwarder } from './store-forwarder.ts';
import type { SubOperations } from './sub-operations.ts';

/** How the C-GET ended. */
export type FetchEnd =
  /** The far end's final response. */
  | { readonly kind: 'answered'; readonly response: CommandSet }
  | { readonly kind: 'link-lost' }
  | { readonly kind: 'destination-lost' }
  | { readonly kind: 'cancelled' };

const GET_MESSAGE_ID = 1;
const FAILED_SOP_INSTANCE_UIDS = { tag: '00080058', keyword: 'Failed', vr: 'UI' } as const;
/** Of the final response: a list of UIDs, 65 bytes each. */
const MAX_RESPONSE_DATASET_BYTES = 4 * 1024 * 1024;
/** After C-CANCEL the far end has so long to finish the object that is under way. */
const CANCEL_GRACE_MS = 500;

/** One C-GET whose objects go on to the destination. Both associations are told their users before they are opened. */
export class ObjectFetch {
  readonly #clock: Clock;
  readonly #subOperations: SubOperations;
  readonly #changed: () => void;
  readonly #end = Promise.withResolvers<FetchEnd>();
  #forwarder: StoreForwarder | null = null;
  /** The C-GET response whose dataset is arriving. */
  #response: { readonly command: CommandSet; readonly parts: Buffer[]; bytes: number } | null =
    null;
  #transferSyntaxOf: (contextId: number) => string = () => '';
  #getContextId = 0;
  #isDestinationLost = false;
  #isCloudLost = false;
  #isAnswered = false;
  /** Why this side stopped it. */
  #stopped: FetchEnd | null = null;
  #cancelGet: () => void = () => undefined;

  constructor(options: {
    readonly clock: Clock;
    readonly subOperations: SubOperations;
    readonly changed: () => void;
  }) {
    this.#clock = options.clock;
    this.#subOperations = options.subOperations;
    this.#changed = options.changed;
  }

  readonly cloudUser: DimseUser = {
    command: (contextId, command) => this.#cloudCommand(contextId, command),
    datasetPiece: (data) => this.#cloudPiece(data),
    datasetEnd: () => this.#cloudDatasetEnd(),
    drain: () => undefined,
    lost: () => {
      this.#isCloudLost = true;
      this.#end.resolve({ kind: 'link-lost' });
    },
  };

  readonly destinationUser: DimseUser = {
    command: (_contextId, command) => {
      if (command.CommandField === (COMMAND_FIELD.cStoreRq | COMMAND_FIELD.response))
        this.#forwarder?.answered(command);
    },
    datasetPiece: () => undefined,
    datasetEnd: () => undefined,
    drain: () => this.#forwarder?.drained(),
    lost: () => {
      this.#isDestinationLost = true;
      this.#destinationLost();
    },
  };

  /** Asks for the objects and passes them on until the far end has given its last answer, or it is over otherwise. */
  async run(options: {
    readonly request: RetrieveRequest;
    readonly plan: CloudPlan;
    readonly cloud: DimseAssociation;
    readonly destination: DimseAssociation;
    readonly signal: AbortSignal;
  }): Promise<FetchEnd> {
    const { request, plan, cloud, destination, signal } = options;
    this.#getContextId = plan.getContextId;
    this.#transferSyntaxOf = (id) => cloud.contexts.get(id)?.transferSyntax ?? '';
    this.#forwarder = new StoreForwarder({
      cloud,
      destination,
      destinationContextOf: plan.destinationContextOf,
      originator: {
        MoveOriginatorApplicationEntityTitle: request.callingAeTitle,
        MoveOriginatorMessageID: request.originatorMessageId,
      },
      finished: (sopInstanceUid, status) => {
        this.#subOperations.finished(sopInstanceUid, status);
        this.#changed();
      },
    });
    this.#cancelGet = () => this.#cancel(cloud);
    const cancelled = (): void => this.#stopSoon({ kind: 'cancelled' });
    signal.addEventListener('abort', cancelled, { once: true });
    try {
      this.#ask(request, plan, cloud);
      if (signal.aborted) cancelled();
      if (this.#isDestinationLost) this.#destinationLost();
      return await this.#end.promise;
    } finally {
      signal.removeEventListener('abort', cancelled);
      this.#close(cloud, destination);
    }
  }

  #ask(request: RetrieveRequest, plan: CloudPlan, cloud: DimseAssociation): void {
    const command = {
      AffectedSOPClassUID: request.model.getSopClass,
      CommandField: COMMAND_FIELD.cGetRq,
      MessageID: GET_MESSAGE_ID,
      Priority: request.priority,
      CommandDataSetType: HAS_DATASET,
    };
    const identifier = writeIdentifier(request.keys, this.#transferSyntaxOf(plan.getContextId));
    cloud.send(plan.getContextId, command, identifier);
  }

  #cancel(cloud: DimseAssociation): void {
    cloud.send(this.#getContextId, {
      CommandField: COMMAND_FIELD.cCancelRq,
      MessageIDBeingRespondedTo: GET_MESSAGE_ID,
      CommandDataSetType: NO_DATASET,
    });
  }

  /** C-CANCEL to the far end; what hangs then is cut off. */
  #stopSoon(end: FetchEnd): void {
    this.#stopped ??= end;
    this.#cancelGet();
    this.#clock.after(CANCEL_GRACE_MS, () => this.#end.resolve(end));
  }

  #destinationLost(): void {
    if (!this.#forwarder) return;
    this.#stopSoon({ kind: 'destination-lost' });
    this.#forwarder.destinationLost();
  }

  #close(cloud: DimseAssociation, destination: DimseAssociation): void {
    const isBetween = this.#forwarder?.isBusy === false;
    if (isBetween && !this.#isDestinationLost) void destination.release();
    else destination.abort();
    if (isBetween && this.#isAnswered && !this.#isCloudLost) void cloud.release();
    else cloud.abort();
  }

  #cloudCommand(contextId: number, command: CommandSet): void {
    this.#response = null;
    if (command.CommandField === COMMAND_FIELD.cStoreRq)
      return this.#forwarder?.begin(contextId, command);
    if (command.CommandField !== (COMMAND_FIELD.cGetRq | COMMAND_FIELD.response))
      throw new DimseError('a message that does not belong to a C-GET');
    this.#response = { command, parts: [], bytes: 0 };
    if (!hasDataset(command)) this.#getResponse();
  }

  #cloudPiece(data: Buffer): void {
    const response = this.#response;
    if (!response) return this.#forwarder?.datasetPiece(data);
    response.bytes += data.length;
    if (response.bytes > MAX_RESPONSE_DATASET_BYTES)
      throw new DimseError('an identifier of more than 4 MiB');
    response.parts.push(Buffer.from(data));
  }

  #cloudDatasetEnd(): void {
    if (this.#response) this.#getResponse();
    else this.#forwarder?.datasetEnd();
  }

  #getResponse(): void {
    if (!this.#response) return;
    const { command, parts } = this.#response;
    this.#response = null;
    this.#subOperations.told(command);
    if (parts.length > 0) {
      const syntax = this.#transferSyntaxOf(this.#getContextId);
      const failed = readDataset(Buffer.concat(parts), syntax).values(FAILED_SOP_INSTANCE_UIDS);
      this.#subOperations.failedAtFarEnd(failed);
    }
    this.#changed();
    if (statusCategory(command.Status ?? STATUS.processingFailure) === 'pending') return;
    this.#isAnswered = true;
    this.#end.resolve(this.#stopped ?? { kind: 'answered', response: command });
  }
}
