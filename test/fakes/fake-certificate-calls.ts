import type {
  CERTIFICATE_CALLS,
  OwnCertificate,
  TrustedCertificate,
} from '../../electron/contract/certificates.ts';
import type { ControlErrorCode } from '../../electron/contract/control-errors.ts';
import type { ControlHandlers } from '../../electron/contract/control.ts';

export const SAMPLE_CERTIFICATE: OwnCertificate = {
  subject: 'CN=Tern reception',
  issuer: 'CN=Tern reception',
  fingerprint: Array.from({ length: 32 }, (_, i) => (i * 7).toString(16).padStart(2, '0'))
    .join(':')
    .toUpperCase(),
  notBefore: '2026-01-14T09:00:00.000Z',
  notAfter: '2029-01-14T09:00:00.000Z',
  isOwnMake: true,
  names: ['reception', '192.168.1.23'],
};

/** A machine whose certificate is trusted. */
export const SAMPLE_TRUSTED: TrustedCertificate = {
  subject: 'CN=CT 1,O=Elm Street Clinic',
  issuer: 'CN=CT 1,O=Elm Street Clinic',
  fingerprint: SAMPLE_CERTIFICATE.fingerprint.split(':').reverse().join(':'),
  notBefore: '2026-01-14T09:00:00.000Z',
  notAfter: '2028-01-14T09:00:00.000Z',
  isAuthority: false,
  addedAt: '2026-01-15T09:00:00.000Z',
};

/** The certificates of an agent without keys. */
export class FakeCertificates {
  own: OwnCertificate | null = null;
  trusted: TrustedCertificate[] = [];
  readonly handlers: Pick<ControlHandlers, keyof typeof CERTIFICATE_CALLS>;

  constructor(refuse: (code: ControlErrorCode) => Error) {
    const own = (certificate: OwnCertificate) => {
      this.own = certificate;
      return Promise.resolve({ certificate });
    };
    this.handlers = {
      getCertificate: () => Promise.resolve({ certificate: this.own }),
      exportCertificate: async () => {
        await own(this.own ?? SAMPLE_CERTIFICATE);
        return { pem: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n' };
      },
      renewCertificate: () => own(SAMPLE_CERTIFICATE),
      importCertificate: () => own({ ...SAMPLE_CERTIFICATE, isOwnMake: false }),
      listTrusted: () => Promise.resolve({ trusted: this.trusted }),
      trustCertificate: ({ isAuthority }) => {
        const added = { ...SAMPLE_TRUSTED, isAuthority };
        this.trusted = [added];
        return Promise.resolve({ trusted: [added] });
      },
      distrustCertificate: ({ fingerprint }) => {
        const rest = this.trusted.filter((one) => one.fingerprint !== fingerprint);
        if (rest.length === this.trusted.length)
          return Promise.reject(refuse('certificate-unusable'));
        this.trusted = rest;
        return Promise.resolve({});
      },
    };
  }
}
