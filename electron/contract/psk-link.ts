/**
 * The one cipher policy of the data channel, for both ends (RFC 4279, RFC 5487, RFC 5489).
 * Forward secrecy and AES-256 or nothing.
 */
export const PSK_CIPHER_SUITES = [
  'DHE-PSK-AES256-GCM-SHA384',
  'ECDHE-PSK-AES256-CBC-SHA384',
] as const;
export type PskCipherSuite = (typeof PSK_CIPHER_SUITES)[number];

/** Both ends pin TLS 1.2: left open, Node negotiates a TLS 1.3 SHA-256 suite whatever the cipher list says. */
export const PSK_TLS_VERSION = 'TLSv1.2';

export const PSK_BYTES = 32;
/** RFC 4279 5.1: at most 128 bytes; ours are printable and short. */
export const MAX_PSK_IDENTITY_BYTES = 127;

/** Tried in this order; the one that worked last is tried first next time. */
export const DEFAULT_PSK_PORTS = [443, 4443] as const;
export const DEFAULT_CLOUD_PSK_PORT = 4443;
