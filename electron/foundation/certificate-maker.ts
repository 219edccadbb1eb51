import { isIP } from 'node:net';
import type * as X509 from '@peculiar/x509';
import { provideMetadataReflection } from './metadata-reflection.ts';

/** ECDSA on P-256: what everything that speaks TLS 1.2 with AEAD suites understands, in small and quick signatures. */
export const CERTIFICATE_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;

/** Both as PEM. */
export type KeyAndCertificate = { readonly keyPem: string; readonly certificatePem: string };

/** The certificate library, loaded when it is needed: most programs never make a certificate. */
export async function loadX509(): Promise<typeof X509> {
  provideMetadataReflection();
  const library = await import('@peculiar/x509');
  library.cryptoProvider.set(crypto);
  return library;
}

/** Types are left to inference: Node's and a browser's declarations of WebCrypto differ in details. */
export async function newKeys() {
  return crypto.subtle.generateKey(CERTIFICATE_ALGORITHM, true, ['sign', 'verify']);
}

/** The private key as PKCS#8 PEM. */
export async function privateKeyPem(
  lib: typeof X509,
  keys: Awaited<ReturnType<typeof newKeys>>,
): Promise<string> {
  const der = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return `${lib.PemConverter.encode(der, 'PRIVATE KEY')}\n`;
}

/** From a day ago, so that a PC whose clock is somewhat slow trusts it at once. */
export function validity(days: number, now: Date): { notBefore: Date; notAfter: Date } {
  return {
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(now.getTime() + days * DAY_MS),
  };
}

/** subjectAltName for host names and IP addresses. */
export function alternativeNames(
  lib: typeof X509,
  hosts: readonly string[],
): X509.SubjectAlternativeNameExtension {
  return new lib.SubjectAlternativeNameExtension(
    hosts.map((host) => ({
      type: isIP(host) === 0 ? ('dns' as const) : ('ip' as const),
      value: host,
    })),
  );
}
