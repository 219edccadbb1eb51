import { once } from 'node:events';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import type { Clock } from '../../foundation/clock.ts';
import { errnoOf } from '../../foundation/errors.ts';
import type { BearerToken } from '../secrets/bearer-token.ts';
import { serviceSecureContext } from './trusted-certificates.ts';

export const MAX_ANSWER_BYTES = 1024 * 1024;
/** The heartbeat, receipts and one call of a person at a time. */
const MAX_SOCKETS = 4;

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

/** JSON over HTTPS with kept-alive connections to one origin. Follows no redirects. Throws raw network errors. */
export class HttpsJson implements Disposable {
  readonly #base: URL;
  readonly #clock: Clock;
  readonly #agent: Agent;

  constructor(options: {
    readonly baseUrl: URL;
    readonly caPem: string | null;
    readonly clock: Clock;
  }) {
    this.#base = options.baseUrl;
    this.#clock = options.clock;
    this.#agent = new Agent({
      keepAlive: true,
      maxSockets: MAX_SOCKETS,
      secureContext: serviceSecureContext(options.caPem),
      minVersion: 'TLSv1.3',
    });
  }

  /** A kept-alive connection that the server closed just now says nothing about the server: tried again, once. */
  async send(options: JsonRequest): Promise<TextAnswer> {
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
    try {
      signal.throwIfAborted();
      call = this.#request(options, signal);
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

  #request({ method, path, token, body }: JsonRequest, signal: AbortSignal): ClientRequest {
    const payload = body === undefined ? '' : JSON.stringify(body);
    const call = request(new URL(this.#base.pathname.replace(/\/$/, '') + path, this.#base), {
      method,
      agent: this.#agent,
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

  /** Closes the connections that nothing uses at the moment. */
  forgetConnections(): void {
    for (const sockets of Object.values(this.#agent.freeSockets))
      for (const socket of sockets ?? []) socket.destroy();
  }

  [Symbol.dispose](): void {
    this.#agent.destroy();
  }
}
