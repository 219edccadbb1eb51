import type { Socket } from 'node:net';
import { hostname } from 'node:os';
import type { TLSSocket } from 'node:tls';
import type { AgentConfig } from '../../contract/agent-config.ts';
import type { ListenerState } from '../../contract/agent-status.ts';
import type { DeviceRef } from '../../contract/problems.ts';
import type { Clock } from '../../foundation/clock.ts';
import { errnoOf } from '../../foundation/errors.ts';
import type { Logger } from '../../foundation/logger.ts';
import type { ConfigStore, PreparedChange } from '../config/config-store.ts';
import { ListenerControl, localAddresses } from '../listener-control.ts';
import { TLS_LISTENER } from '../listener-purpose.ts';
import { SecretStoreError, type SecretStore } from '../secrets/secret-store.ts';
import type { Refusal } from '../ledger/knock-table.ts';
import type { ProblemLog } from '../status/problem-log.ts';
import { connectTls } from './connect-tls.ts';
import { doorReporter } from './door-reporter.ts';
import { ExpiryWatch } from './expiry-watch.ts';
import { IdentityStore } from './identity-store.ts';
import type { OwnIdentity } from './own-identity.ts';
import { TlsDoor } from './tls-door.ts';
import { TrustedPeers } from './trusted-peers.ts';

const KEY_RETRY_MS = 30_000;

export type DicomTlsOptions = {
  readonly dataDir: string;
  /** The settings that hold. */
  readonly config: () => AgentConfig;
  readonly configStore: ConfigStore;
  readonly secrets: SecretStore;
  readonly problems: ProblemLog;
  readonly clock: Clock;
  readonly logger: Logger;
  /** `subject` of the machine's certificate, RFC 4514; null: it was not asked for one. */
  readonly connected: (socket: Socket, subject: string | null) => void;
  /** Somebody did not get in. */
  readonly refused: (device: DeviceRef, refusal: Refusal) => void;
  readonly changed: () => void;
};

/** DICOM over TLS on the local network: the encrypted port, this PC's certificate, and whom it trusts. */
export class DicomTls implements AsyncDisposable {
  readonly identity: IdentityStore;
  readonly trusted: TrustedPeers;
  readonly #options: DicomTlsOptions;
  readonly #listener: ListenerControl;
  readonly #door: TlsDoor;
  readonly #expiry: ExpiryWatch;
  readonly #subscriptions: readonly Disposable[];
  /** The key could not be had; the port is closed meanwhile. */
  #isKeyless = false;
  #keyRetry: Disposable | null = null;
  #isDisposed = false;

