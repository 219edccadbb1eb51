import { X509Certificate } from 'node:crypto';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

const PEM_BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** True where the text holds at least one certificate in PEM form and nothing but valid ones. */
export function isCertificatePem(pem: string): boolean {
  const blocks = pem.match(PEM_BLOCK) ?? [];
  try {
    for (const block of blocks) new X509Certificate(block);
  } catch {
    return false;
  }
  return blocks.length > 0;
}

/** TLS 1.3 trusting the CAs of Node, of the operating system and, where given, a private one. */
export function serviceSecureContext(caPem: string | null): SecureContext {
  const ca = new Set([...getCACertificates('bundled'), ...getCACertificates('system')]);
  if (caPem !== null) ca.add(caPem);
  return createSecureContext({ ca: [...ca], minVersion: 'TLSv1.3' });
}
