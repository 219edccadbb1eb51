import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import { RunningProgram } from '../fixtures/child.ts';
import { until } from '../fixtures/poll.ts';
import { freePort } from '../fixtures/ports.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { cli, cliJson, type StoredObject } from '../fixtures/tern.ts';

const DIST = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'dist');
const CLINIC = 'Test clinic';
/** Quick, so that a run sees the link go and come many times. */
const LINK = { heartbeatIntervalMs: 300, connectTimeoutMs: 3_000, backoffMinMs: 50 };
const START_TIMEOUT_MS = 60_000;

/** One program that is killed and started again with the same arguments. */
export class Killable implements AsyncDisposable {
  readonly #command: () => readonly string[];
  readonly #env: Readonly<Record<string, string>>;
  #program: RunningProgram | null = null;
  kills = 0;

  constructor(command: () => readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.#command = command;
    this.#env = env;
  }

  get pid(): number {
    return this.#program?.pid ?? -1;
  }

  /** Starts it where it does not run; it may not be ready yet. */
  spawn(): void {
    if (this.#program?.hasExited === false) return;
    this.#program = new RunningProgram(process.execPath, this.#command(), { env: this.#env });
  }

  /** Resolves when it says that it is ready; starts it once more where it ended by itself. */
  async untilReady(): Promise<void> {
    this.spawn();
    await this.#program?.untilOutput(/ready/i, START_TIMEOUT_MS);
  }

  /** Asks it to end, as an update or a shutdown does, and waits for that. */
  async stop(): Promise<void> {
    await this.#program?.[Symbol.asyncDispose]();
  }

  /** kill -9. Resolves when it is gone. */
  async kill(): Promise<void> {
    if (this.#program === null || this.#program.hasExited) return;
    this.#program.signal('SIGKILL');
    await this.#program.untilExit();
    this.kills += 1;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}

export type RealPathOptions = {
  /** More arguments of `tern run`. */
  readonly agent: readonly string[];
  /** Settings of the agent beside those that make it quick. */
  readonly config?: Readonly<Record<string, object>>;
  /** Arguments of Node before the agent's own, asked for at each start. */
  readonly nodeOptions?: () => readonly string[];
  /** Where the agent finds the cloud's port for images, if not there itself. */
  readonly between?: (cloudPort: number) => Promise<number>;
  /** Makes the place ready where the agent's data will lie; undone after the agent ended. */
  readonly prepare?: (agentData: string) => Promise<AsyncDisposable>;
};

/** Agent and cloud as they ship, each a process that may be killed at any time; their data stays. */
export class RealPath implements AsyncDisposable {
  readonly folder: TempFolder;
  readonly agentData: string;
  readonly cloudData: string;
  readonly agent: Killable;
  readonly cloud: Killable;
  readonly dicomPort: number;
  readonly #apiPort: number;
  #prepared: AsyncDisposable | null = null;

  private constructor(
    folder: TempFolder,
    ports: { readonly api: number; readonly psk: number; readonly dicom: number },
    options: RealPathOptions,
  ) {
    this.folder = folder;
    this.agentData = folder.join('agent');
    this.cloudData = folder.join('cloud');
    this.dicomPort = ports.dicom;
    this.#apiPort = ports.api;
    this.cloud = new Killable(() => [
      ...[join(DIST, 'tern-cloud.mjs'), 'serve', '--data', this.cloudData, '--bind', '127.0.0.1'],
      ...['--api-port', `${ports.api}`, '--psk-port', `${ports.psk}`],
    ]);
    this.agent = new Killable(() => [
      ...[...(options.nodeOptions?.() ?? []), join(DIST, 'tern.mjs'), 'run'],
      ...['--data', this.agentData, '--config', folder.join('config.json')],
      ...['--dicom-host', '127.0.0.1', '--dicom-port', `${ports.dicom}`, '--web-port', 'off'],
      ...['--secret-store', 'file', ...options.agent],
    ]);
  }

  /** Both running and paired. */
  static async start(options: RealPathOptions): Promise<RealPath> {
    await using started = new AsyncDisposableStack();
    const folder = started.use(await TempFolder.create('tern-crash'));
    const ports = { api: await freePort(), psk: await freePort(), dicom: await freePort() };
    const path = new RealPath(folder, ports, options);
    const made = await cli('tern-cloud', ['init', '--data', path.cloudData, '--host', 'localhost']);
    if (made.exitCode !== 0) throw new Error(`tern-cloud init: ${made.stderr}`);
    const imagePort = (await options.between?.(ports.psk)) ?? ports.psk;
    const link = { ...LINK, backoffMaxMs: 300, ports: [imagePort] };
    const config = JSON.stringify({ version: 1, link, ...options.config });
    await writeFile(folder.join('config.json'), config);
    started.use(path.cloud);
    path.#prepared = (await options.prepare?.(path.agentData)) ?? null;
    if (path.#prepared) started.use(path.#prepared);
    started.use(path.agent);
    await path.cloud.untilReady();
    await path.agent.untilReady();
    await path.admin('clinic', 'add', CLINIC);
    await path.pair();
    started.move();
    return path;
  }

  /** Runs a command of `tern-cloud` on the cloud's data; its JSON. */
  async admin(...args: readonly string[]): Promise<unknown> {
    return await cliJson('tern-cloud', [...args, '--data', this.cloudData]);
  }
  /** The same of `tern`, with the agent that runs. */
  async tern(...args: readonly string[]): Promise<unknown> {
    return await cliJson('tern', [...args, '--data', this.agentData]);
  }
  async pair(): Promise<void> {
    const { code } = (await this.admin('code', CLINIC)) as { readonly code: string };
    const place = ['--cloud', `https://localhost:${this.#apiPort}`];
    await this.tern('pair', code, ...place, '--ca', join(this.cloudData, 'ca.pem'));
  }
  async status(): Promise<AgentStatus> {
    return (await this.tern('status')) as AgentStatus;
  }
  async objects(): Promise<readonly StoredObject[]> {
    return (await this.admin('objects', 'list')) as readonly StoredObject[];
  }

  /** Waits until nothing lies on this PC and every receipt is there. */
  async untilDrained(timeoutMs: number): Promise<AgentStatus> {
    let last: AgentStatus | null = null;
    try {
      return await until(
        'everything to be delivered',
        async () => {
          last = await this.status();
          const { spool, today } = last;
          const left = spool === null ? 0 : spool.queued + spool.awaitingReceipt + spool.held;
          return left + today.awaitingReceipt === 0 ? last : null;
        },
        timeoutMs,
      );
    } catch (cause) {
      throw new Error(`not everything was delivered: ${JSON.stringify(last)}`, { cause });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.agent[Symbol.asyncDispose]();
    await this.cloud[Symbol.asyncDispose]();
    await this.#prepared?.[Symbol.asyncDispose]();
    await this.folder[Symbol.asyncDispose]();
  }
}
