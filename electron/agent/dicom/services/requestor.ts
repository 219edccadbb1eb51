import type { Socket } from 'node:net';
import type { Clock } from '../../../foundation/clock.ts';
import { type CommandSet, hasDataset } from '../dimse/command-set.ts';
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

export type DimseResponse = { readonly command: CommandSet; readonly dataset: Buffer | null };

type Waiting = {
  readonly onResponse: (response: DimseResponse) => void;
  readonly onFailure: (error: Error) => void;
};

/**
 * A service class user on one association, for small use: echo, sample device, tests. One request at a time.
 * Responses' datasets are held whole (identifiers are small).
 */
export class Requestor implements AsyncDisposable {
  readonly association: Association;
  #answer: PromiseWithResolvers<AAssociateAc> = Promise.withResolvers();
  #closed: PromiseWithResolvers<void> = Promise.withResolvers();
  #drained: PromiseWithResolvers<void> | null = null;
  #waiting: Waiting | null = null;
  #failure: Error | null = null;
  #accepted: AAssociateAc | null = null;
  #messageId = 0;
  #response: { readonly command: CommandSet; readonly parts: Buffer[] } | null = null;

  private constructor(socket: Socket, clock: Clock, timeouts: UlTimeouts, maxPduBytes: number) {
    const reader = new MessageReader({
      command: (_contextId, command) => {
        this.#response = { command, parts: [] };
        if (!hasDataset(command)) this.#deliver();
      },
      datasetPiece: (data) => void this.#response?.parts.push(Buffer.from(data)),
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
  static async open(options: {
    readonly socket: Socket;
    readonly clock: Clock;
    readonly timeouts: UlTimeouts;
    readonly request: AAssociateRq;
    readonly maxPduBytes: number;
  }): Promise<Requestor> {
    const requestor = new Requestor(
      options.socket,
      options.clock,
      options.timeouts,
      options.maxPduBytes,
    );
    requestor.association.associate(options.request);
    requestor.#accepted = await requestor.#answer.promise;
    return requestor;
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

  #deliver(): void {
    const response = this.#response;
    this.#response = null;
    if (!response) return;
    const dataset = hasDataset(response.command) ? Buffer.concat(response.parts) : null;
    this.#waiting?.onResponse({ command: response.command, dataset });
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#answer.promise.catch(() => undefined);
    this.#answer.reject(this.#failure);
    this.#drained?.promise.catch(() => undefined);
    this.#drained?.reject(this.#failure);
    this.#waiting?.onFailure(this.#failure);
  }
}
