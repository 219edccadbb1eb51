import type { PairingState } from '../contract/agent-status.ts';
import type { KnockReason } from '../contract/devices.ts';
import type { DeviceRef, ProblemCode } from '../contract/problems.ts';
import type { Clock } from '../foundation/clock.ts';
import { messageOf } from '../foundation/errors.ts';
import type { DeviceId } from './ledger/device-registry.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { ObjectOutcome } from './relay/object-tracker.ts';
import type { RelayEnd } from './relay/relay-observer.ts';
import type { DeviceImplementation, RelayEvents } from './relay/relay-service.ts';
import type { ProblemLog } from './status/problem-log.ts';
import { TLS_INSTEAD_OF_PDU } from './dicom/ul/pdu-stream.ts';
import { REJECTION } from './dicom/ul/pdu.ts';

/** Turns what the relay saw into ledger rows and, where a person has to know, problems. */
export class RelayReporter implements RelayEvents {
  readonly #clock: Clock;
  readonly #ledger: Ledger;
  readonly #problems: ProblemLog;
  readonly #pairing: () => PairingState['kind'];
  readonly #asksArchive: () => boolean;
  readonly #isSample: (device: DeviceRef) => boolean;
  readonly #accepted: () => void;
  readonly #cloudLost: () => void;
  readonly #associationEnded: () => void;
  readonly #changed: () => void;

  constructor(options: {
    readonly clock: Clock;
    readonly ledger: Ledger;
    readonly problems: ProblemLog;
    readonly pairing: () => PairingState['kind'];
    /** Whether a foreign archive is asked for storage commitment. */
    readonly asksArchive: () => boolean;
    /** Whether it is the built-in sample device. */
    readonly isSample: (device: DeviceRef) => boolean;
    /** The far end took an object. */
    readonly accepted: () => void;
    /** An open connection to the cloud broke: time to look what is wrong. */
    readonly cloudLost: () => void;
    /** An association is over. */
    readonly associationEnded: () => void;
    readonly changed: () => void;
  }) {
    this.#clock = options.clock;
    this.#ledger = options.ledger;
    this.#problems = options.problems;
    this.#pairing = options.pairing;
    this.#asksArchive = options.asksArchive;
    this.#isSample = options.isSample;
    this.#accepted = options.accepted;
    this.#cloudLost = options.cloudLost;
    this.#associationEnded = options.associationEnded;
    this.#changed = options.changed;
  }

  objectFinished(device: DeviceRef, calledAeTitle: string, outcome: ObjectOutcome): void {
    const { result, startedAt, finishedAt, ...facts } = outcome;
    // A foreign archive gives no receipts: its success is the proof there is, unless it is asked for more.
    const isProof = this.#pairing() === 'foreign' && !this.#asksArchive();
    const state = result === 'accepted' && isProof ? 'delivered' : result;
    const isSample = this.#isSample(device);
    this.#record(() => {
      this.#ledger.add({
        ...facts,
        device,
        isSample,
        calledAeTitle,
        state,
        startedAt: startedAt.toISOString(),
        finishedAt: finishedAt.toISOString(),
      });
      const { devices, lastSteps } = this.#ledger;
      if (outcome.sha256 !== null) lastSteps.record('image', device, finishedAt, isSample);
      if (result !== 'accepted') return;
      lastSteps.record('delivered', device, finishedAt, isSample);
      devices.received(idOf(device), outcome.bytes, finishedAt);
    });
    if (result === 'accepted') this.#accepted();
    if (result === 'refused') {
      const status = `0x${(outcome.status ?? 0).toString(16).padStart(4, '0')}`;
      this.#problems.occurred('object-refused', device, {
        status,
        sopClassUid: outcome.sopClassUid,
      });
    }
    this.#changed();
  }

  opened(device: DeviceRef, implementation: DeviceImplementation): void {
    this.#record(() =>
      this.#ledger.devices.served(
        idOf(device),
        implementation,
        this.#clock.now(),
        this.#isSample(device),
      ),
    );
    this.#problems.settled('device-not-allowed', device);
  }

  echoed(device: DeviceRef): void {
    const at = this.#clock.now();
    this.#record(() => {
      this.#ledger.devices.echoed(idOf(device), at);
      this.#ledger.lastSteps.record('echo', device, at, this.#isSample(device));
    });
    this.#changed();
  }

  ended(device: DeviceRef, calledAeTitle: string, end: RelayEnd): void {
    this.#associationEnded();
    const reason = knockReasonOf(end);
    // Whoever started the sample is told what became of it.
    if (reason !== null && !this.#isSample(device))
      this.#record(() =>
        this.#ledger.devices.turnedAway(idOf(device), calledAeTitle, reason, this.#clock.now()),
      );
    switch (end.kind) {
      case 'released':
      case 'stopped':
      // The link's own problem says it already.
      case 'link-down':
        return;
      case 'turned-away':
        // Whoever paused receiving knows.
        if (reason === 'limit' || reason === 'not-allowed')
          this.#problems.occurred(PROBLEM_OF_KNOCK[reason], device, { calledAeTitle });
        return;
      case 'cloud-rejected': {
        const { result, source, reason } = end.rejection;
        return this.#problems.occurred('cloud-rejected-device', device, {
          calledAeTitle,
          result,
          source,
          reason,
        });
      }
      case 'device-ended':
        return this.#deviceEnded(device, end);
      case 'cloud-ended':
        this.#cloudLost();
        if (end.wasBusy)
          this.#problems.occurred('link-lost-while-sending', device, { cause: end.cause.kind });
        return;
    }
  }

  changed(): void {
    this.#changed();
  }

  /** The image is in the cloud; only its entry would be missing. The device must not suffer for that. */
  #record(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.#problems.occurred('ledger-failed', null, { error: messageOf(error).slice(0, 200) });
    }
  }

  #deviceEnded(device: DeviceRef, end: RelayEnd & { kind: 'device-ended' }): void {
    const { cause, wasBusy } = end;
    if (cause.kind === 'protocol-error' && cause.text === TLS_INSTEAD_OF_PDU)
      return this.#problems.occurred('device-encrypted', device);
    if (cause.kind === 'protocol-error')
      return this.#problems.occurred('device-protocol-error', device, { error: cause.text });
    // Before its request a connection has no name: a port scan, a half-open socket. The log has it.
    if (device.aeTitle === null) return;
    if (cause.kind === 'timeout')
      return this.#problems.occurred('device-timeout', device, { timer: cause.timer });
    if (!wasBusy) return;
    this.#problems.occurred(
      cause.kind === 'peer-abort' ? 'device-aborted' : 'device-vanished',
      device,
    );
  }
}

const PROBLEM_OF_KNOCK = {
  limit: 'device-limit',
  'not-allowed': 'device-not-allowed',
} as const satisfies Partial<Record<KnockReason, ProblemCode>>;

/** Why nothing was opened; null for what was. */
function knockReasonOf(end: RelayEnd): KnockReason | null {
  switch (end.kind) {
    case 'link-down':
    case 'cloud-rejected':
      return end.kind;
    case 'turned-away':
      if (end.rejection === REJECTION.temporaryCongestion) return 'paused';
      return end.rejection === REJECTION.localLimitExceeded ? 'limit' : 'not-allowed';
    default:
      return null;
  }
}

function idOf({ aeTitle, address }: DeviceRef): DeviceId {
  return { aeTitle: aeTitle ?? '', address };
}
