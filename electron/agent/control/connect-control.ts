import { connect, type Socket } from 'node:net';
import type { AgentStatus } from '../../contract/agent-status.ts';
import {
  CONTROL_CALLS,
  MAX_CONTROL_MESSAGE_BYTES,
  controlMessageSchema,
  type ControlCallName,
  type ControlClient,
  type ControlMessage,
} from '../../contract/control.ts';
import { systemClock, type Clock } from '../../foundation/clock.ts';
import { ControlError } from './control-error.ts';
import { LineSplitter } from '../../foundation/line-splitter.ts';
import { errnoOf } from '../../foundation/errors.ts';
import { findSocket } from '../../foundation/find-socket.ts';
import { isServedBySystem } from '../../foundation/service-places.ts';

/** The calls of a running agent, its statuses, and the end of the connection. */
export type ControlConnection = ControlClient &
  AsyncDisposable & {
    /** Delivers the present status after the first call and each later one. */
    readonly onStatus: (listener: (status: AgentStatus) => void) => Disposable;
    /** Resolves when the agent has gone. */
    readonly closed: Promise<void>;
  };

/** Longer than anything the agent does for one call; past it, it hangs. */
const CALL_TIMEOUT_MS = 120_000;

type Waiting = {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: ControlError) => void;
  readonly timer: Disposable;
};

function notRunning(dataDir: string): ControlError {
  return new ControlError(
    'agent-not-running',
    `Tern is not running with the data folder ${dataDir}. Open the Tern app, or start it with "tern run".`,
  );
}

/** Why nobody answers there. */
function unreachable(dataDir: string, error: unknown): ControlError {
  if (errnoOf(error) === 'EACCES')
    return new ControlError(
      'service-not-permitted',
      'This account may not use the Tern service of this PC. An administrator can add it to the group tern.',
    );
  if (isServedBySystem(dataDir))
    return new ControlError(
      'service-stopped',
      'The Tern service of this PC is not running. To see why: tern service status',
    );
  return notRunning(dataDir);
}

async function openSocket(dataDir: string): Promise<Socket> {
  const path = await findSocket(dataDir);
  if (path === null) throw notRunning(dataDir);
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', (error) => reject(unreachable(dataDir, error)));
  });
}

function parseMessage(line: string): ControlMessage | null {
  try {
    return controlMessageSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

class Connection {
  readonly #socket: Socket;
  readonly #clock: Clock;
  readonly #splitter = new LineSplitter(MAX_CONTROL_MESSAGE_BYTES);
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(status: AgentStatus) => void>();
  readonly closed: Promise<void>;
  #lastId = 0;

  constructor(socket: Socket, clock: Clock) {
    this.#socket = socket;
    this.#clock = clock;
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => this.#receive(chunk));
    void this.closed.then(() => this.#failAll());
  }

  async call(call: ControlCallName, args: unknown): Promise<unknown> {
    const id = ++this.#lastId;
    const answer = new Promise<unknown>((resolve, reject) => {
      const timer = this.#clock.after(CALL_TIMEOUT_MS, () => {
        this.#waiting.delete(id);
        reject(new ControlError('agent-not-running', 'Tern does not answer. Restart it.'));
      });
      this.#waiting.set(id, { resolve, reject, timer });
    });
    if (this.#socket.destroyed) this.#failAll();
    else this.#socket.write(`${JSON.stringify({ id, call, args })}\n`);
    const result = CONTROL_CALLS[call].result.safeParse(await answer);
    if (result.success) return result.data;
    throw new ControlError('internal', 'The answer of the running Tern is of another version.');
  }

  onStatus(listener: (status: AgentStatus) => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  async close(): Promise<void> {
    this.#socket.destroy();
    await this.closed;
  }

  #receive(chunk: Buffer): void {
    try {
      for (const line of this.#splitter.push(chunk)) this.#take(parseMessage(line));
    } catch {
      this.#socket.destroy();
    }
  }

  #take(message: ControlMessage | null): void {
    if (message === null) {
      this.#socket.destroy();
      return;
    }
    if ('event' in message) {
      for (const listener of this.#listeners) listener(message.status);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    waiting?.timer[Symbol.dispose]();
    if ('error' in message)
      waiting?.reject(
        new ControlError(message.error.code, message.error.message, {
          fields: message.error.fields,
        }),
      );
    else waiting?.resolve(message.result);
  }

  #failAll(): void {
    for (const { reject, timer } of this.#waiting.values()) {
      timer[Symbol.dispose]();
      reject(new ControlError('agent-not-running', 'Tern stopped before it could answer.'));
    }
    this.#waiting.clear();
  }
}

/** Connects to the agent that runs with this data folder. Throws ControlError agent-not-running, service-stopped or
 * service-not-permitted. */
export async function connectControl(
  dataDir: string,
  clock: Clock = systemClock,
): Promise<ControlConnection> {
  const connection = new Connection(await openSocket(dataDir), clock);
  const names = Object.keys(CONTROL_CALLS) as ControlCallName[];
  const calls = Object.fromEntries(
    names.map((name) => [name, (args: unknown) => connection.call(name, args)]),
  );
  return {
    // One function for each row of CONTROL_CALLS, its result parsed by that row: the shape of ControlClient.
    ...(calls as unknown as ControlClient),
    onStatus: (listener) => connection.onStatus(listener),
    closed: connection.closed,
    [Symbol.asyncDispose]: () => connection.close(),
  };
}
