import { assertNever } from './assert-never.ts';
import { controlErrorWords, type ErrorWords } from './control-error-words.ts';
import type { ControlErrorCode } from './control-errors.ts';
import { counted } from './device-words.ts';
import { PAIRING_CODE_LENGTH, type PairingCodeCheck } from './pairing-code.ts';

/** Why pairing was refused and what to do, in words. */
export function pairingErrorWords(code: ControlErrorCode): ErrorWords {
  if (code === 'bad-arguments')
    return {
      title: 'The code, the address or the certificate is not in the right form.',
      advice: 'Check the three fields. The cloud address begins with https://',
    };
  if (code === 'link-down') return controlErrorWords('cloud-unreachable');
  return controlErrorWords(code);
}

export type PairingCodeWords = {
  /** `hint`: still typing; `error`: this cannot become right by typing on; `ok`: whole and plausible. */
  readonly kind: 'hint' | 'error' | 'ok';
  readonly text: string;
};

/** Tells while typing what is missing or wrong with a pairing code. */
export function pairingCodeWords(check: PairingCodeCheck): PairingCodeWords {
  switch (check.kind) {
    case 'ok':
      return { kind: 'ok', text: 'The code is complete.' };
    case 'incomplete':
      return check.missing === PAIRING_CODE_LENGTH
        ? { kind: 'hint', text: 'Ten letters and digits. Dashes appear by themselves.' }
        : { kind: 'hint', text: `${counted(check.missing, 'more character')}.` };
    case 'too-long':
      return {
        kind: 'error',
        text: `A code has ${PAIRING_CODE_LENGTH} letters and digits; this is more. Take away what does not belong.`,
      };
    case 'bad-character':
      return {
        kind: 'error',
        text: `"${check.character}" never stands in a code. Compare it with the one you were given.`,
      };
    case 'bad-check':
      return {
        kind: 'error',
        text: 'One character is not right, or two changed places. Compare it with the one you were given.',
      };
    default:
      return assertNever(check);
  }
}
