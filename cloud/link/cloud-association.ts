import { createHash } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { Clock } from '../../electron/foundation/clock.ts';
import { errnoOf } from '../../electron/foundation/errors.ts';
import type { Logger } from '../../electron/foundation/logger.ts';
import {
  COMMAND_FIELD,
  hasDataset,
  type CommandSet,
} from '../../electron/agent/dicom/dimse/command-set.ts';
import { MessageReader } from '../../electron/agent/dicom/dimse/message-reader.ts';
import { sendMessage } from '../../electron/agent/dicom/dimse/message-writer.ts';
import { TERN_IMPLEMENTATION } from '../../electron/agent/dicom/services/sop-classes.ts';
import { Association } from '../../electron/agent/dicom/ul/association.ts';
import type { AbortCause } from '../../electron/agent/dicom/ul/association-user.ts';
import {
  DICOM_APPLICATION_CONTEXT,
  REJECTION,
  type AAssociateRq,
} from '../../electron/agent/dicom/ul/pdu.ts';
import { ownUserItems } from '../../electron/agent/dicom/ul/user-information.ts';
import type { UlTimeouts } from '../../electron/agent/dicom/ul/watchdog.ts';
import type { FindService } from '../find/find-service.ts';
import type { StoreService } from '../objects/store-service.ts';
import type { Uplink } from '../registry/uplinks.ts';
import { answerContext } from './negotiation.ts';
import { createOperation, type Operation } from './operations.ts';

/** Largest P-DATA-TF that is announced; larger brings nothing (measured on loopback). */
const MAX_PDU_BYTES = 256 * 1024;
/** Requests that may wait behind the one that is worked on; more needs a window that we never grant. */
const MAX_WAITING = 16;

export type AssociationServices = {
  readonly store: StoreService;
  readonly find: FindService;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timeouts: UlTimeouts;
};

/** Serves one association of an uplink: C-ECHO, C-STORE, C-FIND, one operation after another. */
export class CloudAssociation {
  readonly #services: AssociationServices;
  readonly #uplink: Uplink;
  readonly #address: string | null;
  readonly #association: Association;
  readonly #id: string;
  readonly #startedMs: number;
  #request: AAssociateRq | null = null;
  /** The operation whose dataset is being received, and those that are complete but not answered. */
  #receiving: Operation | null = null;
  readonly #unanswered: Operation[] = [];
  #working: Promise<void> = Promise.resolve();
  #drained: PromiseWithResolvers<void> | null = null;
  #pauses = 0;
  #isReleasing = false;
  #isClosed = false;
  #objects = 0;
  #bytes = 0;

