import { X509Certificate } from 'node:crypto';

const PEM_BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const PEM_BEGIN = /-----BEGIN /g;
const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/;

export type PemProblem = 'not-a-certificate' | 'private-key';

/** The certificates of a PEM text, or why it is not one or more certificates and nothing else (comments aside). */
export function readCertificates(pem: string): readonly X509Certificate[] | PemProblem {
  if (PRIVATE_KEY.test(pem)) return 'private-key';
  const blocks = pem.match(PEM_BLOCK) ?? [];
  if (blocks.length === 0 || blocks.length !== pem.match(PEM_BEGIN)?.length)
    return 'not-a-certificate';
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    return 'not-a-certificate';
  }
}

/** Whom a PEM text is about, for people and logs: subject and SHA-256 fingerprint of each certificate, never the text. */
export function certificateSummary(pem: string): string {
  const certificates = readCertificates(pem);
  if (typeof certificates === 'string') return 'not a certificate';
  return certificates
    .map(({ subject, fingerprint256 }) => {
      const name = subject.replaceAll('\n', ', ');
      return `${name} (SHA-256 ${fingerprint256})`;
    })
    .join('; ');
}
