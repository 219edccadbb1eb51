import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

/**
 * Which CAs are trusted beside those given as PEM: Node's own, or also those of the operating system. Reading the
 * system's costs 6 MB, so it is done only for a cloud that needs them.
 */
export type TrustedStore = 'bundled' | 'bundled-and-system';

/** TLS 1.3 trusting a store and the CAs given as PEM. */
export function serviceSecureContext(
  givenPems: readonly string[],
  store: TrustedStore,
): SecureContext {
  const system = store === 'bundled' ? [] : getCACertificates('system');
  const ca = new Set([...getCACertificates('bundled'), ...system, ...givenPems]);
  return createSecureContext({ ca: [...ca], minVersion: 'TLSv1.3' });
}

/** OpenSSL's X509_V_ERR_… of a chain that ends at a CA which is not among the trusted ones, as Node names them. */
const UNKNOWN_ISSUER: readonly string[] = [
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
];

/** True where another set of trusted CAs could make a difference. */
export function isUnknownIssuer(code: string | null | undefined): boolean {
  return code !== null && code !== undefined && UNKNOWN_ISSUER.includes(code);
}
