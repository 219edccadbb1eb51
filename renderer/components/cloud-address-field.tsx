import type { RefObject } from 'react';
import { useWords } from '../state/words.tsx';
import { Field } from './field.tsx';

/** The address of the cloud, as somebody types it. `error` null: nothing to complain about (yet). */
export function CloudAddressField({
  address,
  onAddress,
  error,
  isDisabled,
  inputRef,
}: {
  readonly address: string;
  readonly onAddress: (address: string) => void;
  readonly error: string | null;
  readonly isDisabled: boolean;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}) {
  const { t } = useWords();
  return (
    <Field
      label={t('pairing.cloudUrl')}
      message={error ?? t('pairing.cloudUrlHint')}
      kind={error === null ? 'hint' : 'error'}
    >
      {(ids) => (
        <input
          {...ids}
          ref={inputRef}
          type="text"
          inputMode="url"
          name="cloud-address"
          value={address}
          placeholder="https://"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          disabled={isDisabled}
          onChange={(event) => onAddress(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
