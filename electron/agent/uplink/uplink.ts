import { hostname } from 'node:os';
import type { AgentConfig, CloudConfig } from '../../contract/agent-config.ts';
import type { AgentStatus, PairingState } from '../../contract/agent-status.ts';
import type { Receipt, ReceiptsRequest } from '../../contract/cloud-api.ts';
import type { ControlResult } from '../../contract/control.ts';
import type { DoctorStep } from '../../contract/doctor.ts';
import type { LinkState } from '../../contract/link-state.ts';
import type { Clock } from '../../foundation/clock.ts';
import { CodedError } from '../../foundation/errors.ts';
import type { Logger } from '../../foundation/logger.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { CloudClient } from './cloud-client.ts';
import { CloudSession, type HeartbeatFacts } from './cloud-session.ts';
import { diagnoseLink, type PairedFinding } from './diagnose.ts';
import { FarEndSession, type FarEnd } from './far-end-session.ts';
import type { HeartbeatStore } from './heartbeat-day.ts';
import { LinkFaultError } from './link-fault.ts';
import type { LinkSession } from './link-session.ts';
import type { OrderDesk } from './order-desk.ts';
import { LinkSupervisor } from './link-supervisor.ts';
import { Listeners } from './listeners.ts';
import { Pairing, type ConnectService, type PairArgs } from './pairing.ts';
import { PairingError } from './pairing-error.ts';
import { PskDialer, type DialedLink, type Dialer } from './psk-dialer.ts';
import type { UplinkRecord } from './uplink-record.ts';
import { loadUplinkSecrets } from './uplink-secrets.ts';

export type { FarEnd } from './far-end-session.ts';

export type UplinkOptions = {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly dataDir: string;
  readonly secrets: SecretStore;
  /** Read anew at each use, so that changes count at once. */
  readonly getLinkConfig: () => AgentConfig['link'];
  readonly heartbeatBody: () => HeartbeatFacts | Promise<HeartbeatFacts>;
  /** Who does what the cloud orders. */
  readonly orders: () => OrderDesk;
  /** Where the heartbeats of a day outlive a restart. */
  readonly heartbeats: HeartbeatStore;
  /** A foreign far end instead of a pairing. */
  readonly farEnd: FarEnd | null;
  /** Name of this PC in the cloud's list; its host name unless told. */
  readonly label?: string;
  /** Other ways to the far end, and other dice, for tests. */
  readonly dialer?: Dialer;
  readonly connect?: ConnectService;
  readonly random?: () => number;
};

/** What the uplink adds to AgentStatus. */
export type UplinkSnapshot = {
  readonly pairing: PairingState;
  readonly link: LinkState;
  readonly heartbeat: AgentStatus['heartbeat'];
};

/** There is no link that could be used, and trying again soon is no use. */
export class UplinkStateError extends CodedError<'not-paired' | 'uplink-removed'> {}

export interface Uplink extends AsyncDisposable {
  /** Reads the pairing and begins to ask the far end. Throws UplinkRecordError or FarEndError where they cannot be used. */
  start(): Promise<void>;
  /** Opens a data channel. Throws LinkFaultError, UplinkStateError or the signal's reason. */
  dial(signal?: AbortSignal): Promise<DialedLink>;
  /** Throws PairingError. */
  pair(args: PairArgs, signal?: AbortSignal): Promise<ControlResult<'pair'>>;
  /** Throws PairingError. */
  unpair(): Promise<{ readonly cloudWasTold: boolean }>;
  /** What the cloud holds of these objects. Throws LinkFaultError, CloudAnswerError, UplinkStateError. */
  receipts(objects: ReceiptsRequest['objects']): Promise<readonly Receipt[]>;
  /** The steps of the doctor that concern the link. */
  diagnose(): Promise<readonly DoctorStep[]>;
  readonly current: UplinkSnapshot;
  /** Hears of each change of `current`. */
  subscribe(listener: (snapshot: UplinkSnapshot) => void): Disposable;
  /** What the cloud has set; null while unpaired or with a foreign far end. */
  cloudConfig(): CloudConfig | null;
  onCloudConfig(listener: (config: CloudConfig | null) => void): Disposable;
  /** Asks now instead of at the next interval; also after a change of the link's configuration. */
  triggerHeartbeat(): void;
  /** Asks over new connections, whatever is under way: after a sleep, a change of network or of the clock. */
  askAnew(): void;
}

