import { useEffect, useState } from 'react';
import { useWords } from '../state/words.tsx';

const SHOWN_MS = 2_000;

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
  const [result, setResult] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (result === 'idle') return;
    const timer = setTimeout(() => setResult('idle'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [result]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      setResult('copied');
    } catch {
      setResult('failed');
    }
  };
  const { t } = useWords();
  return (
    <>
      <button
        type="button"
        className="quiet"
        aria-label={fullLabel ?? t('values.copyWhich', { name })}
        onClick={() => void copy()}
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
