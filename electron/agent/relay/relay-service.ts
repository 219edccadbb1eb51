import type { Socket } from 'node:net';
import type { AckPolicy, AllowedDevice } from '../../contract/agent-config.ts';
import type { Transfer } from '../../contract/agent-status.ts';
import type { DeviceRef } from '../../contract/problems.ts';
import type { Clock } from '../../foundation/clock.ts';
import type { Logger } from '../../foundation/logger.ts';
import {
  REJECTION,
  type AAssociateAc,
  type AAssociateRj,
  type AAssociateRq,
} from '../dicom/ul/pdu.ts';
import type { UlTimeouts } from '../dicom/ul/watchdog.ts';
import {
  isCalledTitle,
  isDeviceAllowed,
  mayCall,
  plainAddress,
  type CalledTitles,
  type CallingDevice,
} from './admission.ts';
import { messageServer, serverOf, type ContextServer } from './context-server.ts';
import type { OwnService } from './own-service.ts';
import { RelayAssociation, type RelayPlan } from './relay-association.ts';
import {
  contextOutcomes,
  implementationOf,
  type RelayedAssociation,
  type RelayEvents,
} from './relay-events.ts';
import type { RelayEnd } from './relay-observer.ts';
import type { UploadLimit } from './upload-limit.ts';

/** What the relay needs to know at the moment a device calls; read anew each time, so that changes apply live. */
export type RelaySettings = {
  readonly maxPduBytes: number;
  readonly maxAssociations: number;
  readonly timeouts: UlTimeouts;
  readonly allowedDevices: readonly AllowedDevice[] | null;
  readonly aeTitle: string;
  readonly calledAeTitles: CalledTitles;
  /** What this device alone may call. */
  readonly callsOf: (device: DeviceRef) => CalledTitles;
  /** When this device gets "success". */
  readonly ackPolicyOf: (device: DeviceRef) => AckPolicy;
  /** False while there is no use in asking the cloud. */
  readonly isLinkUp: boolean;
  /** A person paused receiving: nobody new is admitted for the moment. */
  readonly isPaused: boolean;
};

type Session = {
  readonly id: string;
  readonly relay: RelayAssociation;
  readonly address: string;
  readonly certificateSubject: string | null;
  readonly startedAt: Date;
  readonly startedMs: number;
  callingAeTitle: string | null;
  calledAeTitle: string;
  request: AAssociateRq | null;
  isAdmitted: boolean;
  objectsDone: number;
};

/** All device associations of the agent: admission, limit, registry. */
export class RelayService {
  readonly #dial: (signal: AbortSignal) => Promise<Socket>;
  readonly #settings: () => RelaySettings;
  readonly #events: RelayEvents;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #uploadLimit: UploadLimit;
  readonly #ownServices: readonly OwnService[];
  readonly #intake: ContextServer;
  readonly #sessions = new Map<string, Session>();
  #lastId = 0;

  constructor(options: {
    readonly dial: (signal: AbortSignal) => Promise<Socket>;
    readonly settings: () => RelaySettings;
    readonly events: RelayEvents;
    readonly clock: Clock;
    readonly logger: Logger;
    readonly uploadLimit: UploadLimit;
    /** What the agent serves itself, beside what it passes on. */
    readonly ownServices: readonly OwnService[];
    /** Takes images for devices that get "success" once they are safe on this PC. */
    readonly intake: ContextServer;
  }) {
    this.#dial = options.dial;
    this.#settings = options.settings;
    this.#events = options.events;
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#uploadLimit = options.uploadLimit;
    this.#ownServices = options.ownServices;
    this.#intake = options.intake;
  }

