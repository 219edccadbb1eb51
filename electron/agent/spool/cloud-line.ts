import type { Socket } from 'node:net';
import type { Clock } from '../../foundation/clock.ts';
import { CodedError } from '../../foundation/errors.ts';
import { noteTransientBytes } from '../../foundation/transient-bytes.ts';
import {
  COMMAND_FIELD,
  HAS_DATASET,
  PRIORITY,
  type CommandSet,
} from '../dicom/dimse/command-set.ts';
import { DatasetWriter } from '../dicom/dimse/dataset-writer.ts';
import { DimseAssociation } from '../dicom/services/dimse-association.ts';
import { ownRequest } from '../dicom/services/own-request.ts';
import { AssociationAbortedError } from '../dicom/services/requestor.ts';
import type { UlTimeouts } from '../dicom/ul/watchdog.ts';
import type { LineContexts } from './plan-line.ts';
import { pairOf, routeOf } from './route.ts';
import type { SpoolEntry } from './spool-entry.ts';
import type { Throttle } from './throttle.ts';

const MAX_MESSAGE_ID = 0xffff;
/** What goes at once, so that a low upload limit does not come in long bursts. */
const PIECE_BYTES = 64 * 1024;

export type LineOptions = {
  readonly socket: Socket;
  readonly clock: Clock;
  readonly timeouts: UlTimeouts;
  readonly maxPduBytes: number;
  readonly callingAeTitle: string;
  readonly calledAeTitle: string;
  readonly contexts: LineContexts;
  readonly signal: AbortSignal;
};

/** The bytes on this PC could not be read whole; the association was aborted, so that nobody takes them for whole. */
export class UnreadableObjectError extends Error {
  constructor(cause: unknown) {
    super('the object cannot be read from the spool', { cause });
    this.name = 'UnreadableObjectError';
  }
}

class LengthError extends CodedError<'damaged'> {
  constructor() {
    super('damaged', 'the object is longer or shorter than when it was stored');
  }
}

/** One association with the cloud and what goes over it, one object at a time (no window is negotiated: PS3.7 D.3.3.3). */
export class CloudLine implements Disposable {
  readonly route: string;
  readonly #options: LineOptions;
  #association: DimseAssociation | null = null;
  #messageId = 0;
  #answer: PromiseWithResolvers<number | null> | null = null;
  #drained: PromiseWithResolvers<void> | null = null;
  #failure: AssociationAbortedError | null = null;
  readonly #over: PromiseWithResolvers<void> = Promise.withResolvers();

  private constructor(options: LineOptions) {
    this.#options = options;
    this.route = routeOf(options);
  }

