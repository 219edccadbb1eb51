import { spawn } from 'node:child_process';
import { constants, randomBytes } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { createServer as createTlsServer, type TLSSocket, type TlsOptions } from 'node:tls';
import { PSK_CIPHER_SUITES } from '../../electron/contract/psk-link.ts';
import type { TestCertificates } from './test-certificates.ts';

/** Something that listens on a port of this machine until it is disposed. */
export type Peer = AsyncDisposable & { readonly port: number };

/** Listens on `port` (0: a free one) of 127.0.0.1; disposing drops the open connections too. */
export async function listenLocally(server: Server, port = 0): Promise<Peer> {
  const open = new Set<{ destroy(): unknown }>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** A port that nothing listens on: it was free a moment ago. */
export async function closedPort(): Promise<number> {
  const peer = await listenLocally(createTcpServer());
  await peer[Symbol.asyncDispose]();
  return peer.port;
}

export const silentPeer = (): Promise<Peer> => listenLocally(createTcpServer(() => undefined));
export const hangingUpPeer = (): Promise<Peer> => listenLocally(createTcpServer((s) => s.end()));
export const resettingPeer = (): Promise<Peer> =>
  listenLocally(createTcpServer((s) => s.once('data', () => s.resetAndDestroy())));
export const httpPeer = (): Promise<Peer> =>
  listenLocally(createHttpServer((_request, response) => response.end('hello')));
export const x509Peer = (
  { certPem, keyPem }: TestCertificates,
  options: TlsOptions = {},
): Promise<Peer> => listenLocally(createTlsServer({ cert: certPem, key: keyPem, ...options }));

export type PskPeerOptions = {
  /** Key in hex of an identity; an unknown one gets a random key, as our cloud does it. */
  readonly keyOf: (identity: string) => string | undefined;
  /** Answers an unknown identity with unknown_psk_identity, as a careless server does. */
  readonly tellsUnknownIdentity?: boolean;
  readonly port?: number;
  readonly ciphers?: string;
  readonly onConnection?: (socket: TLSSocket) => void;
};

/** A TLS-PSK server as our cloud runs one. */
export async function pskPeer(options: PskPeerOptions): Promise<Peer> {
  const server = createTlsServer({
    minVersion: 'TLSv1.2',
    maxVersion: 'TLSv1.2',
    ciphers: options.ciphers ?? PSK_CIPHER_SUITES.join(':'),
    dhparam: 'auto',
    secureOptions: constants.SSL_OP_NO_TICKET,
    pskCallback: (_socket, identity) => {
      const hex = options.keyOf(identity);
      if (hex !== undefined) return Buffer.from(hex, 'hex');
      return options.tellsUnknownIdentity ? null : randomBytes(32);
    },
  });
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  server.on('secureConnection', (socket) => {
    socket.on('error', () => undefined);
    options.onConnection?.(socket);
  });
  return listenLocally(server, options.port);
}

/** `openssl s_server` with these arguments, once it accepts connections. */
export async function opensslPeer(args: readonly string[]): Promise<Peer> {
  const port = await closedPort();
  const child = spawn('openssl', ['s_server', '-accept', `127.0.0.1:${port}`, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (text.includes('ACCEPT')) resolve();
    });
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    child.once('close', () => reject(new Error(`openssl s_server ended: ${text}`)));
  });
  return {
    port,
    async [Symbol.asyncDispose]() {
      child.kill();
      await exited;
    },
  };
}
