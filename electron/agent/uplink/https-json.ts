import { once } from 'node:events';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent, request, type AgentOptions } from 'node:https';
import type { AgentConfig } from '../../contract/agent-config.ts';
import type { Clock } from '../../foundation/clock.ts';
import { errnoOf } from '../../foundation/errors.ts';
import type { BearerToken } from '../secrets/bearer-token.ts';
import { TunnelAgent } from './tunnel-agent.ts';
import {
  isUnknownIssuer,
  serviceSecureContext,
  type TrustedStore,
} from './trusted-certificates.ts';

export const MAX_ANSWER_BYTES = 1024 * 1024;
/** The heartbeat, receipts and one call of a person at a time. */
const MAX_SOCKETS = 4;
const TUNNEL_SHARE = 0.75;

export type JsonRequest = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token?: BearerToken;
  readonly body?: unknown;
  /** For the whole exchange, connecting included. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
};
export type TextAnswer = { readonly status: number; readonly text: string };

/** The answer is longer than MAX_ANSWER_BYTES. */
export class AnswerTooLongError extends Error {}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) throw new AnswerTooLongError('the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** How the service is reached, apart from its address. */
export type ServiceWay = Pick<AgentConfig['link'], 'proxy' | 'caPem' | 'connectTimeoutMs'>;

function isSameWay(a: ServiceWay, b: ServiceWay): boolean {
  return (
    a.caPem === b.caPem &&
    a.connectTimeoutMs === b.connectTimeoutMs &&
    a.proxy?.host === b.proxy?.host &&
    a.proxy?.port === b.proxy?.port
  );
}

/** The connections of one way, until another takes its place. */
class Route {
  readonly way: ServiceWay;
  readonly agent: Agent;
  #calls = 0;
  #isRetired = false;

  constructor(way: ServiceWay, agent: Agent) {
    this.way = way;
    this.agent = agent;
  }

  begin(): Disposable {
    this.#calls += 1;
    return {
      [Symbol.dispose]: () => {
        this.#calls -= 1;
        this.#closeIfDone();
      },
    };
  }

  retire(): void {
    this.#isRetired = true;
    this.#closeIfDone();
  }

  #closeIfDone(): void {
    if (this.#isRetired && this.#calls === 0) this.agent.destroy();
  }
}

/** JSON over HTTPS with kept-alive connections to one origin. Follows no redirects. Throws raw network errors. */
export class HttpsJson implements Disposable {
  readonly #base: URL;
  readonly #clock: Clock;
  readonly #caPem: string | null;
  readonly #getWay: () => ServiceWay;
  #route: Route | null = null;
  #store: TrustedStore = 'bundled';

  constructor(options: {
    readonly baseUrl: URL;
    /** The CA given at pairing. */
    readonly caPem: string | null;
    readonly clock: Clock;
    /** Read anew for each call: another way counts at once. */
    readonly getWay: () => ServiceWay;
  }) {
    this.#base = options.baseUrl;
    this.#clock = options.clock;
    this.#caPem = options.caPem;
    this.#getWay = options.getWay;
  }

  /** Connections of the way that holds now; those of another way are closed once their calls are over. */
  #routeNow(): Route {
    const way = this.#getWay();
    const present = this.#route;
    if (present !== null && isSameWay(present.way, way)) return present;
    present?.retire();
    return (this.#route = new Route(way, this.#agentFor(way)));
  }

  #agentFor({ caPem, proxy, connectTimeoutMs }: ServiceWay): Agent {
    const pems = [this.#caPem, caPem].filter((pem) => pem !== null);
    const options: AgentOptions = {
      keepAlive: true,
      maxSockets: MAX_SOCKETS,
      secureContext: serviceSecureContext(pems, this.#store),
      minVersion: 'TLSv1.3',
    };
    if (proxy === null) return new Agent(options);
    // Sooner than the whole exchange is given up, so that a silent proxy is not taken for a silent cloud.
    const timeoutMs = TUNNEL_SHARE * connectTimeoutMs;
    return new TunnelAgent(options, { proxy, clock: this.#clock, timeoutMs });
  }

  async send(options: JsonRequest): Promise<TextAnswer> {
    try {
      return await this.#send(options);
    } catch (error) {
      if (this.#store !== 'bundled' || !isUnknownIssuer(errnoOf(error))) throw error;
      this.#store = 'bundled-and-system';
      this.forgetConnections();
      return await this.#send(options);
    }
  }

  /** A kept-alive connection that the server closed just now says nothing about the server: tried again, once. */
  async #send(options: JsonRequest): Promise<TextAnswer> {
    const first = await this.#attempt(options, true);
    return first ?? (await this.#attempt(options, false)) ?? { status: 0, text: '' };
  }

  /** Null where a reused connection turned out to be closed and `mayRetry` is set. */
  async #attempt(options: JsonRequest, mayRetry: boolean): Promise<TextAnswer | null> {
    const timeout = new AbortController();
    const timer = this.#clock.after(options.timeoutMs, () =>
      timeout.abort(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })),
    );
    const given = options.signal ? [options.signal] : [];
    const signal = AbortSignal.any([timeout.signal, ...given]);
    let call: ClientRequest | null = null;
    const route = this.#routeNow();
    using _call = route.begin();
    try {
      signal.throwIfAborted();
      call = this.#request(options, signal, route.agent);
      const [response] = (await once(call, 'response')) as [IncomingMessage];
      return { status: response.statusCode ?? 0, text: await readText(response) };
    } catch (error) {
      signal.throwIfAborted();
      const wasClosed = ['ECONNRESET', 'EPIPE'].includes(errnoOf(error) ?? '');
      if (mayRetry && call?.reusedSocket === true && wasClosed) return null;
      throw error;
    } finally {
      timer[Symbol.dispose]();
    }
  }

  #request(
    { method, path, token, body }: JsonRequest,
    signal: AbortSignal,
    agent: Agent,
  ): ClientRequest {
    const payload = body === undefined ? '' : JSON.stringify(body);
    const call = request(new URL(this.#base.pathname.replace(/\/$/, '') + path, this.#base), {
      method,
      agent,
      signal,
      headers: {
        accept: 'application/json',
        ...(payload !== '' && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(payload),
        }),
        ...(token && { authorization: token.toHeader() }),
      },
    });
    // once() stops listening with the answer; an error after it must not end the process.
    call.on('error', () => undefined);
    call.end(payload);
    return call;
  }

  /** The next call opens a connection of its own; what runs ends on the one it has. */
  forgetConnections(): void {
    this.#route?.retire();
    this.#route = null;
  }

  [Symbol.dispose](): void {
    this.#route?.agent.destroy();
  }
}
