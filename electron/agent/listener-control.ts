import type { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { AgentConfig } from '../contract/agent-config.ts';
import type { ListenerState } from '../contract/agent-status.ts';
import type { Clock } from '../foundation/clock.ts';
import type { Logger } from '../foundation/logger.ts';
import { listen, ListenError, type Listener } from './dicom/ul/listener.ts';
import type { ProblemLog } from './status/problem-log.ts';

const RETRY_MS = 10_000;
/** Sockets that have not asked for an association yet, and those that wait for their peer to close, need room too. */
const SPARE_CONNECTIONS = 64;
const LISTENER_PROBLEMS = ['port-in-use', 'port-not-permitted', 'listener-failed'] as const;

/** IPv4 addresses of this PC that a device on the local network can use. */
export function localAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address);
}

const WILDCARD_HOSTS: readonly string[] = ['0.0.0.0', '::'];

/** What to type into a machine: the address that was chosen, or all of this PC's. */
function addressesFor(host: string): string[] {
  return WILDCARD_HOSTS.includes(host) ? localAddresses() : [host];
}

export type ListenerControlOptions = {
  readonly config: () => AgentConfig;
  readonly connected: (socket: Socket) => void;
  readonly problems: ProblemLog;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly changed: () => void;
};

type Opened =
  | { readonly kind: 'starting' }
  | { readonly kind: 'listening'; readonly listener: Listener }
  | { readonly kind: 'failed'; readonly error: ListenError };

/** Keeps the DICOM port open; when it is taken, says by whom and tries again. */
export class ListenerControl implements AsyncDisposable {
  readonly #options: ListenerControlOptions;
  #opened: Opened = { kind: 'starting' };
  #retry: Disposable | null = null;
  #isDisposed = false;

  constructor(options: ListenerControlOptions) {
    this.#options = options;
  }

  /** Opens the port. Throws {@link ListenError}. */
  async open(): Promise<void> {
    const { host, port, maxAssociations } = this.#options.config().dicom;
    try {
      const listener = await listen({
        host,
        port,
        maxConnections: 2 * maxAssociations + SPARE_CONNECTIONS,
        connected: this.#options.connected,
      });
      this.#opened = { kind: 'listening', listener };
      for (const code of LISTENER_PROBLEMS) this.#options.problems.ended(code);
      this.#options.logger.info('listener.opened', { host: listener.host, port: listener.port });
    } catch (error) {
      if (!(error instanceof ListenError)) throw error;
      this.#opened = { kind: 'failed', error };
      const details = { port, ...(error.program === null ? {} : { program: error.program }) };
      this.#options.problems.began(error.code, details);
      this.#options.logger.error('listener.failed', {
        code: error.code,
        port,
        program: error.program,
      });
      throw error;
    } finally {
      this.#options.changed();
    }
  }

  /** Opens the port; while it cannot be had, tries every ten seconds. */
  async openOrRetry(): Promise<void> {
    try {
      await this.open();
    } catch (error) {
      if (!(error instanceof ListenError)) throw error;
      if (this.#isDisposed) return;
      this.#retry = this.#options.clock.after(RETRY_MS, () => void this.openOrRetry());
    }
  }

  get state(): ListenerState {
    const opened = this.#opened;
    const { aeTitle, allowedDevices } = this.#options.config().dicom;
    switch (opened.kind) {
      case 'starting':
        return { kind: 'starting' };
      case 'failed':
        return {
          kind: 'failed',
          code: opened.error.code,
          port: opened.error.port,
          program: opened.error.program,
        };
      case 'listening': {
        const { host, port } = opened.listener;
        return {
          kind: 'listening',
          host,
          port,
          aeTitle,
          addresses: addressesFor(host),
          isOpenToAll: allowedDevices === null,
        };
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isDisposed = true;
    this.#retry?.[Symbol.dispose]();
    if (this.#opened.kind === 'listening') await this.#opened.listener[Symbol.asyncDispose]();
  }
}
