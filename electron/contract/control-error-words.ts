import type { ControlErrorCode } from './control-errors.ts';
import { ENGLISH, type Translator } from './translator.ts';

/** Why a call was refused and what to do about it, in words. */
export type ErrorWords = { readonly title: string; readonly advice: string };

/** Words for each code that a call can fail with. */
export function controlErrorWords(code: ControlErrorCode, { t }: Translator = ENGLISH): ErrorWords {
  return { title: t(`refusal.${code}.title`), advice: t(`refusal.${code}.advice`) };
}
