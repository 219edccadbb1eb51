import type { Socket } from 'node:net';
import { assertNever } from '../../../contract/assert-never.ts';
import type { Clock } from '../../../foundation/clock.ts';
import { noteTransientBytes } from '../../../foundation/transient-bytes.ts';
import { encodePdu, encodePdvHeader } from './encode-pdu.ts';
import { UlProtocolError } from './decode-pdu.ts';
import {
  ABORT_REASON,
  ABORT_SOURCE,
  REJECTION,
  type AAssociateAc,
  type AAssociateRj,
  type AAssociateRq,
  type ControlPdu,
  type PdvPiece,
} from './pdu.ts';
import type { AbortCause, AssociationUser } from './association-user.ts';
import { negotiatedContexts, type NegotiatedContext } from './negotiated-contexts.ts';
import { PduStream } from './pdu-stream.ts';
import {
  actionFor,
  NEXT_STATE,
  UL_EVENT,
  type UlAction,
  type UlEvent,
  type UlState,
} from './state-table.ts';
import { maximumLengthOf } from './user-information.ts';
import { Watchdog, type UlTimeouts } from './watchdog.ts';

export type AssociationOptions = {
  /** A connected TCP or TLS socket; the association owns it from here on. */
  readonly socket: Socket;
  readonly role: 'acceptor' | 'requestor';
  readonly user: AssociationUser;
  readonly clock: Clock;
  readonly timeouts: UlTimeouts;
  /** Longest P-DATA-TF taken until something else is announced, in bytes. */
  readonly maxPduBytes: number;
};

/** One DICOM association on one transport connection (PS3.8 chapter 7 and 9). */
export class Association {
  readonly role: 'acceptor' | 'requestor';
  readonly #socket: Socket;
  readonly #user: AssociationUser;
  readonly #stream: PduStream;
  readonly #watchdog: Watchdog;
  #state: UlState = 'Sta1';
  #request: AAssociateRq | null = null;
  #contexts: ReadonlyMap<number, NegotiatedContext> = new Map();
  #peerMaxPduBytes = 0;
  #isOver = false;
  #isClosed = false;

