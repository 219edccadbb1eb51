import { constants } from 'node:crypto';
import type { SecureContextOptions } from 'node:tls';
import type { AgentConfig } from '../../contract/agent-config.ts';

/** Authenticated encryption with an ephemeral key exchange, and nothing else: BCP 195 (RFC 9325 4.2), PS3.15 B.12. */
const SUITES = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_AES_128_GCM_SHA256',
  'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
] as const;

/**
 * What both directions negotiate. Without tickets: a resumed session skips the certificates, and so would survive that
 * trust was taken away.
 */
export function tlsOptions({ minVersion }: Pick<AgentConfig['dicomTls'], 'minVersion'>) {
  return {
    minVersion,
    maxVersion: 'TLSv1.3',
    ciphers: SUITES.join(':'),
    honorCipherOrder: true,
    secureOptions: constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION,
  } as const satisfies SecureContextOptions;
}
