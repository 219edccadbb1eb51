import type { Socket } from 'node:net';
import type { Clock } from '../../foundation/clock.ts';
import { Association } from '../dicom/ul/association.ts';
import type { AbortCause } from '../dicom/ul/association-user.ts';
import {
  ABORT_REASON,
  ABORT_SOURCE,
  REJECTION,
  type AAssociateAc,
  type AAssociateRj,
  type AAssociateRq,
  type PdvPiece,
} from '../dicom/ul/pdu.ts';
import type { UlTimeouts } from '../dicom/ul/watchdog.ts';
import { mirroredAnswer, mirroredRequest } from './mirrored-negotiation.ts';
import { ObjectTracker } from './object-tracker.ts';
import { OwnContexts } from './own-contexts.ts';
import type { OwnService } from './own-service.ts';
import { PdvForwarder } from './pdv-forwarder.ts';
import type { RelayEnd, RelayObserver } from './relay-observer.ts';
import type { UploadLane, UploadLimit } from './upload-limit.ts';

export type RelayOptions = {
  readonly socket: Socket;
  /** Opens a connection to the cloud; rejects when there is none to be had. */
  readonly dial: (signal: AbortSignal) => Promise<Socket>;
  readonly observer: RelayObserver;
  readonly clock: Clock;
  readonly timeouts: UlTimeouts;
  readonly maxPduBytes: number;
  readonly uploadLimit: UploadLimit;
  /** Where the device calls from. */
  readonly address: string;
  /** What the agent serves itself, beside what it passes on. */
  readonly ownServices: readonly OwnService[];
};

/**
 * One device association joined to one cloud association (docs/architecture.md, "How an image travels"). P-DATA passes
 * as it comes, with back-pressure in both directions; each side's end is carried to the other. Where some contexts are
 * the agent's own, the device's PDVs are sorted: those of the cloud go on one by one, as they arrive.
 */
