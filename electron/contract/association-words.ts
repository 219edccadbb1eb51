import type { Association } from './associations.ts';
import { ENGLISH, type Translator } from './translator.ts';

/** What the counts of an association say: `127 of at least 180 arrived: the machine broke off`. */
export function associationWords(association: Association, words: Translator = ENGLISH): string {
  const { t } = words;
  const { state, begun, sentWhole, confirmed, arrivedLater } = association;
  const number = (value: number): string => new Intl.NumberFormat(words.tag).format(value);
  switch (state.kind) {
    case 'running':
      return t('association.running', { count: confirmed });
    case 'complete':
      return t('association.complete', { count: confirmed });
    case 'refused-some':
      return t('association.refused-some', {
        confirmed: number(confirmed),
        expected: number(begun),
        refused: number(state.refused),
      });
    case 'incomplete':
      return [
        t('association.incomplete', {
          confirmed: number(confirmed),
          expected: number(state.expected),
          cause: t(`association.cause.${state.cause}`),
        }),
        ...(sentWhole < begun ? [t('association.cutOff', { number: number(begun) })] : []),
        ...(arrivedLater > 0 ? [t('association.arrivedLater', { count: arrivedLater })] : []),
      ].join('; ');
  }
}
