import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createCloud, type Cloud } from '../../cloud/cloud.ts';
import { createAgent, type Agent } from '../../electron/agent/agent.ts';
import { openConfigStore } from '../../electron/agent/config/config-store.ts';
import type { AgentStatus, LedgerEntry } from '../../electron/contract/agent-status.ts';
import { transferQuerySchema } from '../../electron/contract/transfers.ts';
import { systemClock, type Clock } from '../../electron/foundation/clock.ts';
import { createLogger, type Logger } from '../../electron/foundation/logger.ts';
import { createRotatingFileSink } from '../../electron/foundation/rotating-file-sink.ts';
import { eventually } from './eventually.ts';
import { MemorySecretStore } from './memory-secret-store.ts';
import { makeTempFolder } from './temp-folder.ts';

export const CLINIC = 'Elm Street Clinic';
const CLOUD_CLI = fileURLToPath(new URL('../../cloud/index.ts', import.meta.url));

/** Quick, so that tests see the link go and come. */
const AGENT_CONFIG = {
  version: 1,
  dicom: { host: '127.0.0.1', port: 0 },
  link: { heartbeatIntervalMs: 300, connectTimeoutMs: 2_000, backoffMinMs: 50, backoffMaxMs: 300 },
  web: { port: null },
};

function fileLogger(directory: string, name: string, clock: Clock): Logger {
  const sink = createRotatingFileSink({ directory, name, maxBytes: 10_000_000, keep: 2 });
  return createLogger({ clock, level: 'debug', sinks: [sink] });
}

/** The real agent and the real receiving service in one process; real files, sockets and TLS between them. */
export class WholePath implements AsyncDisposable {
  readonly agentDir: string;
  readonly cloudDir: string;
  readonly secrets = new MemorySecretStore();
  readonly #folder: AsyncDisposable;
  #cloud: Cloud | null = null;
  #agent: Agent | null = null;
  #ports = { apiPort: 0, pskPort: 0 };

  private constructor(folder: AsyncDisposable & { readonly path: string }) {
    this.#folder = folder;
    this.agentDir = join(folder.path, 'agent');
    this.cloudDir = join(folder.path, 'cloud');
  }

  /** Both running, not paired. */
  static async start(): Promise<WholePath> {
    const path = new WholePath(await makeTempFolder());
    await promisify(execFile)(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      CLOUD_CLI,
      'init',
      '--data',
      path.cloudDir,
    ]);
    await path.startCloud();
    path.cloud.registry.clinics.add(CLINIC);
    await mkdir(path.agentDir);
    await writeFile(join(path.agentDir, 'config.json'), JSON.stringify(AGENT_CONFIG));
    await path.startAgent();
    return path;
  }

  /** Both running, paired and online. */
  static async startPaired(): Promise<WholePath> {
    const path = await WholePath.start();
    await path.pair(path.code());
    await path.untilStatus('online', (status) => status.link.kind === 'online');
    return path;
  }

  get cloud(): Cloud {
    if (!this.#cloud) throw new Error('the cloud is not running');
    return this.#cloud;
  }
  get agent(): Agent {
    if (!this.#agent) throw new Error('the agent is not running');
    return this.#agent;
  }
  get dicomPort(): number {
    return this.agent.dicomPort ?? 0;
  }
  get cloudUrl(): string {
    return `https://localhost:${this.#ports.apiPort}`;
  }

  /** Starts the service; after the first time on the same ports again. */
  async startCloud(): Promise<void> {
    this.#cloud = await createCloud({
      dataRoot: this.cloudDir,
      bind: '127.0.0.1',
      ...this.#ports,
      clock: systemClock,
      logger: fileLogger(join(this.cloudDir, 'log'), 'cloud', systemClock),
    });
    this.#ports = { apiPort: this.#cloud.apiPort, pskPort: this.#cloud.pskPort };
  }
  async stopCloud(): Promise<void> {
    await this.#cloud?.[Symbol.asyncDispose]();
    this.#cloud = null;
  }
  async startAgent(clock: Clock = systemClock): Promise<void> {
    this.#agent = await createAgent({
      dataDir: this.agentDir,
      config: await openConfigStore({ file: join(this.agentDir, 'config.json'), mustExist: true }),
      secrets: this.secrets,
      clock,
      logger: fileLogger(join(this.agentDir, 'log'), 'agent', clock),
      farEnd: null,
      ackPolicies: new Map(),
      listenPolicy: 'must',
      service: null,
    });
  }
  async stopAgent(): Promise<void> {
    await this.#agent?.[Symbol.asyncDispose]();
    this.#agent = null;
  }

  /** A pairing code, valid for so many minutes. */
  code(minutes = 15): string {
    return this.cloud.registry.codes.issue(CLINIC, minutes).code;
  }
  async pair(code: string): Promise<void> {
    const caPem = await readFile(join(this.cloudDir, 'ca.pem'), 'utf8');
    await this.agent.handlers.pair({ code, cloudUrl: this.cloudUrl, caPem });
  }

  untilStatus(fact: string, holds: (status: AgentStatus) => boolean): Promise<AgentStatus> {
    return eventually(fact, async () => {
      const status = await this.agent.handlers.getStatus({});
      return holds(status) ? status : null;
    });
  }
  async ledger(): Promise<readonly LedgerEntry[]> {
    const query = transferQuerySchema.parse({ limit: 1000 });
    return (await this.agent.handlers.listTransfers(query)).entries;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stopAgent();
    await this.stopCloud();
    await this.#folder[Symbol.asyncDispose]();
  }
}
