import type { TLSSocket } from 'node:tls';
import type { Clock } from '../../electron/foundation/clock.ts';
import { errnoOf } from '../../electron/foundation/errors.ts';
import type { Logger } from '../../electron/foundation/logger.ts';
import {
  COMMAND_FIELD,
  hasDataset,
  isResponse,
  type CommandSet,
} from '../../electron/agent/dicom/dimse/command-set.ts';
import { MessageReader } from '../../electron/agent/dicom/dimse/message-reader.ts';
import { TERN_IMPLEMENTATION } from '../../electron/agent/dicom/services/sop-classes.ts';
import { Association } from '../../electron/agent/dicom/ul/association.ts';
import type { AbortCause } from '../../electron/agent/dicom/ul/association-user.ts';
import {
  DICOM_APPLICATION_CONTEXT,
  REJECTION,
  type AAssociateRj,
  type AAssociateRq,
  type UserItem,
} from '../../electron/agent/dicom/ul/pdu.ts';
import { roleSelectionItem } from '../../electron/agent/dicom/ul/role-selection.ts';
import { ownUserItems } from '../../electron/agent/dicom/ul/user-information.ts';
import type { UlTimeouts } from '../../electron/agent/dicom/ul/watchdog.ts';
import type { Uplink } from '../registry/uplinks.ts';
import { createOperation, type OperationServices } from './create-operation.ts';
import { negotiate, type Negotiated } from './negotiation.ts';
import { noteResult } from './operation-log.ts';
import type { Operation } from './operations/operation.ts';
import { PeerChannel } from './peer-channel.ts';
import type { UserGate } from './user-gate.ts';

/** Largest P-DATA-TF that is announced; larger brings nothing (measured on loopback). */
const MAX_PDU_BYTES = 256 * 1024;
/** Requests that may wait behind the one that is worked on; more needs a window that we never grant. */
const MAX_WAITING = 16;

export type AssociationServices = OperationServices & {
  readonly gate: UserGate;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timeouts: UlTimeouts;
};

/** Serves one association of an uplink, one operation after another. */
export class CloudAssociation {
  readonly #services: AssociationServices;
  readonly #uplink: Uplink;
  readonly #address: string | null;
  readonly #association: Association;
  readonly #id: string;
  readonly #startedMs: number;
  readonly #channel: PeerChannel;
  #request: AAssociateRq | null = null;
  #storeContext: Negotiated['storeContext'] = () => null;
  /** The operation whose dataset is being received, and those that are complete but not answered. */
  #receiving: Operation | null = null;
  readonly #unanswered: Operation[] = [];
  #working: Promise<void> = Promise.resolve();
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
        drain: () => this.#channel.drain(),
        closed: () => this.#closed(),
      },
    });
    this.#channel = new PeerChannel(this.#association);
  }

  #associate(rq: AAssociateRq): void {
    const { gate } = this.#services;
    if (rq.applicationContext !== DICOM_APPLICATION_CONTEXT)
      this.#reject(REJECTION.applicationContextNotSupported, 'application-context');
    else if (gate.isRequired(this.#uplink)) void this.#admit(rq);
    else this.#accept(rq, []);
  }

  async #admit(rq: AAssociateRq): Promise<void> {
    try {
      const admission = await this.#services.gate.admit(this.#uplink, rq);
      if (admission.kind === 'admitted') this.#accept(rq, admission.items);
      else this.#reject(REJECTION.noReasonGiven, admission.reason);
    } catch (error) {
      const code = errnoOf(error) ?? 'internal';
      this.#services.logger.error('operation.failed', { ...this.#fields(), code });
      this.#association.abort();
    }
  }

  #reject(rejection: AAssociateRj, reason: string): void {
    this.#services.logger.warn('association.rejected', { ...this.#fields(), reason });
    this.#association.reject(rejection);
  }

  #accept(rq: AAssociateRq, identityItems: readonly UserItem[]): void {
    // The peer may have gone while its user was checked.
    if (this.#isClosed || this.#association.state !== 'Sta3') return;
    const { contexts, roles, storeContext } = negotiate(rq);
    this.#request = rq;
    this.#storeContext = storeContext;
    this.#association.accept({
      kind: 'associate-ac',
      protocolVersion: 1,
      calledAeTitle: rq.calledAeTitle,
      callingAeTitle: rq.callingAeTitle,
      applicationContext: rq.applicationContext,
      contexts,
      userItems: [
        ...ownUserItems(MAX_PDU_BYTES, TERN_IMPLEMENTATION),
        ...roles.map(roleSelectionItem),
        ...identityItems,
      ],
    });
    this.#services.logger.info('association.opened', {
      ...this.#fields(),
      aeTitle: rq.callingAeTitle,
      calledAeTitle: rq.calledAeTitle,
      contexts: contexts.filter((context) => context.result === 0).length,
    });
  }

  #command(contextId: number, command: CommandSet): void {
    if (isResponse(command)) {
      this.#channel.answered(command);
      return;
    }
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
    const { calledAeTitle, callingAeTitle } = request;
    const operation = createOperation(
      command,
      {
        ...{ contextId, context, calledAeTitle, callingAeTitle },
        ...{ uplink: this.#uplink, storeContext: this.#storeContext },
      },
      this.#services,
    );
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
      const { contextId } = operation;
      const channel = this.#channel;
      const result = await operation.run({
        send: (command, dataset) => channel.send(contextId, command, dataset),
        nextMessageId: () => channel.nextMessageId(),
        request: (id, command, dataset) => channel.request(id, command, dataset),
      });
      if (result.kind === 'stored') {
        this.#objects += 1;
        this.#bytes += result.bytes;
      }
      noteResult(this.#services.logger, this.#fields(), operation.name, result);
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

  async #pauseUntil(ready: Promise<void>): Promise<void> {
    this.#pauses += 1;
    this.#association.pause();
    await ready;
    this.#pauses -= 1;
    if (this.#pauses === 0 && !this.#isClosed) this.#association.resume();
  }

  #release(): void {
    this.#isReleasing = true;
    this.#channel.releasing();
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
    this.#channel.closed();
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
