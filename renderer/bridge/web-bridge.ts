import { agentStatusSchema, type AgentStatus } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import {
  CONTROL_CALLS,
  controlCallNameSchema,
  MAX_CONTROL_MESSAGE_BYTES,
  serializedErrorSchema,
  WEB_API_PREFIX,
  WEB_EVENTS_PATH,
  type ControlCallName,
  type ControlClient,
} from '../../electron/contract/control.ts';
import { CallError } from './call-error.ts';
import { EventStreamParser } from './event-stream.ts';
import { SilenceWatch, wait } from './wait.ts';

const RECONNECT_MIN_MS = 250;
const RECONNECT_MAX_MS = 5_000;
/** A stream this long without a byte is checked with a call: a hung agent keeps its connections open. */
const SILENCE_MS = 10_000;
const PROBE_TIMEOUT_MS = 5_000;

type Listener<T> = (value: T) => void;

/** The Bridge over the agent's loopback web server. Follows the agent from `start` until stopped. */
export class WebBridge implements Bridge {
  readonly calls: ControlClient;
  readonly desktop = null;
  readonly #token: string;
  readonly #baseUrl: string;
  readonly #silenceMs: number;
  readonly #probeTimeoutMs: number;
  readonly #onStatus = new Set<Listener<AgentStatus>>();
  readonly #onConnected = new Set<Listener<boolean>>();
  readonly #onLocked: () => void;
  #end = new AbortController();
  #status: AgentStatus | null = null;
  #isConnected: boolean | null = null;

  constructor(options: {
    readonly token: string;
    /** Origin of the web server, without a path. */
    readonly baseUrl: string;
    /** Told once when the agent does not take the token; nothing comes after that. */
    readonly onLocked: () => void;
    readonly silenceMs?: number;
    readonly probeTimeoutMs?: number;
  }) {
    this.#token = options.token;
    this.#baseUrl = options.baseUrl;
    this.#onLocked = options.onLocked;
    this.#silenceMs = options.silenceMs ?? SILENCE_MS;
    this.#probeTimeoutMs = options.probeTimeoutMs ?? PROBE_TIMEOUT_MS;
    this.calls = this.#makeCalls();
  }

  /** Returns what ends it. (A function, not Symbol.dispose: the browser of a clinic PC may not know that.) */
  start(): () => void {
    const end = new AbortController();
    this.#end = end;
    void this.#follow(end.signal);
    return () => end.abort();
  }

  readonly onStatus = (listener: Listener<AgentStatus>): (() => void) => {
    if (this.#status) listener(this.#status);
    return subscribe(this.#onStatus, listener);
  };

  readonly onConnected = (listener: Listener<boolean>): (() => void) => {
    if (this.#isConnected !== null) listener(this.#isConnected);
    return subscribe(this.#onConnected, listener);
  };

  #makeCalls(): ControlClient {
    const entries = controlCallNameSchema.options.map((name) => [
      name,
      (args: unknown) => this.#call(name, args, this.#end.signal),
    ]);
    return Object.fromEntries(entries) as ControlClient;
  }

  async #call(name: ControlCallName, args: unknown, signal: AbortSignal): Promise<unknown> {
    const response = await this.#fetch(WEB_API_PREFIX + name, signal, {
      method: 'POST',
      body: JSON.stringify(args),
    });
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) {
      const refusal = serializedErrorSchema.safeParse(body).data;
      throw refusal
        ? CallError.from(refusal)
        : new CallError('internal', `answer ${response.status}`);
    }
    const result = CONTROL_CALLS[name].result.safeParse(body);
    if (!result.success)
      throw new CallError('internal', `the answer to ${name} was not understood`);
    return result.data;
  }

  async #fetch(path: string, signal: AbortSignal, init: RequestInit = {}): Promise<Response> {
    const headers: Record<string, string> = { Authorization: `Bearer ${this.#token}` };
    if (init.body !== undefined) headers['Content-Type'] = 'application/json';
    const response = await fetch(this.#baseUrl + path, {
      ...init,
      headers,
      signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    }).catch(() => {
      throw new CallError('agent-not-running', 'the agent could not be reached');
    });
    if (response.status === 401 || response.status === 403) {
      this.#lock();
      throw new CallError('agent-not-running', 'the agent did not take the token');
    }
    return response;
  }

  #lock(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    this.#onLocked();
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const isOver = (): boolean => signal.aborted;
    let attempt = 0;
    while (!isOver()) {
      try {
        await this.#readEvents(signal, () => (attempt = 0));
      } catch {
        // Whatever ended the stream, the answer is the same: ask for the status, and try again.
      }
      // The agent may refuse a stream (too many windows) and still answer calls; then it is asked now and then.
      if (!isOver()) await this.#probe(signal).catch(() => this.#setConnected(false));
      await wait(Math.min(RECONNECT_MAX_MS, RECONNECT_MIN_MS * 2 ** attempt++), signal);
    }
  }

  /** Reads statuses until the stream ends; throws when it breaks or says something that is not a status. */
  async #readEvents(end: AbortSignal, onAlive: () => void): Promise<void> {
    const broken = new AbortController();
    const signal = AbortSignal.any([end, broken.signal]);
    const response = await this.#fetch(WEB_EVENTS_PATH, signal);
    if (!response.ok || !response.body) throw new CallError('internal', 'no event stream');
    const watch = new SilenceWatch(this.#silenceMs, () => {
      this.#probe(signal).then(
        () => watch.touch(),
        () => {
          this.#setConnected(false);
          broken.abort();
        },
      );
    });
    signal.addEventListener('abort', () => watch.stop());
    try {
      await this.#readStream(response.body, () => {
        watch.touch();
        onAlive();
      });
    } finally {
      broken.abort();
    }
  }

  async #readStream(body: ReadableStream<Uint8Array>, onAlive: () => void): Promise<void> {
    const parser = new EventStreamParser(MAX_CONTROL_MESSAGE_BYTES);
    const decoder = new TextDecoder();
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onAlive();
      for (const { event, data } of parser.push(decoder.decode(value, { stream: true }))) {
        if (event === 'status') this.#setStatus(agentStatusSchema.parse(JSON.parse(data)));
      }
    }
  }

  async #probe(signal: AbortSignal): Promise<void> {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(this.#probeTimeoutMs)]);
    this.#setStatus(agentStatusSchema.parse(await this.#call('getStatus', {}, limit)));
  }

  #setStatus(status: AgentStatus): void {
    const isSameAgent = this.#status?.agent.startedAt === status.agent.startedAt;
    // An answer to a call may overtake the stream; an older status never replaces a newer one of the same agent.
    if (!this.#status || !isSameAgent || status.revision >= this.#status.revision) {
      this.#status = status;
      for (const listener of this.#onStatus) listener(status);
    }
    this.#setConnected(true);
  }

  #setConnected(isConnected: boolean): void {
    if (this.#end.signal.aborted) return;
    if (this.#isConnected === isConnected) return;
    this.#isConnected = isConnected;
    for (const listener of this.#onConnected) listener(isConnected);
  }
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
