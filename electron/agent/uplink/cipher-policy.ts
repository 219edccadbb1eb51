import type { TLSSocket } from 'node:tls';
import {
  MAX_PSK_IDENTITY_BYTES,
  PSK_CIPHER_SUITES,
  PSK_TLS_VERSION,
  type PskCipherSuite,
} from '../../contract/psk-link.ts';

/** Diffie-Hellman groups below this are not forward secrecy any more. */
const MIN_DH_BITS = 2048;

/**
 * TLS options of every data channel. minVersion = maxVersion, because otherwise Node negotiates a TLS 1.3 SHA-256 suite
 * whatever `ciphers` says; checkServerIdentity, because with a pre-shared key there is no certificate to look at.
 */
export const PSK_TLS_OPTIONS = {
  minVersion: PSK_TLS_VERSION,
  maxVersion: PSK_TLS_VERSION,
  ciphers: PSK_CIPHER_SUITES.join(':'),
  minDHSize: MIN_DH_BITS,
  checkServerIdentity: () => undefined,
} as const;

function isPermittedSuite(name: string): name is PskCipherSuite {
  return (PSK_CIPHER_SUITES as readonly string[]).includes(name);
}

/** The suite of a finished handshake, or null where protocol or suite are not those of the policy. */
export function negotiatedSuite(socket: TLSSocket): PskCipherSuite | null {
  const { name } = socket.getCipher();
  return socket.getProtocol() === PSK_TLS_VERSION && isPermittedSuite(name) ? name : null;
}

/** RFC 4279 5.1: text that fits; a NUL would end it early inside the TLS library. */
export function isPskIdentity(identity: string): boolean {
  const bytes = Buffer.byteLength(identity, 'utf8');
  return bytes > 0 && bytes <= MAX_PSK_IDENTITY_BYTES && !identity.includes('\0');
}
