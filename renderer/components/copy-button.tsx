import { useCopy } from '../state/use-copy.ts';
import { useWords } from '../state/words.tsx';

/** Copies a value and says so. `name` tells screen readers what is copied. */
export function CopyButton({ value, name }: { readonly value: string; readonly name: string }) {
  const { t } = useWords();
  const { result, copy } = useCopy();
  return (
    <>
      <button
        type="button"
        className="quiet"
        aria-label={t('values.copyWhich', { name })}
        onClick={() => void copy(value)}
      >
        {t('values.copy')}
      </button>
      <span className="copy-result" role="status">
        {result === 'copied' && t('values.copied')}
        {result === 'failed' && t('values.copyFailed')}
      </span>
    </>
  );
}
