import type { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { AgentConfig } from '../contract/agent-config.ts';
import type { ListenerState } from '../contract/agent-status.ts';
import type { Clock } from '../foundation/clock.ts';
import type { Logger } from '../foundation/logger.ts';
import type { PreparedChange } from './config/config-store.ts';
import { listen, ListenError, type Listener } from './dicom/ul/listener.ts';
import { refusedChange } from './listener-change.ts';
import type { ListenerPurpose, Place } from './listener-purpose.ts';
import { ownHost } from './own-host.ts';
import { portAnswers } from '../foundation/port-answers.ts';
import type { ProblemLog } from './status/problem-log.ts';

const RETRY_MS = 10_000;
/** Sockets that have not asked for an association yet, and those that wait for their peer to close, need room too. */
const SPARE_CONNECTIONS = 64;

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
  readonly purpose: ListenerPurpose;
  readonly config: () => AgentConfig;
  readonly connected: (socket: Socket) => void;
  readonly problems: ProblemLog;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly changed: () => void;
  /** Whether a port of this PC takes connections. */
  readonly answers?: (host: string, port: number) => Promise<boolean>;
};

type Opened =
  /** The settings want none. */
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'listening'; readonly listener: Listener }
  | { readonly kind: 'failed'; readonly error: ListenError };

/** Keeps a port for machines open; when it is taken, says by whom and tries again. */
export class ListenerControl implements AsyncDisposable {
  readonly #options: ListenerControlOptions;
  #opened: Opened = { kind: 'starting' };
  #retry: Disposable | null = null;
  #isDisposed = false;
  /** What the settings asked for when the port was opened last; undefined: it was not opened yet. */
  #asked: Place | null | undefined;
  /** Grows when another place takes over: what is still being opened then is too late. */
  #era = 0;
  #opening: Promise<void> | null = null;

  constructor(options: ListenerControlOptions) {
    this.#options = options;
  }

  /** Opens the port, if the settings want one. Throws {@link ListenError}. */
  async open(place?: Place): Promise<void> {
    const config = this.#options.config();
    const wanted = this.#options.purpose.place(config);
    if (this.#asked === undefined) this.#asked = wanted;
    const { host, port } = place ?? wanted ?? {};
    if (host === undefined || port === undefined) {
      this.#opened = { kind: 'off' };
      return;
    }
    const { problems, name } = this.#options.purpose;
    const era = this.#era;
    try {
      const listener = await this.#listen({ host, port }, config.dicom);
      if (era === this.#era) this.#adopt(listener);
      else await listener[Symbol.asyncDispose]();
    } catch (error) {
      if (!(error instanceof ListenError)) throw error;
      if (era !== this.#era) return;
      this.#opened = { kind: 'failed', error };
      const details = { port, ...(error.program === null ? {} : { program: error.program }) };
      this.#options.problems.began(problems[error.code], details);
      this.#options.logger.error(`${name}.failed`, {
        code: error.code,
        port,
        program: error.program,
      });
      throw error;
    } finally {
      this.#options.changed();
    }
  }

  #listen(place: Place, { maxAssociations }: AgentConfig['dicom']): Promise<Listener> {
    return listen({
      ...place,
      maxConnections: 2 * maxAssociations + SPARE_CONNECTIONS,
      connected: this.#options.connected,
    });
  }

