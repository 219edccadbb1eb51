import type { Commitment } from './commitments.ts';
import { ENGLISH, type Translator } from './translator.ts';

/** What became of a request: `the machine could not be told, all safe, 3 tries failed, it cannot be reached`. */
export function commitmentWords(
  { state, failed, attempts, fault }: Commitment,
  { t }: Translator = ENGLISH,
): string {
  const isUntold = state === 'reporting' || state === 'undelivered';
  return [
    t(`commitments.${state}`),
    ...(failed === null ? [] : [failedWords(failed, t)]),
    ...(isUntold && fault !== null
      ? [t('commitments.attempts', { count: attempts, reason: t(`commitments.fault.${fault}`) })]
      : []),
  ].join(', ');
}

const failedWords = (failed: number, t: Translator['t']): string =>
  failed === 0 ? t('commitments.allSafe') : t('commitments.notSafe', { count: failed });
