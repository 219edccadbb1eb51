import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

/** TLS 1.3 trusting the CAs of Node, of the operating system and those given as PEM. */
export function serviceSecureContext(givenPems: readonly string[]): SecureContext {
  const ca = new Set([
    ...getCACertificates('bundled'),
    ...getCACertificates('system'),
    ...givenPems,
  ]);
  return createSecureContext({ ca: [...ca], minVersion: 'TLSv1.3' });
}