  private constructor(options: DicomTlsOptions, trusted: TrustedPeers) {
    const { clock, problems, logger, config, configStore } = options;
    this.#options = options;
    this.trusted = trusted;
    this.identity = new IdentityStore({
      secrets: options.secrets,
      clock,
      hostName: hostname,
      addresses: localAddresses,
    });
    this.#door = new TlsDoor({
      clock,
      trusted,
      report: doorReporter(problems, logger, options.refused),
      entered: options.connected,
    });
    this.#listener = new ListenerControl({
      purpose: TLS_LISTENER,
      config,
      connected: (socket) => this.#door.connected(socket),
      problems,
      clock,
      logger,
      changed: options.changed,
    });
    this.#expiry = new ExpiryWatch({
      clock,
      problems,
      own: () => (this.#settings.enabled ? (this.identity.current?.certificate ?? null) : null),
      trusted: () => trusted.peers.map(({ certificate }) => certificate),
    });
    this.#subscriptions = [
      configStore.prepareWith((next) => this.#prepare(next)),
      configStore.subscribe(() => this.#settingsChanged()),
    ];
  }

  /** Throws ControlError where the list of trusted certificates cannot be read. */
  static async open(options: DicomTlsOptions): Promise<DicomTls> {
    return new DicomTls(options, await TrustedPeers.open(options.dataDir, options.clock));
  }

  get #settings(): AgentConfig['dicomTls'] {
    return this.#options.config().dicomTls;
  }

  /** null: switched off. */
  get state(): ListenerState | null {
    if (this.#isKeyless)
      return {
        kind: 'failed',
        code: 'tls-key-unavailable',
        port: this.#settings.port,
        program: null,
      };
    if (this.#listener.isOff) return null;
    const { state } = this.#listener;
    if (state.kind !== 'listening') return state;
    const isForAll = this.#settings.clientCertificates === 'not-asked';
    return { ...state, isOpenToAll: state.isOpenToAll && isForAll };
  }

  /** Opens the port if it is wanted; where that fails the status says so, and it is tried again. */
  async start(): Promise<void> {
    this.#keyRetry?.[Symbol.dispose]();
    if (this.#settings.enabled && !(await this.#hasKey())) {
      if (!this.#isDisposed)
        this.#keyRetry = this.#options.clock.after(KEY_RETRY_MS, () => void this.start());
      return;
    }
    await this.#listener.openOrRetry();
    this.#expiry.start();
  }

  /** After sleep or a change of network. */
  async recheck(): Promise<void> {
    if (this.#isKeyless) await this.start();
    else await this.#listener.recheck();
  }

  /** This PC's certificate or whom it trusts changed: holds for the next connection; cuts what is not trusted any more. */
  trustChanged(isAuthorityGone = false): void {
    this.#openDoor();
    this.#door.recheck(isAuthorityGone);
    this.#expiry.check();
    this.#options.changed();
  }

  /**
   * An encrypted connection to a machine, with our certificate, which is made if there is none. Throws TlsConnectError or
   * SecretStoreError.
   */
  async connect(host: string, port: number): Promise<TLSSocket> {
    const { link, dicomTls } = this.#options.config();
    return connectTls(host, port, {
      identity: await this.identity.loadOrMake(),
      trusted: this.trusted,
      settings: dicomTls,
      clock: this.#options.clock,
      timeoutMs: link.connectTimeoutMs,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isDisposed = true;
    this.#keyRetry?.[Symbol.dispose]();
    for (const subscription of this.#subscriptions) subscription[Symbol.dispose]();
    this.#expiry[Symbol.dispose]();
    this.#door[Symbol.dispose]();
    await this.#listener[Symbol.asyncDispose]();
  }

  async #hasKey(): Promise<boolean> {
    const { problems, logger, changed } = this.#options;
    try {
      await this.identity.loadOrMake();
      this.#keyFound();
      this.#openDoor();
      return true;
    } catch (error) {
      if (!(error instanceof SecretStoreError)) throw error;
      this.#isKeyless = true;
      logger.error('tls.key-unavailable', { code: errnoOf(error) });
      problems.began('tls-key-unavailable', { error: error.code });
      changed();
      return false;
    }
  }

  #keyFound(): void {
    this.#isKeyless = false;
    this.#keyRetry?.[Symbol.dispose]();
    this.#options.problems.ended('tls-key-unavailable');
  }

  #openDoor(): void {
    const { current } = this.identity;
    if (current !== null) this.#door.open(current, this.#settings);
  }

  /** A change that switches the port on makes the certificate first, so that it is refused where none can be kept. */
  async #prepare(next: AgentConfig): Promise<PreparedChange | null> {
    const identity: OwnIdentity | null = next.dicomTls.enabled
      ? await this.identity.loadOrMake()
      : null;
    const change = await this.#listener.prepare(next);
    if (change === null) return null;
    return {
      use: () => {
        this.#keyFound();
        if (identity !== null) this.#door.open(identity, next.dicomTls);
        change.use();
      },
      [Symbol.asyncDispose]: () => change[Symbol.asyncDispose](),
    };
  }

  #settingsChanged(): void {
    this.#openDoor();
    this.#expiry.check();
  }
}
