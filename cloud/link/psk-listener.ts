import { constants, randomBytes } from 'node:crypto';
import { createServer, type TLSSocket } from 'node:tls';
import {
  MAX_PSK_IDENTITY_BYTES,
  PSK_BYTES,
  PSK_CIPHER_SUITES,
  PSK_TLS_VERSION,
} from '../../electron/contract/psk-link.ts';
import type { Logger } from '../../electron/foundation/logger.ts';
import { listenOn } from '../listen.ts';
import type { Uplink } from '../registry/uplinks.ts';

/** Silent sockets and unfinished handshakes are closed after this. */
const HANDSHAKE_TIMEOUT_MS = 10_000;
const MAX_CONNECTIONS = 1_000;

export type PskListenerOptions = {
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
  readonly keyOf: (pskIdentity: string) => { readonly uplink: Uplink; readonly psk: Buffer } | null;
  readonly isActive: (uplinkId: string) => boolean;
  /** An authenticated connection; the callee owns the socket from here on. */
  readonly onConnection: (socket: TLSSocket, uplink: Uplink) => void;
  readonly logger: Logger;
  readonly handshakeTimeoutMs?: number;
  readonly maxConnections?: number;
};

export type PskListener = AsyncDisposable & {
  readonly port: number;
  /** Cuts the live connections of every uplink that is no longer active. */
  readonly dropRevoked: () => void;
};

/** Which connections belong to which uplink, so that ending one cuts them. */
class LiveConnections {
  readonly #sockets = new Map<TLSSocket, string>();

  add(socket: TLSSocket, uplinkId: string): void {
    this.#sockets.set(socket, uplinkId);
    socket.once('close', () => this.#sockets.delete(socket));
  }

  drop(isGone: (uplinkId: string) => boolean): ReadonlyMap<string, number> {
    const dropped = new Map<string, number>();
    for (const id of new Set(this.#sockets.values())) if (isGone(id)) dropped.set(id, 0);
    for (const [socket, id] of this.#sockets) {
      const count = dropped.get(id);
      if (count === undefined) continue;
      dropped.set(id, count + 1);
      socket.destroy();
    }
    return dropped;
  }
}

/**
 * TLS-PSK listener of the data channel. The version is pinned, or Node negotiates a TLS 1.3 suite without our key;
 * tickets are off, because a resumed session never asks for the key and so would outlive its revocation; an unknown
 * identity gets a random key, so that from outside it fails exactly like a wrong one.
 */
export async function listenPsk(options: PskListenerOptions): Promise<PskListener> {
  const { logger } = options;
  const uplinkOf = new WeakMap<TLSSocket, Uplink>();
  const live = new LiveConnections();
  const server = createServer({
    minVersion: PSK_TLS_VERSION,
    maxVersion: PSK_TLS_VERSION,
    ciphers: PSK_CIPHER_SUITES.join(':'),
    dhparam: 'auto',
    secureOptions: constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION,
    handshakeTimeout: options.handshakeTimeoutMs ?? HANDSHAKE_TIMEOUT_MS,
    // Data comes in large pieces and answers are small.
    noDelay: true,
    pskCallback: (socket, identity) => {
      const known =
        Buffer.byteLength(identity) <= MAX_PSK_IDENTITY_BYTES ? options.keyOf(identity) : null;
      if (known) uplinkOf.set(socket, known.uplink);
      return known?.psk ?? randomBytes(PSK_BYTES);
    },
  });
  server.maxConnections = options.maxConnections ?? MAX_CONNECTIONS;
  server.on('tlsClientError', (_error, socket) => {
    const address = socket.remoteAddress ?? null;
    // handshakeTimeout reports, but leaves the socket open.
    socket.destroy();
    logger.warn('psk.refused', { address, reason: 'handshake-failed' });
  });
  server.on('secureConnection', (socket) => {
    const uplink = uplinkOf.get(socket);
    const suite = socket.getCipher().name;
    const isAllowed = PSK_CIPHER_SUITES.some((allowed) => allowed === suite);
    if (!uplink || !isAllowed || !options.isActive(uplink.id)) {
      logger.warn('psk.refused', {
        address: socket.remoteAddress ?? null,
        reason: 'not-permitted',
      });
      socket.destroy();
      return;
    }
    live.add(socket, uplink.id);
    options.onConnection(socket, uplink);
  });
  const { port } = await listenOn(server, options.host, options.port);
  return {
    port,
    dropRevoked: () => {
      for (const [uplinkId, count] of live.drop((id) => !options.isActive(id)))
        logger.info('uplink.revoked', { uplinkId, count });
    },
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      live.drop(() => true);
      await closed;
    },
  };
}
