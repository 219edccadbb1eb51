import { useEffect, useState } from 'react';

const SHOWN_MS = 2_000;

/** What came of copying; it is forgotten after a moment. */
export type CopyResult = 'idle' | 'copied' | 'failed';

/** Copies text and tells for a moment how it went. */
export function useCopy(): {
  readonly result: CopyResult;
  readonly copy: (text: string) => Promise<void>;
} {
  const [result, setResult] = useState<CopyResult>('idle');
  useEffect(() => {
    if (result === 'idle') return;
    const timer = setTimeout(() => setResult('idle'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [result]);
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setResult('copied');
    } catch {
      setResult('failed');
    }
  };
  return { result, copy };
}
