import { useCopy } from '../state/use-copy.ts';
import { useWords } from '../state/words.tsx';

/** Copies a text of several lines; the button itself says what. */
export function CopyTextButton({
  label,
  text,
  isPrimary = false,
}: {
  readonly label: string;
  readonly text: string;
  readonly isPrimary?: boolean;
}) {
  const { t } = useWords();
  const { result, copy } = useCopy();
  return (
    <>
      <button
        type="button"
        {...(isPrimary && { className: 'primary' })}
        onClick={() => void copy(text)}
      >
        {label}
      </button>
      <span className="copy-text-result" role="status">
        {result === 'copied' && t('values.copied')}
        {result === 'failed' && t('values.copyFailed')}
      </span>
    </>
  );
}
