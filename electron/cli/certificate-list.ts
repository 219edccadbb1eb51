import type {
  CertificateFacts,
  OwnCertificate,
  TrustedCertificate,
} from '../contract/certificates.ts';
import type { Translator } from '../contract/translator.ts';

function factLines(certificate: CertificateFacts, { t, tag }: Translator): string[] {
  const day = (at: string): string =>
    new Intl.DateTimeFormat(tag, { dateStyle: 'long' }).format(new Date(at));
  const { subject, fingerprint, notBefore, notAfter } = certificate;
  return [
    t('terminal.certificate.subject', { subject }),
    `  SHA-256 ${fingerprint}`,
    `  ${t('terminal.certificate.valid', { from: day(notBefore), until: day(notAfter) })}`,
  ];
}

/** This PC's own certificate for `tern certificate show`. */
export function ownCertificateWords(certificate: OwnCertificate, words: Translator): string {
  const { names, isOwnMake } = certificate;
  return [
    ...factLines(certificate, words),
    ...(names.length === 0
      ? []
      : [`  ${words.t('terminal.certificate.names', { names: names.join(', ') })}`]),
    `  ${words.t(`terminal.certificate.${isOwnMake ? 'ownMake' : 'importedOne'}`)}`,
  ].join('\n');
}

/** The certificates that are trusted. */
export function trustedWords(trusted: readonly TrustedCertificate[], words: Translator): string {
  if (trusted.length === 0) return words.t('terminal.certificate.noneTrusted');
  return trusted
    .flatMap((certificate) => [
      ...factLines(certificate, words),
      ...(certificate.isAuthority ? [`  ${words.t('terminal.certificate.authority')}`] : []),
    ])
    .join('\n');
}
