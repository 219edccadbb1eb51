import type { Socket } from 'node:net';
import type { Clock } from '../../../foundation/clock.ts';
import type { CommandSet } from '../dimse/command-set.ts';
import { MessageReader, type MessageSink } from '../dimse/message-reader.ts';
import { sendMessage } from '../dimse/message-writer.ts';
import { Association } from '../ul/association.ts';
import type { NegotiatedContext } from '../ul/negotiated-contexts.ts';
import type { AAssociateAc, AAssociateRq } from '../ul/pdu.ts';
import { maximumLengthOf } from '../ul/user-information.ts';
import type { UlTimeouts } from '../ul/watchdog.ts';
import { AssociationAbortedError, AssociationRejectedError } from './requestor.ts';

/** What happens on the association, in the order of the bytes; datasets come in pieces as they arrive. */
export interface DimseUser extends MessageSink {
  /** What was sent has left: more may follow. */
  drain(): void;
  /** The association is over, and this side neither released nor aborted it. Once. */
  lost(error: AssociationAbortedError): void;
}

/**
 * An association that this side asked for and on which messages go both ways: requests of the peer, too (C-GET brings
 * C-STORE requests). Nothing is held; {@link Requestor} is the simpler one where answers are small.
 */
export class DimseAssociation implements Disposable {
  readonly #association: Association;
  readonly #user: DimseUser;
  readonly #clock: Clock;
  readonly #releaseTimeoutMs: number;
  #answer: PromiseWithResolvers<AAssociateAc> = Promise.withResolvers();
  #closed: PromiseWithResolvers<void> = Promise.withResolvers();
  #isOver = false;

  private constructor(options: OpenOptions) {
    this.#user = options.user;
    this.#clock = options.clock;
    this.#releaseTimeoutMs = options.timeouts.artimTimeoutMs;
    const reader = new MessageReader(options.user);
    this.#association = new Association({
      socket: options.socket,
      role: 'requestor',
      clock: options.clock,
      timeouts: options.timeouts,
      maxPduBytes: maximumLengthOf(options.request.userItems),
      user: {
        associateConfirm: (answer) => {
          if (answer.kind === 'associate-ac') return this.#answer.resolve(answer);
          this.#isOver = true;
          this.#answer.reject(new AssociationRejectedError(answer));
        },
        pdvPiece: (piece) => reader.piece(piece),
        releaseIndication: () => {
          this.#association.releaseResponse();
          this.#lost(new AssociationAbortedError({ kind: 'connection-lost' }));
        },
        aborted: (cause) => this.#lost(new AssociationAbortedError(cause)),
        drain: () => this.#user.drain(),
        closed: () => {
          this.#lost(new AssociationAbortedError({ kind: 'connection-lost' }));
          this.#closed.resolve();
        },
      },
    });
  }

  /** Throws {@link AssociationRejectedError}, {@link AssociationAbortedError} or the signal's reason. */
  static async open(options: OpenOptions): Promise<DimseAssociation> {
    const opened = new DimseAssociation(options);
    const abort = (): void => {
      opened.abort();
      opened.#answer.reject(options.signal.reason as Error);
    };
    options.signal.addEventListener('abort', abort, { once: true });
    try {
      opened.#association.associate(options.request);
      if (options.signal.aborted) abort();
      await opened.#answer.promise;
      return opened;
    } finally {
      options.signal.removeEventListener('abort', abort);
    }
  }

  /** Accepted presentation contexts by id. */
  get contexts(): ReadonlyMap<number, NegotiatedContext> {
    return this.#association.contexts;
  }
  /** For {@link DatasetWriter}. */
  get association(): Association {
    return this.#association;
  }

  /** False: wait for drain() before sending more. */
  send(contextId: number, command: CommandSet, dataset: Buffer | null = null): boolean {
    return sendMessage(this.#association, contextId, command, dataset);
  }

  /** Stops or goes on reading: back-pressure. Standing still on purpose is no silence. */
  holdBack(isHeldBack: boolean): void {
    this.#association.isHeldBack = isHeldBack;
    if (isHeldBack) this.#association.pause();
    else this.#association.resume();
  }

  /** Ends the association in order, or at once where the peer does not answer in time. Resolves when it is closed. */
  async release(): Promise<void> {
    this.#isOver = true;
    using _limit = this.#clock.after(this.#releaseTimeoutMs, () => this.abort());
    this.#association.release();
    await this.#closed.promise;
  }

  /** Ends it at once; nothing more is told. */
  abort(): void {
    this.#isOver = true;
    this.#association.abort();
  }

  /** Aborts it, unless it is over or being released. */
  [Symbol.dispose](): void {
    if (!this.#isOver) this.abort();
  }

  #lost(error: AssociationAbortedError): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#answer.promise.catch(() => undefined);
    this.#answer.reject(error);
    this.#user.lost(error);
  }
}

type OpenOptions = {
  /** A connected socket; the association owns it from here on. */
  readonly socket: Socket;
  readonly clock: Clock;
  readonly timeouts: UlTimeouts;
  /** Its maximum length is kept to by this side. */
  readonly request: AAssociateRq;
  readonly user: DimseUser;
  readonly signal: AbortSignal;
};
