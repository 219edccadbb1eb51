import type { Socket } from 'node:net';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import type { AgentConfig } from '../../contract/agent-config.ts';
import type { Clock } from '../../foundation/clock.ts';
import { errnoOf } from '../../foundation/errors.ts';
import { firstWords } from './first-words.ts';
import type { OwnIdentity } from './own-identity.ts';
import { judgePeer, type PeerVerdict } from './peer-check.ts';
import { tlsOptions } from './tls-profile.ts';
import type { TrustedPeers } from './trusted-peers.ts';

/** From the connection to the end of the handshake. */
const HANDSHAKE_TIMEOUT_MS = 10_000;

/** What became of connections that did not get in. Addresses as the socket tells them. */
export interface DoorReport {
  /** DICOM without encryption; `callingAeTitle` null: it said too little. */
  spokePlain(address: string, callingAeTitle: string | null): void;
  peerRefused(address: string, verdict: PeerVerdict & { kind: 'refused' }): void;
  /** No version or cipher suite in common, or it broke off; `code` is OpenSSL's or Node's. */
  handshakeFailed(address: string, code: string): void;
}

type Guest = { readonly socket: TLSSocket; readonly verdict: PeerVerdict | null };

/** Turns connections into TLS ones: lets in whom the settings let in, and says what the others did. */
export class TlsDoor implements Disposable {
  readonly #clock: Clock;
  readonly #trusted: TrustedPeers;
  readonly #report: DoorReport;
  readonly #entered: (socket: TLSSocket, subject: string | null) => void;
  readonly #guests = new Set<Guest>();
  #server: Server | null = null;

  constructor(options: {
    readonly clock: Clock;
    readonly trusted: TrustedPeers;
    readonly report: DoorReport;
    /** `subject` of the certificate that was asked for and is trusted; null: none was asked for. */
    readonly entered: (socket: TLSSocket, subject: string | null) => void;
  }) {
    this.#clock = options.clock;
    this.#trusted = options.trusted;
    this.#report = options.report;
    this.#entered = options.entered;
  }

  /** From now on with this certificate and these settings; connections that are open stay. */
  open(identity: OwnIdentity, settings: AgentConfig['dicomTls']): void {
    const isAsking = settings.clientCertificates === 'required';
    const server = createServer({
      ...tlsOptions(settings),
      ...identity.credentials,
      // Judged by ourselves after the handshake, so that a refusal can name whom it refused.
      requestCert: isAsking,
      rejectUnauthorized: false,
      ca: this.#trusted.authorities,
      handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    });
    server.on('secureConnection', (socket) => this.#shookHands(socket, isAsking));
    server.on('tlsClientError', (error, socket) => {
      const code = errnoOf(error) ?? 'ERR_SSL';
      if (isTelling(code)) this.#report.handshakeFailed(socket.remoteAddress ?? '', code);
      socket.destroy();
    });
    this.#server = server;
  }

  /** Takes over a connection to the encrypted port. */
  connected(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    socket.on('error', () => undefined);
    const timer = this.#clock.after(HANDSHAKE_TIMEOUT_MS, () => socket.destroy());
    socket.once('close', () => timer[Symbol.dispose]());
    firstWords(socket, (words) => {
      timer[Symbol.dispose]();
      if (words.kind === 'tls' && this.#server !== null) {
        // The server's own timer for the handshake begins here.
        this.#server.emit('connection', socket);
        return;
      }
      if (words.kind === 'dicom') this.#report.spokePlain(address, words.callingAeTitle);
      socket.destroy();
    });
  }

  /** Cuts the connections of machines that are not trusted any more. `isAuthorityGone`: all that came by an authority. */
  recheck(isAuthorityGone: boolean): void {
    for (const { socket, verdict } of this.#guests) {
      if (verdict?.kind !== 'trusted') continue;
      const isGone =
        verdict.by === 'authority'
          ? isAuthorityGone
          : judgePeer(socket, this.#trusted, this.#clock.now()).kind === 'refused';
      if (isGone) socket.destroy();
    }
  }

  [Symbol.dispose](): void {
    this.#server = null;
  }

  #shookHands(socket: TLSSocket, isAsking: boolean): void {
    socket.on('error', () => undefined);
    const verdict = isAsking ? judgePeer(socket, this.#trusted, this.#clock.now()) : null;
    if (verdict?.kind === 'refused') {
      this.#report.peerRefused(socket.remoteAddress ?? '', verdict);
      socket.destroy();
      return;
    }
    const guest = { socket, verdict };
    this.#guests.add(guest);
    socket.once('close', () => this.#guests.delete(guest));
    this.#entered(socket, verdict?.subject ?? null);
  }
}

/** A connection that only ended (a port scan, a check whether the port is open) is no news. */
function isTelling(code: string): boolean {
  return code.startsWith('ERR_SSL') || code === 'ERR_TLS_HANDSHAKE_TIMEOUT';
}
