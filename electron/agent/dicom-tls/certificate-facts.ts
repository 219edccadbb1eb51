import type { X509Certificate } from 'node:crypto';
import type { CertificateFacts, OwnCertificate } from '../../contract/certificates.ts';
import { issuerOf, subjectOf } from '../../foundation/certificate-subject.ts';
import type { OwnIdentity } from './own-identity.ts';

/** What people compare and read of a certificate. */
export function certificateFacts(certificate: X509Certificate): CertificateFacts {
  return {
    subject: subjectOf(certificate),
    issuer: issuerOf(certificate),
    fingerprint: certificate.fingerprint256,
    notBefore: certificate.validFromDate.toISOString(),
    notAfter: certificate.validToDate.toISOString(),
  };
}

/** The same of this PC's own. */
export function ownCertificateFacts({ certificate, isOwnMake }: OwnIdentity): OwnCertificate {
  const names = certificate.subjectAltName?.split(', ') ?? [];
  return {
    ...certificateFacts(certificate),
    isOwnMake,
    names: names.map((name) => name.replace(/^(?:DNS|IP Address):/, '')),
  };
}