  /** Takes over a device's connection; `certificateSubject` (RFC 4514) where it came with a trusted certificate. */
  connected(socket: Socket, certificateSubject: string | null = null): void {
    const id = `a${(++this.#lastId).toString(36)}`;
    const settings = this.#settings();
    const address = plainAddress(socket.remoteAddress ?? '');
    const relay = new RelayAssociation({
      socket,
      dial: this.#dial,
      clock: this.#clock,
      timeouts: settings.timeouts,
      maxPduBytes: settings.maxPduBytes,
      uploadLimit: this.#uploadLimit,
      address,
      plan: () => this.#plan(session),
      observer: {
        admit: (rq) => this.#admit(session, rq),
        opened: (answer, servers) => {
          const contexts = answer.contexts.filter((context) => context.result === 0).length;
          this.#logger.info('association.opened', {
            associationId: id,
            ...this.#who(session),
            contexts,
          });
          this.#opened(session, answer, servers);
        },
        objectFinished: (outcome) => {
          if (outcome.result === 'accepted' || outcome.result === 'kept') session.objectsDone++;
          this.#events.objectFinished(this.#facts(session), outcome);
        },
        echoed: () => this.#events.echoed(this.#facts(session)),
        ended: (end) => this.#ended(session, end),
        closed: () => {
          this.#sessions.delete(id);
          this.#events.changed();
        },
      },
    });
    const session: Session = {
      id,
      relay,
      address,
      certificateSubject,
      startedAt: this.#clock.now(),
      startedMs: this.#clock.monotonicMs(),
      callingAeTitle: null,
      calledAeTitle: '',
      request: null,
      isAdmitted: false,
      objectsDone: 0,
    };
    this.#sessions.set(id, session);
  }

  /** Associations that were admitted and are not over. */
  get activeAssociations(): number {
    return [...this.#sessions.values()].filter((session) => session.isAdmitted).length;
  }

  /** What moves now, without rates: the status keeps those. */
  transfers(): readonly Omit<Transfer, 'bytesPerSecond'>[] {
    return [...this.#sessions.values()]
      .filter((session) => session.isAdmitted)
      .map((session) => ({
        associationId: session.id,
        device: this.#device(session),
        calledAeTitle: session.calledAeTitle,
        startedAt: session.startedAt.toISOString(),
        objectsDone: session.objectsDone,
        bytes: session.relay.bytes,
      }));
  }

  /** Aborts the associations of devices that are no longer allowed, or no longer what they call. */
  recheckAdmission(): void {
    const settings = this.#settings();
    for (const session of this.#sessions.values())
      if (session.isAdmitted && this.#recognize(session, settings) !== null) session.relay.stop();
  }

  /** Ends everything at once. */
  stop(): void {
    for (const session of this.#sessions.values()) session.relay.stop();
  }

  #admit(session: Session, rq: AAssociateRq): AAssociateRj | null {
    session.callingAeTitle = rq.callingAeTitle;
    session.calledAeTitle = rq.calledAeTitle;
    session.request = rq;
    const settings = this.#settings();
    const rejection = this.#recognize(session, settings);
    if (rejection !== null) return rejection;
    if (settings.isPaused) return REJECTION.temporaryCongestion;
    if (this.activeAssociations >= settings.maxAssociations) return REJECTION.localLimitExceeded;
    session.isAdmitted = true;
    return null;
  }

  /** Who may come, and what may be called (PS3.8 Table 9-21). */
  #recognize(session: Session, settings: RelaySettings): AAssociateRj | null {
    const { calledAeTitle } = session;
    if (!isDeviceAllowed(settings.allowedDevices, callingDevice(session)))
      return REJECTION.callingAeTitleNotRecognized;
    const isCalled =
      isCalledTitle(settings, calledAeTitle) &&
      mayCall(settings.callsOf(this.#device(session)), calledAeTitle);
    return isCalled ? null : REJECTION.calledAeTitleNotRecognized;
  }

  /** Which of its contexts this PC serves, by what the device is promised. */
  #plan(session: Session): RelayPlan {
    const settings = this.#settings();
    const relayed = this.#ownServices.map(messageServer);
    const kept = [...relayed, this.#intake];
    const policy = settings.ackPolicyOf(this.#device(session));
    const isKept = policy === 'spool' || (policy === 'cloud-first' && !settings.isLinkUp);
    return { servers: isKept ? kept : relayed, withoutCloud: policy === 'relay' ? null : kept };
  }

  #opened(session: Session, answer: AAssociateAc, servers: readonly ContextServer[]): void {
    const { request } = session;
    if (request === null) return;
    this.#events.opened(this.#facts(session), {
      implementation: implementationOf(request),
      contexts: contextOutcomes(request, answer, (uid) => serverOf(servers, uid) !== undefined),
    });
    this.#events.changed();
  }

  #ended(session: Session, end: RelayEnd): void {
    session.isAdmitted = false;
    const durationMs = Math.round(this.#clock.monotonicMs() - session.startedMs);
    const fields = {
      associationId: session.id,
      ...this.#who(session),
      ...endFields(end),
      durationMs,
    };
    const isQuiet = end.kind === 'released' || end.kind === 'stopped';
    this.#logger[isQuiet ? 'info' : 'warn']('association.ended', {
      ...fields,
      objects: session.objectsDone,
    });
    this.#events.ended(this.#facts(session), end);
    this.#events.changed();
  }

  #facts(session: Session): RelayedAssociation {
    const { id, calledAeTitle, startedAt } = session;
    return { id, device: this.#device(session), calledAeTitle, startedAt };
  }

  #device(session: Session): DeviceRef {
    return { aeTitle: session.callingAeTitle, address: session.address };
  }

  #who(session: Session): { aeTitle: string | null; calledAeTitle: string; address: string } {
    return {
      aeTitle: session.callingAeTitle,
      calledAeTitle: session.calledAeTitle,
      address: session.address,
    };
  }
}

function callingDevice({ callingAeTitle, address, certificateSubject }: Session): CallingDevice {
  return { callingAeTitle: callingAeTitle ?? '', address, certificateSubject };
}

/** The end in log fields: `reason` is a fixed word, `code` a DICOM triple or pair. */
function endFields(end: RelayEnd): {
  readonly state: string;
  readonly reason?: string;
  readonly code?: string;
} {
  switch (end.kind) {
    case 'released':
    case 'stopped':
    case 'link-down':
      return { state: end.kind };
    case 'turned-away':
    case 'cloud-rejected':
      return {
        state: end.kind,
        code: `${end.rejection.result}/${end.rejection.source}/${end.rejection.reason}`,
      };
    case 'device-ended':
    case 'cloud-ended':
      return {
        state: end.kind,
        reason: end.cause.kind === 'timeout' ? `timeout-${end.cause.timer}` : end.cause.kind,
      };
  }
}
