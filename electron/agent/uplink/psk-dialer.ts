import type { Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import type { Proxy } from '../../contract/agent-config.ts';
import type { LinkFault } from '../../contract/link-state.ts';
import type { PskCipherSuite } from '../../contract/psk-link.ts';
import type { Clock } from '../../foundation/clock.ts';
import type { PreSharedKey } from '../secrets/pre-shared-key.ts';
import { negotiatedSuite, PSK_TLS_OPTIONS } from './cipher-policy.ts';
import { faultOf } from './fault-mapping.ts';
import { LinkFaultError } from './link-fault.ts';
import { hasLocalNetwork, isLoopbackHost } from './local-network.ts';
import { openTunnel } from './proxy-tunnel.ts';

/** Where the data channel ends and what opens it. Ports in the order of trying. */
export type DialTarget = {
  readonly host: string;
  readonly ports: readonly number[];
  readonly identity: string;
  readonly key: PreSharedKey;
  /** Way to the host; null: straight. */
  readonly proxy: Proxy | null;
};

/** An open data channel. The socket has a silent 'error' listener of its own; watch 'close'. */
export type DialedLink = {
  readonly socket: TLSSocket;
  readonly suite: PskCipherSuite;
  readonly port: number;
};

export type DialOptions = DialTarget & {
  /** For each port. */
  readonly connectTimeoutMs: number;
  readonly signal?: AbortSignal;
};

/** Opens data channels. Throws LinkFaultError, or the signal's reason. */
export interface Dialer {
  dial(options: DialOptions): Promise<DialedLink>;
}

/** Another port of the same host cannot do better. */
const FINAL_FAULTS: readonly LinkFault[] = [
  'key-refused',
  'name-not-found',
  'no-network',
  'proxy-unreachable',
  'proxy-password',
];
/** Where every port failed, the fault that tells most. */
const TELLING_ORDER: readonly LinkFault[] = [
  'tls-altered',
  'cloud-down',
  'port-closed',
  'proxy-refused',
];

function mostTelling(errors: readonly LinkFaultError[]): LinkFaultError {
  const ranked = TELLING_ORDER.map((fault) => errors.find((error) => error.code === fault));
  return (
    ranked.find((error) => error !== undefined) ?? errors[0] ?? new LinkFaultError('no-network')
  );
}

const coded = (code: string): Error => Object.assign(new Error(code), { code });

/** TLS-PSK over TCP, remembering for each host the port that worked last. */
export class PskDialer implements Dialer {
  readonly #clock: Clock;
  readonly #lastPorts = new Map<string, number>();

  constructor(options: { readonly clock: Clock }) {
    this.#clock = options.clock;
  }

  async dial(options: DialOptions): Promise<DialedLink> {
    const errors: LinkFaultError[] = [];
    for (const port of this.#portsInOrder(options)) {
      options.signal?.throwIfAborted();
      try {
        const dialed = await this.#dialPort(options, port);
        this.#lastPorts.set(options.host, port);
        return dialed;
      } catch (error) {
        if (!(error instanceof LinkFaultError)) throw error;
        if (FINAL_FAULTS.includes(error.code)) throw error;
        errors.push(error);
      }
    }
    throw mostTelling(errors);
  }

  #portsInOrder({ host, ports }: DialTarget): readonly number[] {
    const last = this.#lastPorts.get(host);
    if (last === undefined || !ports.includes(last)) return ports;
    return [last, ...ports.filter((port) => port !== last)];
  }

  async #dialPort(options: DialOptions, port: number): Promise<DialedLink> {
    const { proxy, connectTimeoutMs: timeoutMs } = options;
    if (proxy === null) return await this.#handshake(options, port, null);
    const tunnel = { ...options, proxy, port, timeoutMs, clock: this.#clock };
    return await this.#handshake(options, port, await openTunnel(tunnel));
  }

  #handshake(options: DialOptions, port: number, tunnel: Socket | null): Promise<DialedLink> {
    const { host, identity, key, connectTimeoutMs, signal } = options;
    const { promise, resolve, reject } = Promise.withResolvers<DialedLink>();
    let keyWasUsed = false;
    const socket = connect({
      ...PSK_TLS_OPTIONS,
      ...(tunnel === null ? { host, port } : { socket: tunnel }),
      // Called once the server has chosen a PSK suite, never before: TLS 1.3 is switched off.
      pskCallback: () => {
        keyWasUsed = true;
        return { psk: key.toBytes(), identity };
      },
    });
    const fail = (cause: unknown): void => {
      const hasNetwork = isLoopbackHost(host) || hasLocalNetwork();
      reject(new LinkFaultError(faultOf(cause, { keyWasUsed, hasNetwork }), { cause }));
      socket.destroy();
    };
    const abort = (): void => {
      reject(signal?.reason as Error);
      socket.destroy();
    };
    const timer = this.#clock.after(connectTimeoutMs, () => fail(coded('ETIMEDOUT')));
    // Stays on for the socket's life: an error before the new owner listens must not end the process.
    socket.on('error', fail);
    socket.once('close', () => fail(coded('ECONNRESET')));
    socket.once('secureConnect', () => {
      const suite = negotiatedSuite(socket);
      socket.setNoDelay(true);
      if (suite === null) fail(new LinkFaultError('tls-altered'));
      else resolve({ socket, suite, port });
    });
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { once: true });
    return promise.finally(() => {
      timer[Symbol.dispose]();
      signal?.removeEventListener('abort', abort);
    });
  }
}
