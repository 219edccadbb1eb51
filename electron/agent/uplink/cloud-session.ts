import type { AgentConfig, CloudConfig } from '../../contract/agent-config.ts';
import {
  MAX_RECEIPTS_PER_REQUEST,
  type HeartbeatRequest,
  type Receipt,
  type ReceiptsRequest,
} from '../../contract/cloud-api.ts';
import type { LinkFault } from '../../contract/link-state.ts';
import type { Clock } from '../../foundation/clock.ts';
import type { Logger } from '../../foundation/logger.ts';
import type { BearerToken } from '../secrets/bearer-token.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { SecretStoreError } from '../secrets/secret-store.ts';
import { CloudAnswerError, type ServiceChannel } from './cloud-client.ts';
import { LinkFaultError } from './link-fault.ts';
import { clockOffsetMs } from './link-machine.ts';
import type { OrderDesk } from './order-desk.ts';
import type { LinkSession, RoundOptions, RoundOutcome } from './link-session.ts';
import type { DialedLink, Dialer } from './psk-dialer.ts';
import type { UplinkRecord } from './uplink-record.ts';
import { loadUplinkSecrets, type UplinkSecrets } from './uplink-secrets.ts';

/** What the rest of the agent adds to a heartbeat. */
export type HeartbeatFacts = Omit<HeartbeatRequest, 'sentAt' | 'configRevision' | 'orderResults'>;

export type CloudSessionOptions = {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly secrets: SecretStore;
  readonly service: ServiceChannel;
  readonly dialer: Dialer;
  readonly getLinkConfig: () => AgentConfig['link'];
  readonly heartbeatBody: () => HeartbeatFacts | Promise<HeartbeatFacts>;
  /** The pairing as it is now; its configuration changes. */
  readonly getRecord: () => UplinkRecord;
  readonly onConfig: (config: CloudConfig) => Promise<void>;
  readonly orders: () => OrderDesk;
};

/** Our own cloud as the far end: heartbeats over HTTPS, images over TLS-PSK. */
export class CloudSession implements LinkSession {
  readonly #options: CloudSessionOptions;
  #secrets: UplinkSecrets | null = null;
  #hasRefusedConfig = false;
  #unreadOrders = 0;

  constructor(options: CloudSessionOptions) {
    this.#options = options;
  }

  async round({ checksData, signal }: RoundOptions): Promise<RoundOutcome> {
    let latencyMs: number | null = null;
    try {
      const { token } = await this.#loadSecrets();
      const answer = await this.#heartbeat(token, signal);
      latencyMs = answer.latencyMs;
      if (checksData) await this.#checkData(signal);
      return { kind: 'answered', ...answer };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof CloudAnswerError && error.code === 'uplink-removed')
        return { kind: 'removed' };
      return { kind: 'failed', latencyMs, fault: faultOfRound(error) };
    }
  }

  async dial(signal?: AbortSignal): Promise<DialedLink> {
    const { key } = await this.#loadSecrets();
    const { ports, connectTimeoutMs, proxy } = this.#options.getLinkConfig();
    const record = this.#options.getRecord();
    return this.#options.dialer.dial({
      host: record.pskHost,
      ports: ports ?? record.pskPorts,
      identity: record.pskIdentity,
      key,
      connectTimeoutMs,
      proxy,
      ...(signal && { signal }),
    });
  }

  /** Throws LinkFaultError, CloudAnswerError or the signal's reason. */
  async receipts(
    objects: ReceiptsRequest['objects'],
    signal: AbortSignal,
  ): Promise<readonly Receipt[]> {
    const { token } = await this.#loadSecrets();
    const timeoutMs = this.#options.getLinkConfig().connectTimeoutMs;
    const receipts: Receipt[] = [];
    for (let start = 0; start < objects.length; start += MAX_RECEIPTS_PER_REQUEST) {
      const part = objects.slice(start, start + MAX_RECEIPTS_PER_REQUEST);
      const call = { timeoutMs, signal };
      receipts.push(...(await this.#options.service.receipts(token, { objects: part }, call)));
    }
    return receipts;
  }

  async #heartbeat(
    token: BearerToken,
    signal: AbortSignal,
  ): Promise<{ readonly latencyMs: number; readonly aheadMs: number }> {
    const { clock, service, heartbeatBody, getRecord, getLinkConfig, onConfig } = this.#options;
    const { revision } = getRecord().config;
    const orderDesk = this.#options.orders();
    const orderResults = orderDesk.results();
    const body: HeartbeatRequest = {
      ...(await heartbeatBody()),
      sentAt: clock.now().toISOString(),
      configRevision: revision,
      orderResults: [...orderResults],
    };
    const startMs = clock.monotonicMs();
    const call = { timeoutMs: getLinkConfig().connectTimeoutMs, signal };
    const answer = await service.heartbeat(token, body, call);
    const { serverTime, config } = answer;
    const latencyMs = clock.monotonicMs() - startMs;
    const aheadMs = clockOffsetMs(serverTime, clock.now(), latencyMs);
    if (config === 'invalid') this.#refuseConfig();
    else if (config !== null && config.revision !== revision) await onConfig(config);
    orderDesk.reported(orderResults);
    this.#tellUnread(answer.unreadOrders);
    orderDesk.received(answer.orders);
    return { latencyMs, aheadMs };
  }

  /** Logged when their number changes: the cloud sends them with every answer. */
  #tellUnread(count: number): void {
    if (count > 0 && count !== this.#unreadOrders)
      this.#options.logger.warn('order.unreadable', { count });
    this.#unreadOrders = count;
  }

  /** Logged once: the cloud sends it with every answer. */
  #refuseConfig(): void {
    if (!this.#hasRefusedConfig) this.#options.logger.warn('link.config-refused');
    this.#hasRefusedConfig = true;
  }

  async #checkData(signal: AbortSignal): Promise<void> {
    try {
      const { socket } = await this.dial(signal);
      socket.destroySoon();
    } catch (error) {
      // The cloud's other door has just answered, so the network is fine and its receiver is not running.
      if (error instanceof LinkFaultError && error.code === 'port-closed')
        throw new LinkFaultError('cloud-down', { cause: error });
      throw error;
    }
  }

  async #loadSecrets(): Promise<UplinkSecrets> {
    try {
      this.#secrets ??= await loadUplinkSecrets(this.#options.secrets, this.#options.getRecord());
      return this.#secrets;
    } catch (cause) {
      throw new LinkFaultError('keychain-unavailable', { cause });
    }
  }

  forgetConnections(): void {
    this.#options.service.forgetConnections();
  }

  [Symbol.dispose](): void {
    this.#options.service[Symbol.dispose]();
  }
}

function faultOfRound(error: unknown): LinkFault {
  if (error instanceof LinkFaultError) return error.code;
  if (error instanceof CloudAnswerError) return error.fault;
  if (error instanceof SecretStoreError) return 'keychain-unavailable';
  throw error;
}
