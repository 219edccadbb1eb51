import { isIP } from 'node:net';
import { checkServerIdentity, connect, getCACertificates, type TLSSocket } from 'node:tls';
import type { AgentConfig } from '../../contract/agent-config.ts';
import type { Clock } from '../../foundation/clock.ts';
import { CodedError, errnoOf } from '../../foundation/errors.ts';
import { isUnknownIssuer } from '../uplink/trusted-certificates.ts';
import type { OwnIdentity } from './own-identity.ts';
import { judgePeer } from './peer-check.ts';
import { tlsOptions } from './tls-profile.ts';
import type { TrustedPeers } from './trusted-peers.ts';

export type TlsConnectErrorCode =
  /** Nothing answers there, or not in time. */
  | 'tls-unreachable'
  /** What answers does not speak TLS, or nothing that is allowed. */
  | 'tls-failed'
  /** Its certificate is not trusted or not valid. */
  | 'tls-not-trusted'
  /** Its certificate is trusted, but is another machine's. */
  | 'tls-wrong-name';

/** No encrypted connection to a machine; `detail` is a code for support, or the peer's subject. */
export class TlsConnectError extends CodedError<TlsConnectErrorCode> {
  readonly detail: string;
  constructor(code: TlsConnectErrorCode, detail: string, cause?: unknown) {
    super(code, WORDS[code], { cause });
    this.detail = detail;
  }
}

const WORDS: Readonly<Record<TlsConnectErrorCode, string>> = {
  'tls-unreachable': 'The machine does not answer at that address and port.',
  'tls-failed': 'The machine does not speak encrypted DICOM (TLS 1.2 or newer) at that port.',
  'tls-not-trusted':
    'The certificate of the machine is not trusted. To trust it: tern certificate trust FILE',
  'tls-wrong-name':
    'The certificate of the machine is for another name or address. To trust it all the same: tern certificate trust FILE',
};

export type TlsConnectParts = {
  readonly identity: OwnIdentity;
  readonly trusted: TrustedPeers;
  readonly settings: Pick<AgentConfig['dicomTls'], 'minVersion'>;
  readonly clock: Clock;
  readonly timeoutMs: number;
};

/**
 * Opens an encrypted connection to a machine and shows it our certificate. Its own has to be trusted itself, or come from
 * a trusted authority or one of this PC's and be for that name or address. Throws {@link TlsConnectError}.
 */
export async function connectTls(
  host: string,
  port: number,
  parts: TlsConnectParts,
): Promise<TLSSocket> {
  const bundled = [...getCACertificates('bundled'), ...parts.trusted.authorities];
  const first = await handshake(host, port, bundled, parts);
  if (first.kind === 'open') return first.socket;
  if (!isUnknownIssuer(first.reason)) throw first.error;
  // Reading the system's takes 6 MB, so it is done only where it can make a difference.
  const all = [...bundled, ...getCACertificates('system')];
  const second = await handshake(host, port, all, parts);
  if (second.kind === 'open') return second.socket;
  throw second.error;
}

type Outcome =
  | { readonly kind: 'open'; readonly socket: TLSSocket }
  | { readonly kind: 'refused'; readonly reason: string | null; readonly error: TlsConnectError };

function handshake(
  host: string,
  port: number,
  ca: readonly string[],
  { identity, trusted, settings, clock, timeoutMs }: TlsConnectParts,
): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const socket = connect({
    ...tlsOptions(settings),
    ...identity.credentials,
    host,
    port,
    ca: [...ca],
    ...(isIP(host) === 0 ? { servername: host } : {}),
    // Both judged below, where a certificate that is trusted itself needs no authority and no name.
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
  });
  const fail = (error: TlsConnectError): void => {
    reject(error);
    socket.destroy();
  };
  const timer = clock.after(timeoutMs, () =>
    fail(new TlsConnectError('tls-unreachable', 'timeout')),
  );
  // Stays on for the socket's life: an error before the new owner listens must not end the process.
  socket.on('error', (error: Error) => fail(connectError(error)));
  socket.once('close', () => fail(new TlsConnectError('tls-failed', 'ECONNRESET')));
  socket.once('secureConnect', () => {
    const error = whyNot(socket, host, trusted, clock.now());
    if (error === null) {
      socket.setNoDelay(true);
      resolve({ kind: 'open', socket });
      return;
    }
    // Node types it as an error; what it holds is OpenSSL's code.
    const reason: unknown = socket.authorizationError;
    resolve({ kind: 'refused', reason: typeof reason === 'string' ? reason : null, error });
    socket.destroy();
  });
  return promise.finally(() => timer[Symbol.dispose]());
}

function whyNot(
  socket: TLSSocket,
  host: string,
  trusted: TrustedPeers,
  now: Date,
): TlsConnectError | null {
  const verdict = judgePeer(socket, trusted, now);
  if (verdict.kind === 'refused')
    return new TlsConnectError('tls-not-trusted', verdict.subject ?? '');
  if (verdict.by === 'itself') return null;
  return checkServerIdentity(host, socket.getPeerCertificate()) === undefined
    ? null
    : new TlsConnectError('tls-wrong-name', verdict.subject);
}

function connectError(error: Error): TlsConnectError {
  const code = errnoOf(error) ?? 'unknown';
  const isTls = code.startsWith('ERR_SSL') || code === 'ECONNRESET' || code === 'EPROTO';
  return new TlsConnectError(isTls ? 'tls-failed' : 'tls-unreachable', code, error);
}
