import type { Socket } from 'node:net';
import type { Clock } from '../../../foundation/clock.ts';
import { type CommandSet, hasDataset, isResponse } from '../dimse/command-set.ts';
import { DimseError } from '../dimse/dimse-error.ts';
import { MessageReader } from '../dimse/message-reader.ts';
import { sendDatasetStream, sendMessage } from '../dimse/message-writer.ts';
import { Association } from '../ul/association.ts';
import type { AbortCause } from '../ul/association-user.ts';
import type { NegotiatedContext } from '../ul/negotiated-contexts.ts';
import type { AAssociateAc, AAssociateRj, AAssociateRq } from '../ul/pdu.ts';
import type { UlTimeouts } from '../ul/watchdog.ts';

/** The association was refused (A-ASSOCIATE-RJ). */
export class AssociationRejectedError extends Error {
  readonly rejection: AAssociateRj;
  constructor(rejection: AAssociateRj) {
    super(
      `the association was rejected (result ${rejection.result}, source ${rejection.source}, reason ${rejection.reason})`,
    );
    this.name = 'AssociationRejectedError';
    this.rejection = rejection;
  }
}

/** The association broke off: abort, lost connection, timeout. */
export class AssociationAbortedError extends Error {
  readonly abortCause: AbortCause;
  constructor(abortCause: AbortCause) {
    super(`the association broke off (${abortCause.kind})`);
    this.name = 'AssociationAbortedError';
    this.abortCause = abortCause;
  }
}

/** A request of the peer, where its role on the context allows one (PS3.7 D.3.3.4). */
export type IncomingRequest = DimseResponse & { readonly contextId: number };

export type DimseResponse = { readonly command: CommandSet; readonly dataset: Buffer | null };

export type RequestorOptions = {
  /** A connected socket; the association owns it from here on. */
  readonly socket: Socket;
  readonly clock: Clock;
  readonly timeouts: UlTimeouts;
  readonly maxPduBytes: number;
  /** Takes the peer's requests; without it they are ignored. */
  readonly incoming?: (request: IncomingRequest) => void;
};

/** Identifiers and lists of UIDs are smaller. */
const MAX_DATASET_BYTES = 4 * 1024 * 1024;

type Waiting = {
  readonly onResponse: (response: DimseResponse) => void;
  readonly onFailure: (error: Error) => void;
};

/**
 * The requestor's side of one association, for small use: echo, commitment, sample device, tests. One request at a time.
 * Responses' datasets are held whole (identifiers are small).
 */