export class RelayAssociation {
  readonly #options: RelayOptions;
  readonly #device: Association;
  #cloud: Association | null = null;
  readonly #tracker: ObjectTracker;
  readonly #dialing = new AbortController();
  #request: AAssociateRq | null = null;
  readonly #lane: UploadLane;
  readonly #ownClasses: ReadonlySet<string>;
  /** null: all contexts are the cloud's, and PDUs are passed on unsorted. */
  #own: OwnContexts | null = null;
  readonly #forwarder = new PdvForwarder();
  #isReleasing = false;
  /** The far end hung up while only the agent itself was at work: its contexts are of no use any more. */
  #isCloudGone = false;
  #isCloudFull = false;
  #isHeldBack = false;
  #isEnded = false;

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#tracker = new ObjectTracker({
      clock: options.clock,
      transferSyntaxOf: (contextId) => this.#device.contexts.get(contextId)?.transferSyntax ?? '',
      finished: (outcome) => options.observer.objectFinished(outcome),
      echoed: () => options.observer.echoed(),
    });
    const { uploadLimit } = options;
    this.#ownClasses = new Set(
      options.ownServices.flatMap((service) => [...service.abstractSyntaxes]),
    );
    this.#lane = uploadLimit.lane({
      hold: () => this.#holdBack(true),
      release: () => this.#holdBack(false),
    });
    this.#device = new Association({
      socket: options.socket,
      role: 'acceptor',
      clock: options.clock,
      timeouts: options.timeouts,
      maxPduBytes: options.maxPduBytes,
      user: {
        associateIndication: (rq) => this.#requested(rq),
        pdvPiece: (piece) => this.#deviceSent(piece),
        pDataBytes: (bytes) => {
          if (this.#own === null && this.#cloud?.sendPDataBytes(bytes) === false)
            this.#pauseForCloud();
          if (uploadLimit.isActive) this.#lane.sent(bytes.length);
          this.#tracker.hashArrived();
        },
        drain: () => {
          this.#own?.drained();
          this.#cloud?.resume();
        },
        releaseIndication: () => this.#deviceReleases(),
        releaseConfirm: () => {
          this.#cloud?.releaseResponse();
          this.#end({ kind: 'released' });
        },
        aborted: (cause) => this.#deviceEnded(cause),
        isInsideSentPdu: () => this.#cloud?.isRawInsidePdu === true,
        closed: () => this.#deviceClosed(),
      },
    });
  }

  /** Dataset bytes received from the device so far. */
  get bytes(): number {
    return this.#tracker.bytes;
  }

  /** Ends both sides at once. */
  stop(): void {
    this.#end({ kind: 'stopped' });
    this.#cloud?.abort(ABORT_SOURCE.serviceProvider, ABORT_REASON.notSpecified);
    this.#device.abort(ABORT_SOURCE.serviceProvider, ABORT_REASON.notSpecified);
  }

  #deviceSent(piece: PdvPiece): void {
    if (this.#own?.has(piece.contextId) === true) return this.#ownMessage(this.#own, piece);
    if (this.#isCloudGone) return this.#abandon();
    this.#tracker.fromDevice(piece);
    if (this.#own === null || !this.#cloud) return;
    if (!this.#forwarder.forward(this.#cloud, piece)) this.#pauseForCloud();
  }

  #ownMessage(own: OwnContexts, piece: PdvPiece): void {
    own.piece(piece);
    this.#keepAwake();
  }

  #pauseForCloud(): void {
    this.#isCloudFull = true;
    this.#device.pause();
  }

  #cloudDrained(): void {
    this.#isCloudFull = false;
    if (!this.#isHeldBack) this.#device.resume();
  }

  /** The limit of the upload: both sides stand still meanwhile, and that is nobody's silence. */
  #holdBack(isHeldBack: boolean): void {
    this.#isHeldBack = isHeldBack;
    this.#keepAwake();
    if (this.#cloud) this.#cloud.isHeldBack = isHeldBack;
    if (isHeldBack) this.#device.pause();
    else if (!this.#isCloudFull) this.#device.resume();
  }

  /** The device waits for us, be it for the limit or for an answer of our own: it is not idle. */
  #keepAwake(): void {
    this.#device.isHeldBack = this.#isHeldBack || this.#own?.isBusy === true;
  }

  #requested(rq: AAssociateRq): void {
    this.#request = rq;
    const rejection = this.#options.observer.admit(rq);
    if (rejection) return this.#reject(rejection, { kind: 'turned-away', rejection });
    const mirrored = mirroredRequest(rq, this.#ownClasses, this.#options.maxPduBytes);
    if (mirrored === null) return this.#open(rq, null);
    void this.#options.dial(this.#dialing.signal).then(
      (socket) => this.#dialed(socket, mirrored),
      () => this.#reject(REJECTION.temporaryCongestion, { kind: 'link-down' }),
    );
  }

  #dialed(socket: Socket, rq: AAssociateRq): void {
    if (this.#isEnded) {
      socket.destroy();
      return;
    }
    const { timeouts } = this.#options;
    const cloud = new Association({
      socket,
      role: 'requestor',
      clock: this.#options.clock,
      // The device's side notices silence first and judges whose it is.
      timeouts: { ...timeouts, idleTimeoutMs: 2 * timeouts.idleTimeoutMs },
      maxPduBytes: this.#options.maxPduBytes,
      user: {
        associateConfirm: (answer) => this.#cloudAnswered(answer),
        pdvPiece: (piece) => this.#tracker.fromCloud(piece),
        pDataBytes: (bytes) => {
          if (!this.#device.sendPDataBytes(bytes)) cloud.pause();
          this.#own?.flush();
        },
        drain: () => this.#cloudDrained(),
        releaseIndication: () => this.#cloudReleases(cloud),
        releaseConfirm: () => {
          this.#device.releaseResponse();
          this.#end({ kind: 'released' });
        },
        aborted: (cause) => this.#cloudEnded(cause),
        isInsideSentPdu: () =>
          this.#own === null ? this.#device.isRawInsidePdu : this.#forwarder.isInsidePdv,
        closed: () => undefined,
      },
    });
    this.#cloud = cloud;
    cloud.associate(rq);
  }

  #cloudAnswered(answer: AAssociateAc | AAssociateRj): void {
    const rq = this.#request;
    if (!rq) return;
    if (answer.kind === 'associate-rj')
      return this.#reject(answer, { kind: 'cloud-rejected', rejection: answer });
    this.#open(rq, answer);
  }

  /** `cloud` null: nothing of the request concerns it. */
  #open(rq: AAssociateRq, cloud: AAssociateAc | null): void {
    const answer = mirroredAnswer(rq, this.#ownClasses, cloud, this.#options.maxPduBytes);
    this.#device.accept(answer);
    const own = new OwnContexts({
      services: this.#options.ownServices,
      device: this.#device,
      request: rq,
      address: this.#options.address,
      mayWrite: () => this.#cloud?.isRawInsidePdu !== true && !this.#tracker.isInsideAnswer,
      settled: () => this.#ownSettled(),
      abort: () => this.#abandon(),
    });
    if (!own.isEmpty) this.#own = own;
    this.#options.observer.opened(answer);
  }

  #ownSettled(): void {
    if (this.#isEnded) return;
    this.#keepAwake();
    if (this.#isReleasing) this.#deviceReleases();
  }

  /** The device does what cannot be served: both sides end. */
  #abandon(): void {
    if (this.#isEnded) return;
    const cause: AbortCause = { kind: 'protocol-error', text: 'a message that cannot be served' };
    this.#end({ kind: 'device-ended', cause, wasBusy: this.#tracker.isBusy });
    this.#cloud?.abort(ABORT_SOURCE.serviceProvider, ABORT_REASON.notSpecified);
    this.#device.abort(ABORT_SOURCE.serviceProvider, ABORT_REASON.notSpecified);
  }

  #reject(rejection: AAssociateRj, end: RelayEnd): void {
    if (this.#isEnded) return;
    this.#device.reject(rejection);
    this.#end(end);
  }

  /** Not before all is answered that is ours to answer. */
  #deviceReleases(): void {
    this.#isReleasing = this.#own?.isBusy === true;
    if (this.#isReleasing) return;
    if (this.#cloud && !this.#isCloudGone) return this.#cloud.release();
    this.#device.releaseResponse();
    this.#end({ kind: 'released' });
  }

  /** True while the agent alone is at work: what becomes of the cloud's side does not concern the device now. */
  get #isOwnWorkOnly(): boolean {
    return this.#own?.isBusy === true && !this.#tracker.isBusy;
  }

  #cloudReleases(cloud: Association): void {
    if (!this.#isOwnWorkOnly) return this.#device.release();
    this.#isCloudGone = true;
    cloud.releaseResponse();
  }

  #deviceEnded(cause: AbortCause): void {
    if (this.#isEnded) return;
    const isCloudSilent = cause.kind === 'timeout' && this.#tracker.isAwaitingAnswer;
    const kind = isCloudSilent ? 'cloud-ended' : 'device-ended';
    this.#end({ kind, cause, wasBusy: this.#tracker.isBusy });
    const { source, reason } = abortOf(cause);
    this.#cloud?.abort(source, reason);
  }

  #cloudEnded(cause: AbortCause): void {
    if (this.#isEnded) return;
    if (this.#device.state === 'Sta3')
      return this.#reject(REJECTION.temporaryCongestion, { kind: 'link-down' });
    const isMessageCut = this.#cloud?.isRawInsidePdu === true || this.#tracker.isInsideAnswer;
    if (this.#isOwnWorkOnly && !isMessageCut) {
      this.#isCloudGone = true;
      return;
    }
    if (this.#device.state === 'Sta8' && !this.#tracker.isBusy) {
      // The device has all its answers and wants to go: a far end that hangs up instead of answering takes nothing back.
      this.#device.releaseResponse();
      return this.#end({ kind: 'released' });
    }
    this.#end({ kind: 'cloud-ended', cause, wasBusy: this.#tracker.isBusy });
    const { source, reason } = abortOf(cause);
    this.#device.abort(source, reason);
  }

  #deviceClosed(): void {
    this.#end({
      kind: 'device-ended',
      cause: { kind: 'connection-lost' },
      wasBusy: this.#tracker.isBusy,
    });
    this.#cloud?.abort(ABORT_SOURCE.serviceProvider, ABORT_REASON.notSpecified);
    this.#options.observer.closed();
  }

  #end(end: RelayEnd): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#dialing.abort();
    this.#tracker.end();
    this.#own?.end();
    this.#lane[Symbol.dispose]();
    this.#options.observer.ended(end);
  }
}

/** The A-ABORT for the other side: a user's abort stays one, everything else is the provider's (PS3.8 7.4, 7.5). */
function abortOf(cause: AbortCause): { readonly source: number; readonly reason: number } {
  if (cause.kind === 'peer-abort') return { source: cause.source, reason: cause.reason };
  return { source: ABORT_SOURCE.serviceProvider, reason: ABORT_REASON.notSpecified };
}
