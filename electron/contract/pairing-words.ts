import { assertNever } from './assert-never.ts';
import { controlErrorWords, type ErrorWords } from './control-error-words.ts';
import type { ControlErrorCode } from './control-errors.ts';
import { PAIRING_CODE_LENGTH, type PairingCodeCheck } from './pairing-code.ts';
import { ENGLISH, type Translator } from './translator.ts';

/** Why pairing was refused and what to do, in words. */
export function pairingErrorWords(code: ControlErrorCode, words: Translator = ENGLISH): ErrorWords {
  if (code === 'bad-arguments')
    return {
      title: words.t('refusal.pairing-form.title'),
      advice: words.t('refusal.pairing-form.advice'),
    };
  return controlErrorWords(code === 'link-down' ? 'cloud-unreachable' : code, words);
}

export type PairingCodeWords = {
  /** `hint`: still typing; `error`: this cannot become right by typing on; `ok`: whole and plausible. */
  readonly kind: 'hint' | 'error' | 'ok';
  readonly text: string;
};

/** Tells while typing what is missing or wrong with a pairing code. */
export function pairingCodeWords(
  check: PairingCodeCheck,
  { t }: Translator = ENGLISH,
): PairingCodeWords {
  switch (check.kind) {
    case 'ok':
      return { kind: 'ok', text: t('code.complete') };
    case 'incomplete':
      return {
        kind: 'hint',
        text:
          check.missing === PAIRING_CODE_LENGTH
            ? t('code.empty')
            : t('code.missing', { count: check.missing }),
      };
    case 'too-long':
      return { kind: 'error', text: t('code.tooLong', { length: PAIRING_CODE_LENGTH }) };
    case 'bad-character':
      return { kind: 'error', text: t('code.badCharacter', { character: check.character }) };
    case 'bad-check':
      return { kind: 'error', text: t('code.badCheck') };
    default:
      return assertNever(check);
  }
}
