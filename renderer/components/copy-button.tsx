import { useCopy } from '../state/use-copy.ts';
import { useWords } from '../state/words.tsx';

/** Copies a value and says so. `name` tells screen readers what is copied; `label` and `fullLabel` say it otherwise. */
export function CopyButton({
  value,
  name,
  label,
  fullLabel,
}: {
  readonly value: string;
  readonly name: string;
  readonly label?: string;
  readonly fullLabel?: string;
}) {
  const { t } = useWords();
  const { result, copy } = useCopy();
  return (
    <>
      <button
        type="button"
        className="quiet"
        aria-label={fullLabel ?? t('values.copyWhich', { name })}
        onClick={() => void copy(value)}
      >
        {label ?? t('values.copy')}
      </button>
      <span className="copy-result" role="status">
        {result === 'copied' && t('values.copied')}
        {result === 'failed' && t('values.copyFailed')}
      </span>
    </>
  );
}
