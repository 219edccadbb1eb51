import type { CERTIFICATE_CALLS } from '../../contract/certificates.ts';
import type { ControlHandlers } from '../../contract/control.ts';
import { ownCertificateFacts } from './certificate-facts.ts';
import type { DicomTls } from './dicom-tls.ts';
import type { OwnIdentity } from './own-identity.ts';

export type CertificateHandlers = Pick<ControlHandlers, keyof typeof CERTIFICATE_CALLS>;

const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64');

/** What the calls about certificates do. */
export function createCertificateHandlers(tls: DicomTls): CertificateHandlers {
  const changed = (identity: OwnIdentity) => {
    tls.trustChanged();
    return { certificate: ownCertificateFacts(identity) };
  };
  return {
    getCertificate: async () => {
      const identity = await tls.identity.load();
      return { certificate: identity && ownCertificateFacts(identity) };
    },
    exportCertificate: async () => {
      const { certificate } = await tls.identity.loadOrMake();
      return { pem: certificate.toString() };
    },
    renewCertificate: async () => changed(await tls.identity.renew()),
    importCertificate: async ({ file, keyFile, passphrase }) =>
      changed(
        await tls.identity.import({
          file: bytes(file),
          keyFile: keyFile === null ? null : bytes(keyFile),
          passphrase,
        }),
      ),
    listTrusted: () => Promise.resolve({ trusted: tls.trusted.list() }),
    trustCertificate: async ({ pem, isAuthority }) => {
      const trusted = await tls.trusted.add(pem, isAuthority);
      tls.trustChanged();
      return { trusted };
    },
    distrustCertificate: async ({ fingerprint }) => {
      const { isAuthority } = await tls.trusted.remove(fingerprint);
      tls.trustChanged(isAuthority);
      return {};
    },
  };
}
