import { useLayoutEffect, useRef, type RefObject } from 'react';
import {
  checkPairingCode,
  formatPairingCode,
  normalisePairingCode,
} from '../../electron/contract/pairing-code.ts';
import { pairingCodeWords } from '../../electron/contract/pairing-words.ts';
import { useWords } from '../state/words.tsx';
import { Field } from './field.tsx';

/** Position in the formatted text behind the first `count` characters that are not dashes. */
export function caretAfter(formatted: string, count: number): number {
  let seen = 0;
  for (let i = 0; i < formatted.length; i++) {
    if (seen === count) return i;
    if (formatted[i] !== '-') seen++;
  }
  return formatted.length;
}

/** The code as it is typed or pasted in any form: grouped, in capitals, judged at each key. */
export function CodeField({
  code,
  onCode,
  isDisabled,
  isMissing,
  inputRef,
}: {
  readonly code: string;
  readonly onCode: (code: string) => void;
  readonly isDisabled: boolean;
  /** It was tried to go on without a whole code. */
  readonly isMissing: boolean;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}) {
  const page = useWords();
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current === null) return;
    inputRef.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  const change = (input: HTMLInputElement): void => {
    const next = formatPairingCode(input.value);
    const before = input.value.slice(0, input.selectionStart ?? input.value.length);
    caret.current = caretAfter(next, normalisePairingCode(before).length);
    onCode(next);
  };
  const words = pairingCodeWords(checkPairingCode(code), page);
  const isShort = words.kind === 'hint' && isMissing;
  return (
    <Field
      label={page.t('pairing.code')}
      message={isShort && code === '' ? page.t('pairing.codeMissing') : words.text}
      kind={isShort ? 'error' : words.kind}
    >
      {(ids) => (
        <input
          {...ids}
          ref={inputRef}
          className="code"
          type="text"
          name="pairing-code"
          value={code}
          placeholder="7K3M-9QTX-2H"
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          disabled={isDisabled}
          onChange={(event) => change(event.currentTarget)}
        />
      )}
    </Field>
  );
}