export function createUplink(options: UplinkOptions): Uplink {
  return new ComposedUplink(options);
}

class ComposedUplink implements Uplink {
  readonly #options: UplinkOptions;
  readonly #dialer: Dialer;
  readonly #connect: ConnectService;
  readonly #pairing: Pairing;
  readonly #supervisor: LinkSupervisor;
  readonly #snapshots = new Listeners<UplinkSnapshot>();
  readonly #configs = new Listeners<CloudConfig | null>();
  readonly #ended = new AbortController();
  #session: LinkSession | null = null;

  constructor(options: UplinkOptions) {
    this.#options = options;
    const { clock, logger, dataDir, secrets, getLinkConfig, heartbeats, random } = options;
    const label = options.label ?? (hostname() || 'PC');
    const onChange = (): void => this.#publish();
    this.#dialer = options.dialer ?? new PskDialer({ clock });
    this.#connect =
      options.connect ??
      ((baseUrl, caPem) => new CloudClient({ baseUrl, caPem, clock, getWay: getLinkConfig }));
    const connect = this.#connect;
    this.#pairing = new Pairing({ clock, logger, dataDir, secrets, label, connect, onChange });
    this.#supervisor = new LinkSupervisor({
      clock,
      logger,
      heartbeats,
      onChange,
      intervalMs: () =>
        this.cloudConfig()?.heartbeatIntervalMs ?? getLinkConfig().heartbeatIntervalMs,
      backoff: () => ({ minMs: getLinkConfig().backoffMinMs, maxMs: getLinkConfig().backoffMaxMs }),
      ...(random && { random }),
    });
  }

  async start(): Promise<void> {
    const { farEnd } = this.#options;
    if (farEnd !== null) {
      this.#use(new FarEndSession({ ...this.#options, farEnd, dialer: this.#dialer }));
      return;
    }
    await this.#pairing.load();
    if (this.#pairing.record !== null) this.#useCloud(this.#pairing.record);
  }

  async dial(signal?: AbortSignal): Promise<DialedLink> {
    const session = this.#usableSession();
    try {
      return await session.dial(signal);
    } catch (error) {
      if (error instanceof LinkFaultError) this.#supervisor.reportDialFailure(error.code);
      throw error;
    }
  }

  async pair(args: PairArgs, signal?: AbortSignal): Promise<ControlResult<'pair'>> {
    if (this.#options.farEnd !== null) throw pairedElsewhere();
    const record = await this.#pairing.pair(args, this.#callOptions(signal));
    this.#useCloud(record);
    const { uplinkId, clinic, keyFingerprint } = record;
    return { uplinkId, clinic, keyFingerprint };
  }

  async unpair(): Promise<{ readonly cloudWasTold: boolean }> {
    if (this.#options.farEnd !== null) throw pairedElsewhere();
    // Asking stops first, or a heartbeat could still learn that the uplink was removed.
    await this.#leave();
    try {
      const told = await this.#pairing.unpair(this.#callOptions());
      this.#supervisor.forgetDay();
      this.#configs.tell(null);
      return told;
    } catch (error) {
      if (this.#pairing.record !== null) this.#useCloud(this.#pairing.record);
      throw error;
    }
  }

  async receipts(objects: ReceiptsRequest['objects']): Promise<readonly Receipt[]> {
    const session = this.#usableSession();
    if (session instanceof CloudSession) return session.receipts(objects, this.#ended.signal);
    throw new UplinkStateError('not-paired', 'A foreign far end gives no receipts.');
  }

  async diagnose(): Promise<readonly DoctorStep[]> {
    const { clock, farEnd, secrets, getLinkConfig } = this.#options;
    const { record } = this.#pairing;
    const session = this.#session;
    using service = record && this.#connect(new URL(record.cloudUrl), record.caPem);
    return await diagnoseLink({
      clock,
      timeoutMs: getLinkConfig().connectTimeoutMs,
      proxy: getLinkConfig().proxy,
      signal: this.#ended.signal,
      paired: pairedFinding(farEnd, record),
      host: farEnd?.host ?? record?.pskHost ?? null,
      readSecrets: record && (() => loadUplinkSecrets(secrets, record)),
      service,
      dial: session && ((signal) => session.dial(signal)),
    });
  }

  get current(): UplinkSnapshot {
    const { farEnd } = this.#options;
    const pairing: PairingState = farEnd
      ? { kind: 'foreign', host: farEnd.host, port: farEnd.port }
      : this.#pairing.state;
    return { pairing, link: this.#supervisor.link, heartbeat: this.#supervisor.heartbeat };
  }

  subscribe(listener: (snapshot: UplinkSnapshot) => void): Disposable {
    return this.#snapshots.add(listener);
  }
  cloudConfig(): CloudConfig | null {
    return this.#pairing.record?.config ?? null;
  }
  onCloudConfig(listener: (config: CloudConfig | null) => void): Disposable {
    return this.#configs.add(listener);
  }
  triggerHeartbeat(): void {
    this.#supervisor.trigger();
  }
  askAnew(): void {
    this.#supervisor.renew();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended.abort(new Error('the uplink was stopped'));
    await this.#leave();
  }

  #usableSession(): LinkSession {
    if (this.#session === null) throw new UplinkStateError('not-paired', 'This PC is not paired.');
    if (this.#supervisor.link.kind === 'refused') {
      const words = 'The cloud has ended this uplink or its clinic.';
      throw new UplinkStateError('uplink-removed', words);
    }
    return this.#session;
  }

  #useCloud(record: UplinkRecord): void {
    const service = this.#connect(new URL(record.cloudUrl), record.caPem);
    this.#use(
      new CloudSession({
        ...this.#options,
        service,
        dialer: this.#dialer,
        getRecord: () => this.#pairing.record ?? record,
        onConfig: (config) => this.#adoptConfig(config),
      }),
    );
    this.#configs.tell(record.config);
  }

  #use(session: LinkSession): void {
    this.#session = session;
    this.#supervisor.start(session);
  }

  async #leave(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    await this.#supervisor.stop();
    session?.[Symbol.dispose]();
  }

  async #adoptConfig(config: CloudConfig): Promise<void> {
    const { logger } = this.#options;
    await this.#pairing.keepConfig(config).catch(() => logger.warn('link.config-not-kept'));
    logger.info('link.config', { revision: config.revision });
    this.#configs.tell(config);
  }

  #callOptions(signal?: AbortSignal): { timeoutMs: number; signal: AbortSignal } {
    const { connectTimeoutMs: timeoutMs } = this.#options.getLinkConfig();
    const signals = signal ? [signal, this.#ended.signal] : [this.#ended.signal];
    return { timeoutMs, signal: AbortSignal.any(signals) };
  }

  #publish(): void {
    this.#snapshots.tell(this.current);
  }
}

function pairedFinding(farEnd: FarEnd | null, record: UplinkRecord | null): PairedFinding {
  if (farEnd !== null)
    return { code: 'paired-foreign', values: { host: farEnd.host, port: farEnd.port } };
  if (record === null) return { code: 'not-paired', values: {} };
  return { code: 'paired', values: { clinic: record.clinic, label: record.label } };
}

function pairedElsewhere(): PairingError {
  return new PairingError(
    'bad-arguments',
    'code',
    'Tern was started with a far end of its own (--far-end); it cannot be paired or unpaired.',
  );
}