export class Requestor implements AsyncDisposable {
  readonly association: Association;
  #answer: PromiseWithResolvers<AAssociateAc> = Promise.withResolvers();
  #accepted: AAssociateAc | null = null;
  #closed: PromiseWithResolvers<void> = Promise.withResolvers();
  readonly #lost: PromiseWithResolvers<never> = Promise.withResolvers();
  #drained: PromiseWithResolvers<void> | null = null;
  #waiting: Waiting | null = null;
  #failure: Error | null = null;
  #messageId = 0;
  readonly #incoming: ((request: IncomingRequest) => void) | null;
  #message: {
    readonly contextId: number;
    readonly command: CommandSet;
    readonly parts: Buffer[];
    bytes: number;
  } | null = null;

  private constructor({ socket, clock, timeouts, maxPduBytes, incoming }: RequestorOptions) {
    this.#incoming = incoming ?? null;
    const reader = new MessageReader({
      command: (contextId, command) => {
        this.#message = { contextId, command, parts: [], bytes: 0 };
        if (!hasDataset(command)) this.#deliver();
      },
      datasetPiece: (data) => this.#datasetPiece(data),
      datasetEnd: () => this.#deliver(),
    });
    this.association = new Association({
      socket,
      role: 'requestor',
      clock,
      timeouts,
      maxPduBytes,
      user: {
        associateConfirm: (answer) => {
          if (answer.kind === 'associate-ac') this.#answer.resolve(answer);
          else this.#fail(new AssociationRejectedError(answer));
        },
        pdvPiece: (piece) => reader.piece(piece),
        releaseIndication: () => this.association.releaseResponse(),
        aborted: (cause) => this.#fail(new AssociationAbortedError(cause)),
        drain: () => {
          this.#drained?.resolve();
          this.#drained = null;
        },
        closed: () => {
          this.#fail(new AssociationAbortedError({ kind: 'connection-lost' }));
          this.#closed.resolve();
        },
      },
    });
  }

  /** Opens an association on a connected socket. Throws {@link AssociationRejectedError} or {@link AssociationAbortedError}. */
  static async open(
    options: RequestorOptions & { readonly request: AAssociateRq },
  ): Promise<Requestor> {
    const requestor = new Requestor(options);
    requestor.association.associate(options.request);
    requestor.#accepted = await requestor.#answer.promise;
    return requestor;
  }

  /** Rejects when the association is over; for waits that no request of ours ends. */
  get lost(): Promise<never> {
    if (this.#failure) return Promise.reject(this.#failure);
    return this.#lost.promise;
  }

  /** User information of the peer's A-ASSOCIATE-AC: roles, window, identity. */
  get answer(): AAssociateAc {
    return this.#accepted ?? this.#noResponse();
  }

  get contexts(): ReadonlyMap<number, NegotiatedContext> {
    return this.association.contexts;
  }

  /** Sends a request (its MessageID is set here) and yields each response; ends after the first that is not pending. */
  async *request(
    contextId: number,
    command: CommandSet,
    dataset: AsyncIterable<Buffer> | Buffer | null = null,
  ): AsyncGenerator<DimseResponse> {
    if (this.#failure) throw this.#failure;
    const queue: DimseResponse[] = [];
    let wake: PromiseWithResolvers<void> = Promise.withResolvers();
    this.#waiting = {
      onResponse: (response) => {
        queue.push(response);
        wake.resolve();
      },
      onFailure: () => wake.resolve(),
    };
    this.#messageId = (this.#messageId % 0xffff) + 1;
    const message = { ...command, MessageID: this.#messageId };
    sendMessage(this.association, contextId, message, Buffer.isBuffer(dataset) ? dataset : null);
    if (dataset !== null && !Buffer.isBuffer(dataset)) {
      await sendDatasetStream(this.association, contextId, dataset, () => this.#untilDrained());
    }
    for (;;) {
      const response = queue.shift();
      if (response) {
        yield response;
        if ((response.command.Status ?? 0) >> 8 !== 0xff) return;
        continue;
      }
      this.#throwFailure();
      await wake.promise;
      wake = Promise.withResolvers();
    }
  }

  /** The last (and for most services only) response. */
  async requestOne(
    contextId: number,
    command: CommandSet,
    dataset: AsyncIterable<Buffer> | Buffer | null = null,
  ): Promise<DimseResponse> {
    let last: DimseResponse | null = null;
    for await (const response of this.request(contextId, command, dataset)) last = response;
    return last ?? this.#noResponse();
  }

  /** Releases and waits until the connection is closed. */
  async release(): Promise<void> {
    this.association.release();
    await this.#closed.promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.association.abort();
    await this.#closed.promise;
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure;
  }

  #noResponse(): never {
    throw this.#failure ?? new AssociationAbortedError({ kind: 'connection-lost' });
  }

  #untilDrained(): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    this.#drained ??= Promise.withResolvers();
    return this.#drained.promise;
  }

  #datasetPiece(data: Buffer): void {
    const message = this.#message;
    if (!message) return;
    message.bytes += data.length;
    if (message.bytes > MAX_DATASET_BYTES) throw new DimseError('a dataset of more than 4 MiB');
    message.parts.push(Buffer.from(data));
  }

  #deliver(): void {
    const message = this.#message;
    this.#message = null;
    if (!message) return;
    const { contextId, command } = message;
    const dataset = hasDataset(command) ? Buffer.concat(message.parts) : null;
    if (isResponse(command)) this.#waiting?.onResponse({ command, dataset });
    else this.#incoming?.({ contextId, command, dataset });
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#lost.promise.catch(() => undefined);
    this.#lost.reject(this.#failure);
    this.#answer.promise.catch(() => undefined);
    this.#answer.reject(this.#failure);
    this.#drained?.promise.catch(() => undefined);
    this.#drained?.reject(this.#failure);
    this.#waiting?.onFailure(this.#failure);
  }
}
