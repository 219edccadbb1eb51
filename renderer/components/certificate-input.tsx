import { useRef, useState } from 'react';
import { checkCertificate, MAX_CERTIFICATE_LENGTH } from '../state/pairing-input.ts';
import { useWords } from '../state/words.tsx';
import { Field } from './field.tsx';

/** A certificate in PEM form: pasted, or read from a file. */
export function CertificateInput({
  label,
  pem,
  onPem,
  isDisabled,
}: {
  readonly label: string;
  readonly pem: string;
  readonly onPem: (pem: string) => void;
  readonly isDisabled: boolean;
}) {
  const { t } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const [isUnread, setUnread] = useState(false);
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      // A little more than allowed, so that too long a file is told apart from a cut one.
      onPem(await file.slice(0, MAX_CERTIFICATE_LENGTH + 1).text());
      setUnread(false);
    } catch {
      setUnread(true);
    }
  };
  const wrong = isUnread ? 'pairing.certificateUnread' : checkCertificate(pem);
  return (
    <>
      <Field
        label={label}
        message={t(wrong ?? 'pairing.certificateHint')}
        kind={wrong === null ? 'hint' : 'error'}
      >
        {(ids) => (
          <textarea
            {...ids}
            rows={5}
            value={pem}
            spellCheck={false}
            autoComplete="off"
            disabled={isDisabled}
            onChange={(event) => {
              setUnread(false);
              onPem(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".pem,.crt,.cer,application/x-pem-file"
        onChange={(event) => {
          void read(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <button type="button" disabled={isDisabled} onClick={() => picker.current?.click()}>
        {t('pairing.certificateChoose')}
      </button>
    </>
  );
}
