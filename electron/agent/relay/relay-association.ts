import type { Socket } from 'node:net';
import type { Clock } from '../../foundation/clock.ts';
import { Association } from '../dicom/ul/association.ts';
import type { AbortCause } from '../dicom/ul/association-user.ts';
import {
  ABORT_REASON,
  ABORT_SOURCE,
  REJECTED_PERMANENT,
  REJECTION,
  type AAssociateAc,
  type AAssociateRj,
  type AAssociateRq,
  type PdvPiece,
} from '../dicom/ul/pdu.ts';
import type { UlTimeouts } from '../dicom/ul/watchdog.ts';
import type { ContextServer } from './context-server.ts';
import { mirroredAnswer, mirroredRequest } from './mirrored-negotiation.ts';
import { ObjectTracker } from './object-tracker.ts';
import { OwnContexts } from './own-contexts.ts';
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
  /** Called once the request is admitted. */
  readonly plan: (rq: AAssociateRq) => RelayPlan;
};

/** Which contexts of one association are served on this PC. The others are the cloud's. */
export type RelayPlan = {
  readonly servers: readonly ContextServer[];
  /** Who serves where the cloud is not to be had; null: then the device is asked to come again. */
  readonly withoutCloud: readonly ContextServer[] | null;
};

/** Why nothing is read from the device for the moment. */
type Hold = 'upload-limit' | 'cloud-full' | 'own-full';

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
  #plan: RelayPlan = { servers: [], withoutCloud: null };
  /** null: all contexts are the cloud's, and PDUs are passed on unsorted. */
  #own: OwnContexts | null = null;
  readonly #forwarder = new PdvForwarder();
  #isReleasing = false;
  /** The far end hung up while only the agent itself was at work: its contexts are of no use any more. */
  #isCloudGone = false;
  readonly #holds = new Set<Hold>();
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
    this.#lane = uploadLimit.lane({
      hold: () => this.#limitUpload(true),
      release: () => this.#limitUpload(false),
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
          if (this.#own === null) this.#passOn(bytes);
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
    return this.#tracker.bytes + (this.#own?.bytes ?? 0);
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
    if (!this.#forwarder.forward(this.#cloud, piece)) this.#hold('cloud-full', true);
    if (this.#options.uploadLimit.isActive) this.#lane.sent(piece.data.length);
  }

  /** Bytes of PDUs as they came: all contexts are the cloud's. */
  #passOn(bytes: Buffer): void {
    if (this.#cloud?.sendPDataBytes(bytes) === false) this.#hold('cloud-full', true);
    if (this.#options.uploadLimit.isActive) this.#lane.sent(bytes.length);
  }

  #ownMessage(own: OwnContexts, piece: PdvPiece): void {
    own.piece(piece);
    this.#keepAwake();
  }

  /** Reading goes on when nothing holds it back any more. */
  #hold(reason: Hold, isHeld: boolean): void {
    if (isHeld) this.#holds.add(reason);
    else this.#holds.delete(reason);
    if (this.#holds.size > 0) this.#device.pause();
    else this.#device.resume();
  }

  /** Both sides stand still meanwhile, and that is nobody's silence. */
  #limitUpload(isHeld: boolean): void {
    this.#hold('upload-limit', isHeld);
    this.#keepAwake();
    if (this.#cloud) this.#cloud.isHeldBack = isHeld;
  }

  /** The device waits for us, be it for the limit or for an answer of our own: it is not idle. */
  #keepAwake(): void {
    this.#device.isHeldBack = this.#holds.has('upload-limit') || this.#own?.isWorking === true;
  }

  #requested(rq: AAssociateRq): void {
    this.#request = rq;
    const rejection = this.#options.observer.admit(rq);
    if (rejection) return this.#reject(rejection, { kind: 'turned-away', rejection });
    this.#plan = this.#options.plan(rq);
    const mirrored = mirroredRequest(rq, this.#plan.servers, this.#options.maxPduBytes);
    if (mirrored === null) return this.#open(rq, null);
    void this.#options.dial(this.#dialing.signal).then(
      (socket) => this.#dialed(socket, mirrored),
      () => this.#noCloud(REJECTION.temporaryCongestion, { kind: 'link-down' }),
    );
  }

  /** The cloud is not to be had for this association: this PC serves alone, or the device is turned away. */
  #noCloud(rejection: AAssociateRj, end: RelayEnd): void {
    const { withoutCloud } = this.#plan;
    if (this.#isEnded) return;
    // What the cloud refuses for good it has judged: this PC does not take instead what will never be taken there.
    const isForGood = rejection.result === REJECTED_PERMANENT;
    if (isForGood || withoutCloud === null || !this.#request) return this.#reject(rejection, end);
    this.#plan = { servers: withoutCloud, withoutCloud };
    this.#isCloudGone = true;
    this.#open(this.#request, null);
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
        drain: () => this.#hold('cloud-full', false),
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
      return this.#noCloud(answer, { kind: 'cloud-rejected', rejection: answer });
    this.#open(rq, answer);
  }

  /** `cloud` null: nothing of the request concerns it. */
  #open(rq: AAssociateRq, cloud: AAssociateAc | null): void {
    const answer = mirroredAnswer(rq, this.#plan.servers, cloud, this.#options.maxPduBytes);
    this.#device.accept(answer);
    const own = new OwnContexts({
      servers: this.#plan.servers,
      device: this.#device,
      request: rq,
      address: this.#options.address,
      mayWrite: () => this.#cloud?.isRawInsidePdu !== true && !this.#tracker.isInsideAnswer,
      settled: () => this.#ownSettled(),
      abort: () => this.#abandon(),
      holdBack: (isHeld) => this.#hold('own-full', isHeld),
      objectFinished: (outcome) => this.#options.observer.objectFinished(outcome),
      echoed: () => this.#options.observer.echoed(),
    });
    if (!own.isEmpty) this.#own = own;
    this.#options.observer.opened(answer, this.#plan.servers);
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

  /** True while the device needs the agent alone: what becomes of the cloud's side does not concern it now. */
  get #isOwnWorkOnly(): boolean {
    const isServedHere =
      this.#own?.isBusy === true || this.#plan.withoutCloud === this.#plan.servers;
    return isServedHere && !this.#tracker.isBusy;
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
      return this.#noCloud(REJECTION.temporaryCongestion, { kind: 'link-down' });
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