  /** Throws AssociationRejectedError, AssociationAbortedError or the signal's reason. */
  static async open(options: LineOptions): Promise<CloudLine> {
    const line = new CloudLine(options);
    const { callingAeTitle, calledAeTitle, contexts, maxPduBytes } = options;
    line.#association = await DimseAssociation.open({
      socket: options.socket,
      clock: options.clock,
      timeouts: options.timeouts,
      signal: options.signal,
      request: ownRequest({
        callingAeTitle,
        calledAeTitle,
        contexts: contexts.proposed,
        maxPduBytes,
      }),
      user: {
        command: (_contextId, command) => line.#command(command),
        datasetPiece: () => undefined,
        datasetEnd: () => undefined,
        drain: () => line.#drain(),
        lost: (error) => line.#lost(error),
      },
    });
    return line;
  }

  /** The association is over. */
  get isLost(): boolean {
    return this.#failure !== null;
  }
  /** Resolves when the association is over without release. */
  get lost(): Promise<void> {
    return this.#over.promise;
  }
  /** True where the object's presentation context was proposed. */
  fits(entry: SpoolEntry): boolean {
    return routeOf(entry) === this.route && this.#options.contexts.idOf.has(pairOf(entry));
  }
  /** True where it was accepted, too, in the very transfer syntax. */
  accepts(entry: SpoolEntry): boolean {
    return this.#contextId(entry) !== null;
  }

  /**
   * Sends an accepted object and resolves with the status of the answer; null: it had none. Throws
   * AssociationAbortedError, or UnreadableObjectError with the association aborted.
   */
  async send(
    entry: SpoolEntry,
    dataset: AsyncIterable<Buffer>,
    throttle: Throttle,
  ): Promise<number | null> {
    const contextId = this.#contextId(entry);
    const association = this.#association;
    if (contextId === null || !association) throw new Error('no context for this object');
    if (this.#failure) throw this.#failure;
    this.#messageId = (this.#messageId % MAX_MESSAGE_ID) + 1;
    const answer = (this.#answer = Promise.withResolvers<number | null>());
    answer.promise.catch(() => undefined);
    association.send(contextId, storeRequest(entry, this.#messageId));
    await this.#sendDataset(association, contextId, { entry, dataset, throttle });
    return await answer.promise;
  }

  /** Ends the association in order. */
  async release(): Promise<void> {
    if (!this.#failure) await this.#association?.release();
  }

  [Symbol.dispose](): void {
    this.#association?.[Symbol.dispose]();
    this.#lost(new AssociationAbortedError({ kind: 'connection-lost' }));
  }

  async #sendDataset(
    association: DimseAssociation,
    contextId: number,
    object: {
      readonly entry: SpoolEntry;
      readonly dataset: AsyncIterable<Buffer>;
      readonly throttle: Throttle;
    },
  ): Promise<void> {
    const writer = new DatasetWriter(association.association, contextId);
    const { throttle } = object;
    let bytes = 0;
    for await (const segment of this.#readable(object.dataset)) {
      for (const piece of pieces(segment)) {
        bytes += piece.length;
        if (!writer.write(piece)) await this.#untilDrained();
        if (!throttle.sent(piece.length)) await this.#untilResumed(association, throttle);
        if (this.#failure) throw this.#failure;
      }
      noteTransientBytes(segment.length);
    }
    if (bytes !== object.entry.bytes) throw this.#unreadable(new LengthError());
    writer.end();
  }

  async *#readable(dataset: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    try {
      yield* dataset;
    } catch (error) {
      throw this.#unreadable(error);
    }
  }

  /** Never ends the dataset of what is not whole. */
  #unreadable(cause: unknown): UnreadableObjectError {
    this[Symbol.dispose]();
    return new UnreadableObjectError(cause);
  }

  async #untilResumed(association: DimseAssociation, throttle: Throttle): Promise<void> {
    // Standing still on purpose is no silence.
    association.association.isHeldBack = true;
    await throttle.resumed();
    association.association.isHeldBack = false;
  }

  #contextId(entry: SpoolEntry): number | null {
    const id = this.#options.contexts.idOf.get(pairOf(entry));
    const accepted = id === undefined ? undefined : this.#association?.contexts.get(id);
    return id !== undefined && accepted?.transferSyntax === entry.transferSyntaxUid ? id : null;
  }

  #untilDrained(): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    this.#drained ??= Promise.withResolvers();
    return this.#drained.promise;
  }

  #drain(): void {
    this.#drained?.resolve();
    this.#drained = null;
  }

  #command(command: CommandSet): void {
    if (command.MessageIDBeingRespondedTo === this.#messageId)
      this.#answer?.resolve(command.Status ?? null);
  }

  #lost(error: AssociationAbortedError): void {
    if (this.#failure) return;
    this.#failure = error;
    this.#over.resolve();
    this.#answer?.reject(error);
    this.#drained?.reject(error);
  }
}

function* pieces(segment: Buffer): Iterable<Buffer> {
  for (let at = 0; at < segment.length; at += PIECE_BYTES)
    yield segment.subarray(at, at + PIECE_BYTES);
}

function storeRequest(entry: SpoolEntry, messageId: number): CommandSet {
  return {
    AffectedSOPClassUID: entry.sopClassUid,
    CommandField: COMMAND_FIELD.cStoreRq,
    MessageID: messageId,
    Priority: entry.isUrgent ? PRIORITY.high : PRIORITY.medium,
    CommandDataSetType: HAS_DATASET,
    AffectedSOPInstanceUID: entry.sopInstanceUid,
  };
}
