import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agentConfigSchema, type AgentConfig } from '../../electron/contract/agent-config.ts';
import { makePairingCode } from '../../electron/contract/pairing-code.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { createLogger } from '../../electron/foundation/logger.ts';
import type { OrderDesk } from '../../electron/agent/uplink/order-desk.ts';
import {
  createUplink,
  type Uplink,
  type UplinkOptions,
  type UplinkSnapshot,
} from '../../electron/agent/uplink/uplink.ts';
import { MemoryHeartbeatStore } from './memory-heartbeat-store.ts';
import { MemorySecretStore } from './memory-secret-store.ts';

export const GOOD_CODE = makePairingCode(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]));

const NO_ORDERS: OrderDesk = {
  results: () => [],
  reported: () => undefined,
  received: () => undefined,
};

/** An uplink with quick timers over a data folder and a keychain of its own. */
export class UplinkHarness implements AsyncDisposable {
  readonly secrets = new MemorySecretStore();
  readonly heartbeats = new MemoryHeartbeatStore();
  readonly logLines: string[] = [];
  readonly dataDir: string;
  linkConfig: AgentConfig['link'] = agentConfigSchema.parse({
    link: {
      heartbeatIntervalMs: 200,
      backoffMinMs: 20,
      backoffMaxMs: 100,
      connectTimeoutMs: 2_000,
    },
  }).link;
  #uplinks: Uplink[] = [];

  private constructor(dataDir: string) {
    this.dataDir = dataDir;
  }
  static async make(): Promise<UplinkHarness> {
    return new UplinkHarness(await mkdtemp(join(tmpdir(), 'tern-uplink-')));
  }

  /** A started uplink; a second one is what a restart would be. */
  async startUplink(changes: Partial<UplinkOptions> = {}): Promise<Uplink> {
    const sink = { write: (line: string) => void this.logLines.push(line) };
    const uplink = createUplink({
      clock: systemClock,
      logger: createLogger({ clock: systemClock, sinks: [sink], level: 'debug' }),
      dataDir: this.dataDir,
      secrets: this.secrets,
      getLinkConfig: () => this.linkConfig,
      orders: () => NO_ORDERS,
      heartbeatBody: () => ({
        version: '0.0.0',
        nodeVersion: process.version,
        platform: 'test',
        activeAssociations: 0,
        queueDepth: 0,
        oldestQueuedAgeMs: null,
        lastStoreAt: null,
        freeDiskBytes: 1_000_000,
        state: 'ok',
        pausedSince: null,
      }),
      heartbeats: this.heartbeats,
      farEnd: null,
      label: 'Reception',
      ...changes,
    });
    this.#uplinks.push(uplink);
    await uplink.start();
    return uplink;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const uplink of this.#uplinks) await uplink[Symbol.asyncDispose]();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

/** Resolves with the first snapshot that is so; rejects after the deadline with what it is instead. */
export async function untilSnapshot(
  uplink: Uplink,
  isSo: (snapshot: UplinkSnapshot) => boolean,
  deadlineMs = 8_000,
): Promise<UplinkSnapshot> {
  const { promise, resolve, reject } = Promise.withResolvers<UplinkSnapshot>();
  const look = (snapshot: UplinkSnapshot): void => {
    if (isSo(snapshot)) resolve(snapshot);
  };
  const subscription = uplink.subscribe(look);
  const deadline = setTimeout(
    () => reject(new Error(`the link is ${JSON.stringify(uplink.current.link)}`)),
    deadlineMs,
  );
  look(uplink.current);
  try {
    return await promise;
  } finally {
    clearTimeout(deadline);
    subscription[Symbol.dispose]();
  }
}

/** Resolves with the first snapshot whose link is of that kind (and fault). */
export function untilLink(
  uplink: Uplink,
  kind: UplinkSnapshot['link']['kind'],
  fault?: string,
): Promise<UplinkSnapshot> {
  return untilSnapshot(
    uplink,
    ({ link }) =>
      link.kind === kind &&
      (fault === undefined || (link.kind === 'offline' && link.fault === fault)),
  );
}
