import type { LedgerState, PairingState } from '../contract/agent-status.ts';
import type { DeviceRef, ProblemCode } from '../contract/problems.ts';
import type { Clock } from '../foundation/clock.ts';
import { messageOf } from '../foundation/errors.ts';
import { AssociationLog } from './association-log.ts';
import type { DeviceId } from './ledger/device-row.ts';
import type { Refusal } from './ledger/knock-table.ts';
import type { Ledger } from './ledger/ledger.ts';
import { acceptedOffers, refusalOfEnd, refusedObject, refusedOffers } from './refusals.ts';
import type { ObjectOutcome } from './relay/object-tracker.ts';
import type { Negotiated, RelayedAssociation, RelayEvents } from './relay/relay-events.ts';
import type { RelayEnd } from './relay/relay-observer.ts';
import type { ProblemLog } from './status/problem-log.ts';
import { STRANGER } from './dicom/ul/stranger.ts';

/** Turns what the relay saw into ledger rows and, where a person has to know, problems. */
export class RelayReporter implements RelayEvents {
  readonly #clock: Clock;
  readonly #ledger: Ledger;
  readonly #problems: ProblemLog;
  readonly #pairing: () => PairingState['kind'];
  readonly #asksArchive: () => boolean;
  readonly #isSample: (device: DeviceRef) => boolean;
  readonly #accepted: () => void;
  readonly #arrived: () => void;
  readonly #cloudLost: () => void;
  readonly #associationEnded: () => void;
  readonly #changed: () => void;
  readonly #associations: AssociationLog;

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
    /** A machine's image is where it was promised: in the cloud, or on this PC. */
    readonly arrived: () => void;
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
    this.#arrived = options.arrived;
    this.#cloudLost = options.cloudLost;
    this.#associationEnded = options.associationEnded;
    this.#changed = options.changed;
    this.#associations = new AssociationLog(options.ledger.associations, options.isSample);
  }

  objectFinished(association: RelayedAssociation, outcome: ObjectOutcome): void {
    const { device, calledAeTitle } = association;
    const { result, finishedAt } = outcome;
    const isSample = this.#isSample(device);
    this.#record(() => {
      this.#write(association, outcome);
      const { devices, knocks, lastSteps } = this.#ledger;
      if (outcome.sha256 !== null) lastSteps.record('image', device, finishedAt, isSample);
      if (result === 'refused')
        knocks.refused(idOf(device), [refusedObject(calledAeTitle, outcome)], finishedAt);
      if (result === 'accepted') lastSteps.record('delivered', device, finishedAt, isSample);
      if (result === 'accepted' || result === 'kept')
        devices.received(idOf(device), outcome, finishedAt);
    });
    if (result === 'accepted') this.#accepted();
    if (result === 'accepted' || result === 'kept') this.#arrived();
    if (result === 'refused') {
      const status = `0x${(outcome.status ?? 0).toString(16).padStart(4, '0')}`;
      this.#problems.occurred('object-refused', device, {
        status,
        sopClassUid: outcome.sopClassUid,
      });
    }
    this.#changed();
  }

  /** The object's entry; what is kept on this PC has one already. */
  #write(association: RelayedAssociation, outcome: ObjectOutcome): void {
    const { device, calledAeTitle } = association;
    const { result, startedAt, finishedAt, ledgerId, ...facts } = outcome;
    const associationId = this.#associations.objectFinished(association, outcome);
    if (ledgerId !== null) return this.#ledger.cameWith(ledgerId, associationId);
    this.#ledger.add({
      ...facts,
      device,
      isSample: this.#isSample(device),
      calledAeTitle,
      associationId,
      state: this.#stateOf(result),
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt.toISOString(),
    });
  }

  #stateOf(result: ObjectOutcome['result']): LedgerState {
    if (result === 'kept') return 'queued';
    // Asked to come again: the machine still has it, as with everything that did not get through.
    if (result === 'not-kept') return 'incomplete';
    // A foreign archive gives no receipts: its success is the proof there is, unless it is asked for more.
    const isProof = this.#pairing() === 'foreign' && !this.#asksArchive();
    return result === 'accepted' && isProof ? 'delivered' : result;
  }

  opened(association: RelayedAssociation, { implementation, contexts }: Negotiated): void {
    const { device, calledAeTitle } = association;
    const id = idOf(device);
    const at = this.#clock.now();
    const isSample = this.#isSample(device);
    const accepted = acceptedOffers(contexts);
    this.#associations.opened(association, contexts);
    this.#record(() => {
      const { devices, knocks } = this.#ledger;
      devices.served(id, implementation, at, isSample);
      devices.called(id, calledAeTitle, at);
      knocks.served(id, calledAeTitle, accepted);
      if (!isSample) knocks.refused(id, refusedOffers(calledAeTitle, contexts), at);
    });
    this.#problems.settled('device-not-allowed', device);
    this.#problems.settled('device-called-ae', device);
    if (accepted.length > 0) this.#problems.settled('device-nothing-accepted', device);
    else if (contexts.length > 0 && !isSample)
      this.#problems.occurred('device-nothing-accepted', device, { calledAeTitle });
  }

  echoed({ device }: RelayedAssociation): void {
    const at = this.#clock.now();
    this.#record(() => {
      this.#ledger.devices.echoed(idOf(device), at);
      this.#ledger.lastSteps.record('echo', device, at, this.#isSample(device));
    });
    this.#changed();
  }

  ended(association: RelayedAssociation, end: RelayEnd): void {
    this.#associationEnded();
    const { device, calledAeTitle } = association;
    const at = this.#clock.now();
    const refusal = refusalOfEnd(calledAeTitle, end);
    this.#record(() => {
      this.#associations.ended(association, end, at);
      // Whoever started the sample is told what became of it.
      if (refusal !== null && !this.#isSample(device))
        this.#ledger.knocks.refused(idOf(device), [refusal], at);
    });
    switch (end.kind) {
      case 'released':
      case 'stopped':
      // The link's own problem says it already.
      case 'link-down':
        return;
      case 'turned-away': {
        const code = PROBLEM_OF_KNOCK[refusal?.reason ?? ''];
        if (code !== undefined) this.#problems.occurred(code, device, { calledAeTitle });
        return;
      }
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

  /** Somebody did not come so far as to ask for an association. */
  refused(device: DeviceRef, refusal: Refusal): void {
    this.#record(() => this.#ledger.knocks.refused(idOf(device), [refusal], this.#clock.now()));
    this.#changed();
  }

  /** The image is in the cloud; only its entry would be missing. The device must not suffer for that. */
  #record(write: () => void): void {
    try {
      this.#ledger.atOnce(write);
    } catch (error) {
      this.#problems.occurred('ledger-failed', null, { error: messageOf(error).slice(0, 200) });
    }
  }

  #deviceEnded(device: DeviceRef, end: RelayEnd & { kind: 'device-ended' }): void {
    const { cause, wasBusy } = end;
    if (cause.kind === 'protocol-error' && cause.text === STRANGER.tls)
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

/** Whoever paused receiving knows. */
const PROBLEM_OF_KNOCK: Readonly<Partial<Record<string, ProblemCode>>> = {
  limit: 'device-limit',
  'not-allowed': 'device-not-allowed',
  'called-ae': 'device-called-ae',
};

function idOf({ aeTitle, address }: DeviceRef): DeviceId {
  return { aeTitle: aeTitle ?? '', address };
}