  constructor(socket: TLSSocket, uplink: Uplink, id: string, services: AssociationServices) {
    this.#services = services;
    this.#uplink = uplink;
    this.#id = id;
    this.#address = socket.remoteAddress ?? null;
    this.#startedMs = services.clock.monotonicMs();
    const reader = new MessageReader({
      command: (contextId, command) => this.#command(contextId, command),
      datasetPiece: (data) => this.#datasetPiece(data),
      datasetEnd: () => this.#datasetEnd(),
    });
    this.#association = new Association({
      socket,
      role: 'acceptor',
      clock: services.clock,
      timeouts: services.timeouts,
      maxPduBytes: MAX_PDU_BYTES,
      user: {
        associateIndication: (rq) => this.#associate(rq),
        pdvPiece: (piece) => reader.piece(piece),
        releaseIndication: () => this.#release(),
        aborted: (cause) => this.#aborted(cause),
        drain: () => this.#drain(),
        closed: () => this.#closed(),
      },
    });
  }

  #associate(rq: AAssociateRq): void {
    const { logger } = this.#services;
    const contexts = rq.contexts.map(answerContext);
    if (rq.applicationContext !== DICOM_APPLICATION_CONTEXT) {
      logger.warn('association.rejected', { ...this.#fields(), reason: 'application-context' });
      this.#association.reject(REJECTION.applicationContextNotSupported);
      return;
    }
    this.#request = rq;
    this.#association.accept({
      kind: 'associate-ac',
      protocolVersion: 1,
      calledAeTitle: rq.calledAeTitle,
      callingAeTitle: rq.callingAeTitle,
      applicationContext: rq.applicationContext,
      contexts,
      userItems: ownUserItems(MAX_PDU_BYTES, TERN_IMPLEMENTATION),
    });
    logger.info('association.opened', {
      ...this.#fields(),
      aeTitle: rq.callingAeTitle,
      calledAeTitle: rq.calledAeTitle,
      contexts: contexts.filter((context) => context.result === 0).length,
    });
  }

  #command(contextId: number, command: CommandSet): void {
    if (command.CommandField === COMMAND_FIELD.cCancelRq) {
      const cancelled = command.MessageIDBeingRespondedTo;
      for (const operation of this.#unanswered)
        if (operation.messageId === cancelled) operation.cancel();
      return;
    }
    const context = this.#association.contexts.get(contextId);
    const request = this.#request;
    if (!context || !request || this.#unanswered.length >= MAX_WAITING) {
      this.#association.abort();
      return;
    }
    const operation = createOperation(command, {
      contextId,
      context,
      calledAeTitle: request.calledAeTitle,
      callingAeTitle: request.callingAeTitle,
      uplink: this.#uplink,
      store: this.#services.store,
      find: this.#services.find,
    });
    this.#receiving = operation;
    if (!hasDataset(command)) this.#datasetEnd();
  }

  #datasetPiece(data: Buffer): void {
    const wait = this.#receiving?.receive(data) ?? null;
    if (wait) void this.#pauseUntil(wait);
  }

  #datasetEnd(): void {
    const operation = this.#receiving;
    this.#receiving = null;
    if (!operation) return;
    this.#unanswered.push(operation);
    this.#working = this.#working.then(() => this.#answer(operation));
  }

  async #answer(operation: Operation): Promise<void> {
    try {
      const result = await operation.run((command, dataset) =>
        this.#send(operation.contextId, command, dataset),
      );
      this.#note(operation, result);
    } catch (error) {
      // A mistake of ours or a connection that is gone; the peer must not wait for an answer.
      const fields = { ...this.#fields(), code: errnoOf(error) ?? 'internal' };
      if (!this.#isClosed) this.#services.logger.error('operation.failed', fields);
      this.#association.abort();
    } finally {
      this.#unanswered.splice(this.#unanswered.indexOf(operation), 1);
      this.#finishRelease();
    }
  }

  #note(operation: Operation, result: Awaited<ReturnType<Operation['run']>>): void {
    const { logger } = this.#services;
    if (result.kind === 'stored') {
      this.#objects += 1;
      this.#bytes += result.bytes;
      logger.info('object.stored', {
        ...this.#fields(),
        sopClassUid: result.sopClassUid,
        objectHash: shortHash(result.sopInstanceUid),
        bytes: result.bytes,
        state: result.isRepeat ? 'repeat' : 'new',
        status: result.status,
      });
    } else if (result.kind === 'failed') {
      logger.error('operation.refused', {
        ...this.#fields(),
        call: operation.name,
        status: result.status,
        code: result.code,
      });
    } else if (result.kind === 'found') {
      logger.info('query.answered', {
        ...this.#fields(),
        count: result.count,
        status: result.status,
      });
    }
  }

  /** Resolves when more may be sent. */
  async #send(contextId: number, command: CommandSet, dataset: Buffer | null): Promise<void> {
    if (this.#isClosed) throw new Error('the connection is gone');
    const hasRoom = sendMessage(this.#association, contextId, command, dataset);
    if (hasRoom) return;
    this.#drained ??= Promise.withResolvers();
    await this.#drained.promise;
  }

  #drain(): void {
    this.#drained?.resolve();
    this.#drained = null;
  }

  async #pauseUntil(ready: Promise<void>): Promise<void> {
    this.#pauses += 1;
    this.#association.pause();
    await ready;
    this.#pauses -= 1;
    if (this.#pauses === 0 && !this.#isClosed) this.#association.resume();
  }

  #release(): void {
    this.#isReleasing = true;
    this.#finishRelease();
  }

  /** A release that overtakes an answer waits for it. */
  #finishRelease(): void {
    if (!this.#isReleasing || this.#unanswered.length > 0 || this.#isClosed) return;
    this.#association.releaseResponse();
  }

  #aborted(cause: AbortCause): void {
    const reason = cause.kind === 'timeout' ? `timeout-${cause.timer}` : cause.kind;
    this.#services.logger.warn('association.aborted', { ...this.#fields(), reason });
  }

  #closed(): void {
    this.#isClosed = true;
    this.#drain();
    void this.#receiving?.discard();
    this.#receiving = null;
    for (const operation of this.#unanswered) operation.cancel();
    if (!this.#request) return;
    this.#services.logger.info('association.closed', {
      ...this.#fields(),
      objects: this.#objects,
      bytes: this.#bytes,
      durationMs: Math.round(this.#services.clock.monotonicMs() - this.#startedMs),
    });
  }

  #fields(): { associationId: string; uplinkId: string; address: string | null } {
    return { associationId: this.#id, uplinkId: this.#uplink.id, address: this.#address };
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
