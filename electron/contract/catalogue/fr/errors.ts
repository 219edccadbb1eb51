import type { EN_ERRORS } from '../en/errors.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const FR_ERRORS: TranslationOf<typeof EN_ERRORS, OneManyOther> = {
  'errors.title': 'À vérifier',
  'errors.nothing': 'Rien à vérifier.',
};
