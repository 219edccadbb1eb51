import { connect, type Socket } from 'node:net';
import type { Proxy } from '../../contract/agent-config.ts';
import type { LinkFault } from '../../contract/link-state.ts';
import type { Clock } from '../../foundation/clock.ts';
import { LinkFaultError } from './link-fault.ts';
import { hasLocalNetwork, isLoopbackHost } from './local-network.ts';

/** Longer than any honest answer to CONNECT. */
const MAX_PROXY_ANSWER_BYTES = 16 * 1024;
const HEADER_END = '\r\n\r\n';
const STATUS_LINE = /^HTTP\/1\.[01] (\d{3})(?: [^\r\n]*)?\r\n/;
const PASSWORD_WANTED = 407;

export type TunnelOptions = {
  readonly proxy: Proxy;
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
  /** For connecting to the proxy and its answer. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
};

/** What a status other than 2xx means; the one place that judges it. */
function faultOfStatus(status: number): LinkFault {
  return status === PASSWORD_WANTED ? 'proxy-password' : 'proxy-refused';
}

/** What has come of the answer so far; null: not all of it yet. */
function judge(answer: Buffer): 'open' | LinkFault | null {
  const text = answer.toString('latin1');
  const end = text.indexOf(HEADER_END);
  const headerBytes = end < 0 ? answer.length : end;
  if (headerBytes >= MAX_PROXY_ANSWER_BYTES) return 'proxy-answer';
  if (end < 0) return null;
  const status = Number(STATUS_LINE.exec(text)?.[1] ?? 0);
  if (status < 200) return 'proxy-answer';
  if (status > 299) return faultOfStatus(status);
  // In TLS the far side never speaks first: what comes with the answer is not its.
  return answer.length > end + HEADER_END.length ? 'proxy-answer' : 'open';
}

function requestFor({ host, port }: TunnelOptions): string {
  const authority = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`;
}

/**
 * A connection through the proxy to `host`:`port` (HTTP CONNECT, RFC 9110 9.3.6), on which nothing has been said yet. It
 * has a silent 'error' listener. Throws LinkFaultError or the signal's reason.
 */
export function openTunnel(options: TunnelOptions): Promise<Socket> {
  const { proxy, clock, timeoutMs, signal } = options;
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const socket = connect({ host: proxy.host, port: proxy.port, noDelay: true });
  let isConnected = false;
  let answer = Buffer.alloc(0);
  const fail = (fault: LinkFault, cause?: unknown): void => {
    const isOffline = !isConnected && !isLoopbackHost(proxy.host) && !hasLocalNetwork();
    reject(new LinkFaultError(isOffline ? 'no-network' : fault, { cause }));
    socket.destroy();
  };
  const abort = (): void => {
    reject(signal?.reason as Error);
    socket.destroy();
  };
  const takeAnswer = (chunk: Buffer): void => {
    answer = Buffer.concat([answer, chunk]);
    const verdict = judge(answer);
    if (verdict === null) return;
    if (verdict !== 'open') return fail(verdict);
    socket.off('data', takeAnswer).off('close', closed).pause();
    resolve(socket);
  };
  const closed = (): void => fail(isConnected ? 'proxy-answer' : 'proxy-unreachable');
  const timer = clock.after(timeoutMs, () => fail('proxy-unreachable'));
  // Stays on for the socket's life: an error before the new owner listens must not end the process.
  socket.on('error', (cause) => fail(isConnected ? 'proxy-answer' : 'proxy-unreachable', cause));
  socket.once('close', closed);
  socket.once('connect', () => {
    isConnected = true;
    socket.on('data', takeAnswer);
    socket.write(requestFor(options));
  });
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { once: true });
  return promise.finally(() => {
    timer[Symbol.dispose]();
    signal?.removeEventListener('abort', abort);
  });
}