  #adopt(listener: Listener): void {
    this.#opened = { kind: 'listening', listener };
    this.#endProblems();
    const { host, port } = listener;
    this.#options.logger.info(`${this.#options.purpose.name}.opened`, { host, port });
  }

  #endProblems(): void {
    for (const code of Object.values(this.#options.purpose.problems))
      this.#options.problems.ended(code);
  }

  /**
   * Opens the place that `next` asks for beside the present one, which stays until the change is used; associations that
   * run go on to their end. null: nothing changes here. Throws ControlError naming the field; nothing has changed then.
   */
  async prepare(next: AgentConfig): Promise<PreparedChange | null> {
    const place = this.#options.purpose.place(next);
    const asked = this.#asked;
    if (asked === undefined || isSamePlace(asked, place)) return null;
    if (place === null)
      return {
        use: () => this.#moveTo(null, null),
        [Symbol.asyncDispose]: () => Promise.resolve(),
      };
    await this.#opening;
    const { listener, restore } = await this.#openBeside(place, next.dicom);
    let isUsed = false;
    return {
      use: () => {
        isUsed = true;
        this.#moveTo(listener, place);
      },
      [Symbol.asyncDispose]: async () => {
        if (isUsed) return;
        await listener[Symbol.asyncDispose]();
        await restore();
      },
    };
  }

  async #openBeside(
    place: Place,
    dicom: AgentConfig['dicom'],
  ): Promise<{ readonly listener: Listener; readonly restore: () => Promise<void> }> {
    const before = this.#opened;
    const refused = (error: unknown): never => {
      throw error instanceof ListenError
        ? refusedChange(error, this.#options.purpose.portPath)
        : error;
    };
    const isOwnPort = before.kind === 'listening' && before.listener.port === place.port;
    if (!isOwnPort)
      return {
        listener: await this.#listen(place, dicom).catch(refused),
        restore: () => Promise.resolve(),
      };
    // Another address of the same port: the two cannot be open together.
    const { host, port } = before.listener;
    const restore = (): Promise<void> => this.openOrRetry({ host, port });
    this.#opened = { kind: 'starting' };
    await before.listener[Symbol.asyncDispose]();
    try {
      return { listener: await this.#listen(place, dicom), restore };
    } catch (error) {
      await restore();
      return refused(error);
    }
  }

  #moveTo(listener: Listener | null, place: Place | null): void {
    const before = this.#opened;
    this.#retry?.[Symbol.dispose]();
    this.#era += 1;
    this.#asked = place;
    if (before.kind === 'listening') void before.listener[Symbol.asyncDispose]();
    if (listener === null) {
      this.#opened = { kind: 'off' };
      this.#endProblems();
    } else if (this.#isDisposed) void listener[Symbol.asyncDispose]();
    else this.#adopt(listener);
    this.#options.changed();
  }

  /** Opens the port; while it cannot be had, tries every ten seconds. */
  openOrRetry(place?: Place): Promise<void> {
    // Two at once would take the port from each other.
    this.#opening ??= this.#openOrRetry(place).finally(() => (this.#opening = null));
    return this.#opening;
  }

  async #openOrRetry(place?: Place): Promise<void> {
    this.#retry?.[Symbol.dispose]();
    try {
      await this.open(place);
    } catch (error) {
      if (!(error instanceof ListenError)) throw error;
      if (this.#isDisposed || this.#opened.kind !== 'failed') return;
      this.#retry = this.#options.clock.after(RETRY_MS, () => void this.openOrRetry(place));
    }
  }

  /** After sleep or a change of network: a port that could not be had is tried now, one that answers no more is opened anew. */
  async recheck(): Promise<void> {
    const opened = this.#opened;
    if (opened.kind === 'failed') await this.openOrRetry();
    if (opened.kind === 'listening' && !(await this.#answers(opened.listener))) {
      if (this.#isDisposed || this.#opened !== opened) return;
      const { host, port } = opened.listener;
      this.#options.logger.warn(`${this.#options.purpose.name}.silent`, { host, port });
      this.#opened = { kind: 'starting' };
      await opened.listener[Symbol.asyncDispose]();
      await this.openOrRetry({ host, port });
    }
    // The addresses of this PC may be others now.
    this.#options.changed();
  }

  #answers({ host, port }: Listener): Promise<boolean> {
    const { answers, clock } = this.#options;
    const own = ownHost(host);
    return answers === undefined ? portAnswers(own, port, clock) : answers(own, port);
  }

  /** The settings want no such port. */
  get isOff(): boolean {
    return this.#opened.kind === 'off';
  }

  get state(): ListenerState {
    const opened = this.#opened;
    const { aeTitle, allowedDevices, calledAeTitles } = this.#options.config().dicom;
    switch (opened.kind) {
      case 'off':
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
          calledAeTitles,
          addresses: addressesFor(host),
          isOpenToAll: allowedDevices === null,
        };
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isDisposed = true;
    this.#era += 1;
    this.#retry?.[Symbol.dispose]();
    if (this.#opened.kind === 'listening') await this.#opened.listener[Symbol.asyncDispose]();
  }
}

function isSamePlace(a: Place | null, b: Place | null): boolean {
  return a === b || (a?.host === b?.host && a?.port === b?.port);
}