  constructor(options: AssociationOptions) {
    this.role = options.role;
    this.#socket = options.socket;
    this.#user = options.user;
    this.#stream = new PduStream(
      {
        controlPdu: (pdu) => this.#received(pdu),
        pDataStart: () => this.#pDataStart(),
        pdvPiece: (piece) => this.#pdvPiece(piece),
        pDataBytes: (bytes) => this.#user.pDataBytes?.(bytes),
      },
      options.maxPduBytes,
    );
    this.#watchdog = new Watchdog(options.clock, options.timeouts, (timer) =>
      this.#timedOut(timer),
    );
    this.#attach();
    if (this.role === 'acceptor') this.#fire(UL_EVENT.transportIndication);
    // A socket that died before it came here has emitted its 'close' already.
    if (options.socket.destroyed) queueMicrotask(() => this.#closed());
  }

  get state(): UlState {
    return this.#state;
  }
  /** Accepted presentation contexts by id; empty until negotiated. */
  get contexts(): ReadonlyMap<number, NegotiatedContext> {
    return this.#contexts;
  }
  /** The peer's maximum length in bytes; 0 means no limit. */
  get peerMaxPduBytes(): number {
    return this.#peerMaxPduBytes;
  }
  get canSendData(): boolean {
    return this.#state === 'Sta6' || this.#state === 'Sta8';
  }

  /** True where the bytes given to pDataBytes() end in the middle of a PDU. */
  get isRawInsidePdu(): boolean {
    return this.#stream.isRawInsidePdu;
  }

  /** Requestor: sends A-ASSOCIATE-RQ. */
  associate(rq: AAssociateRq): void {
    this.#request = rq;
    this.#stream.maxPduBytes = ceilingOf(maximumLengthOf(rq.userItems));
    this.#fire(UL_EVENT.associateRequest);
    this.#fire(UL_EVENT.transportConfirm);
  }

  /** Acceptor: sends A-ASSOCIATE-AC. Does nothing where the peer has gone meanwhile. */
  accept(ac: AAssociateAc): void {
    if (this.#state !== 'Sta3') return;
    this.#contexts = negotiatedContexts(this.#request?.contexts ?? [], ac.contexts);
    this.#stream.maxPduBytes = ceilingOf(maximumLengthOf(ac.userItems));
    this.#peerMaxPduBytes = maximumLengthOf(this.#request?.userItems ?? []);
    this.#fire(UL_EVENT.associateAccept, () => this.#write(encodePdu(ac)));
  }

  /** Acceptor: sends A-ASSOCIATE-RJ and waits for the peer to close. */
  reject(rj: AAssociateRj): void {
    if (this.#state !== 'Sta3') return;
    this.#isOver = true;
    this.#fire(UL_EVENT.associateReject, () => this.#write(encodePdu(rj)));
  }

  /** Sends whole or partial P-DATA-TF PDUs byte for byte. False: wait for drain() before sending more. */
  sendPDataBytes(bytes: Buffer): boolean {
    if (!this.canSendData) return true;
    return this.#write(bytes);
  }

  /**
   * Sends one PDV in a PDU of its own; the caller keeps to the peer's maximum length. False: wait for drain().
   * `bytesToCome` of it follow by {@link sendPDataBytes}, before anything else is sent.
   */
  sendPdv(
    contextId: number,
    isCommand: boolean,
    isLastFragment: boolean,
    data: Buffer,
    bytesToCome = 0,
  ): boolean {
    if (!this.canSendData) return true;
    this.#socket.cork();
    this.#write(encodePdvHeader(contextId, isCommand, isLastFragment, data.length + bytesToCome));
    const hasRoom = this.#write(data);
    this.#socket.uncork();
    return hasRoom;
  }

  /** Asks for an orderly release; data may still arrive until releaseConfirm. */
  release(): void {
    if (this.#state === 'Sta6') this.#fire(UL_EVENT.releaseRequest);
  }

  /** Answers the peer's release. */
  releaseResponse(): void {
    if (actionFor(this.#state, UL_EVENT.releaseResponse) === null) return;
    this.#isOver = true;
    this.#fire(UL_EVENT.releaseResponse);
  }

  /** Ends the association at once. The user gets closed() and nothing else. */
  abort(
    source: number = ABORT_SOURCE.serviceUser,
    reason: number = ABORT_REASON.notSpecified,
  ): void {
    if (this.#isClosed) return;
    this.#isOver = true;
    this.#stream.stop();
    if (actionFor(this.#state, UL_EVENT.abortRequest) === null) this.#socket.destroy();
    else this.#fire(UL_EVENT.abortRequest, () => this.#writeAbort(source, reason));
  }

  /** Closes the transport without a word, as a peer that vanishes does. */
  destroy(): void {
    this.#isOver = true;
    this.#stream.stop();
    this.#socket.destroy();
  }

  /** Stops reading from the peer: back-pressure. */
  pause(): void {
    this.#watchdog.paused();
    this.#socket.pause();
  }

  /** True while this side keeps the association from moving on purpose; it does not count as idle then. */
  set isHeldBack(isHeldBack: boolean) {
    this.#watchdog.isHeldBack = isHeldBack;
    this.#watchdog.activity();
  }

  resume(): void {
    this.#watchdog.resumed();
    this.#socket.resume();
  }

  #attach(): void {
    const socket = this.#socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#feed(chunk));
    socket.on('drain', () => {
      this.#watchdog.activity();
      this.#user.drain?.();
    });
    // The code of the error tells nothing that 'connection-lost' does not; 'close' follows in any case.
    socket.on('error', () => undefined);
    socket.on('end', () => this.#transportClosed());
    socket.on('close', () => this.#closed());
  }

  #closed(): void {
    if (this.#isClosed) return;
    this.#transportClosed();
    this.#isClosed = true;
    this.#watchdog[Symbol.dispose]();
    this.#user.closed();
  }

  #feed(chunk: Buffer): void {
    this.#watchdog.received(this.#stream.isInsidePdu);
    try {
      this.#stream.feed(chunk);
    } catch (error) {
      if (!(error instanceof UlProtocolError)) throw error;
      this.#protocolError(error);
    }
    this.#watchdog.isInsidePdu = this.#stream.isInsidePdu;
    noteTransientBytes(chunk.length);
  }

  #received(pdu: ControlPdu): void {
    switch (pdu.kind) {
      case 'associate-rq':
        return this.#fire(UL_EVENT.associateRqPdu, () => this.#associateRq(pdu));
      case 'associate-ac':
        return this.#fire(UL_EVENT.associateAcPdu, () => this.#associateAc(pdu));
      case 'associate-rj':
        return this.#fire(UL_EVENT.associateRjPdu, () => {
          this.#isOver = true;
          this.#user.associateConfirm?.(pdu);
          this.#socket.end();
        });
      case 'release-rq':
        return this.#fire(UL_EVENT.releaseRqPdu);
      case 'release-rp':
        return this.#fire(UL_EVENT.releaseRpPdu);
      case 'abort':
        return this.#fire(UL_EVENT.abortPdu, () =>
          this.#over({ kind: 'peer-abort', source: pdu.source, reason: pdu.reason }),
        );
      default:
        return assertNever(pdu);
    }
  }

  /** AE-6: the provider refuses what it cannot speak, the user judges the rest. */
  #associateRq(rq: AAssociateRq): void {
    this.#request = rq;
    this.#watchdog.stopArtim();
    this.#state = 'Sta3';
    if ((rq.protocolVersion & 1) === 1) this.#user.associateIndication?.(rq);
    else this.reject(REJECTION.protocolVersionNotSupported);
  }

  #associateAc(ac: AAssociateAc): void {
    this.#contexts = negotiatedContexts(this.#request?.contexts ?? [], ac.contexts);
    this.#peerMaxPduBytes = maximumLengthOf(ac.userItems);
    this.#watchdog.stopAssociationTimer();
    this.#user.associateConfirm?.(ac);
  }

  #pDataStart(): void {
    this.#watchdog.pduBegan();
    if (this.#state !== 'Sta6') this.#fire(UL_EVENT.pDataPdu);
  }

  #pdvPiece(piece: PdvPiece): void {
    if (this.#state !== 'Sta6' && this.#state !== 'Sta7') return;
    if (!this.#contexts.has(piece.contextId)) {
      throw new UlProtocolError(
        'data for a presentation context that was not accepted',
        ABORT_REASON.unexpectedPduParameter,
      );
    }
    this.#user.pdvPiece(piece);
  }

  /**
   * One step of the state machine. `detail` does what only the caller knows: it sends the primitive's PDU or hands the
   * received one on.
   */
  #fire(event: UlEvent, detail?: () => void): void {
    const action = actionFor(this.#state, event);
    if (action === null) throw new Error(`${event} cannot happen in ${this.#state}`);
    if (action !== 'AE-6' && action !== 'AR-8') this.#state = NEXT_STATE[action];
    // The association is over: what the peer still sends, also in the same chunk, belongs to none.
    if (this.#state === 'Sta1') this.#stream.stop();
    this.#act(action, detail);
  }

  #act(action: UlAction, detail?: () => void): void {
    switch (action) {
      case 'AE-1':
      case 'DT-1':
      case 'DT-2':
      case 'AR-6':
      case 'AR-7':
      case 'AA-6':
        return;
      case 'AE-2':
        this.#watchdog.startAssociationTimer();
        if (this.#request) this.#write(encodePdu(this.#request));
        return;
      case 'AE-3':
      case 'AE-4':
      case 'AE-6':
      case 'AE-7':
        return detail?.();
      case 'AE-5':
        return this.#watchdog.startArtim();
      case 'AE-8':
        detail?.();
        return this.#awaitClose();
      case 'AR-1':
        this.#write(encodePdu({ kind: 'release-rq' }));
        return;
      case 'AR-2':
        return this.#user.releaseIndication();
      case 'AR-3':
        this.#isOver = true;
        this.#user.releaseConfirm?.();
        this.#socket.end();
        return;
      case 'AR-4':
        this.#write(encodePdu({ kind: 'release-rp' }));
        return this.#watchdog.startArtim();
      case 'AR-5':
      case 'AA-5':
        return this.#watchdog.stopArtim();
      case 'AR-8':
        this.#state = this.role === 'requestor' ? 'Sta9' : 'Sta10';
        return this.#user.releaseIndication();
      case 'AR-9':
        this.#write(encodePdu({ kind: 'release-rp' }));
        return;
      case 'AR-10':
        return this.#user.releaseConfirm?.();
      case 'AA-1':
        if (detail) detail();
        else this.#writeAbort(ABORT_SOURCE.serviceProvider, ABORT_REASON.unexpectedPdu);
        return this.#awaitClose();
      case 'AA-2':
      case 'AA-3':
        detail?.();
        this.#watchdog.stopArtim();
        this.#socket.destroy();
        return;
      case 'AA-4':
        return detail?.();
      case 'AA-7':
        return this.#writeAbort(ABORT_SOURCE.serviceProvider, ABORT_REASON.unexpectedPdu);
      case 'AA-8':
        this.#protocolAbort(ABORT_REASON.unexpectedPdu, 'a PDU that does not belong here');
        return;
      default:
        return assertNever(action);
    }
  }

  #protocolError(error: UlProtocolError): void {
    this.#stream.stop();
    const action = actionFor(this.#state, UL_EVENT.invalidPdu);
    if (action === null) return;
    this.#state = NEXT_STATE['AA-8'];
    if (action !== 'AA-7') this.#protocolAbort(error.abortReason, error.message);
  }

  /** AA-8, and AA-1 for what comes before an A-ASSOCIATE-RQ: A-ABORT, indication, wait for the close. */
  #protocolAbort(reason: number, text: string): void {
    this.#stream.stop();
    this.#writeAbort(ABORT_SOURCE.serviceProvider, reason);
    this.#over({ kind: 'protocol-error', text });
    this.#awaitClose();
  }

  /** Sta13: our last PDU is on its way; whatever still comes is read and thrown away, so that no reset overtakes it. */
  #awaitClose(): void {
    this.#watchdog.startArtim();
    this.#socket.end();
    this.#socket.resume();
  }

  #timedOut(timer: 'artim' | 'association' | 'pdu' | 'idle'): void {
    if (timer === 'artim') {
      this.#over({ kind: 'timeout', timer });
      this.#fire(UL_EVENT.artimExpired);
      return;
    }
    const wasOver = this.#isOver;
    this.abort(ABORT_SOURCE.serviceProvider, ABORT_REASON.notSpecified);
    if (!wasOver) this.#user.aborted({ kind: 'timeout', timer });
  }

  #transportClosed(): void {
    if (actionFor(this.#state, UL_EVENT.transportClosed) === null) return;
    this.#fire(UL_EVENT.transportClosed, () => this.#over({ kind: 'connection-lost' }));
    this.#socket.destroySoon();
  }

  #over(cause: AbortCause): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#user.aborted(cause);
  }

  /** In the middle of a half-sent PDU it would be taken for its data: there only the connection is cut. */
  #writeAbort(source: number, reason: number): void {
    if (this.#user.isInsideSentPdu?.() === true) this.#socket.destroy();
    else this.#write(encodePdu({ kind: 'abort', source, reason }));
  }

  #write(bytes: Buffer): boolean {
    if (this.#socket.destroyed || this.#socket.writableEnded) return true;
    const hasRoom = this.#socket.write(bytes);
    if (hasRoom) this.#watchdog.activity();
    return hasRoom;
  }
}

/** What we announced as 0 (no limit) is still bounded when it arrives. */
const UNLIMITED_PDU_BYTES = 1024 * 1024;
function ceilingOf(announcedBytes: number): number {
  return announcedBytes === 0 ? UNLIMITED_PDU_BYTES : announcedBytes;
}
