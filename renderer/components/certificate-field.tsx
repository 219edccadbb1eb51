import { useWords } from '../state/words.tsx';
import { CertificateInput } from './certificate-input.tsx';

/** Optional certificate of a private CA. */
export function CertificateField({
  pem,
  onPem,
  isDisabled,
}: {
  readonly pem: string;
  readonly onPem: (pem: string) => void;
  readonly isDisabled: boolean;
}) {
  const { t } = useWords();
  return (
    <details className="certificate">
      <summary>{t('pairing.certificate')}</summary>
      <CertificateInput
        label={t('pairing.certificateLabel')}
        pem={pem}
        onPem={onPem}
        isDisabled={isDisabled}
      />
    </details>
  );
}
