import type { EN_ERRORS } from '../en/errors.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const ES_ERRORS: TranslationOf<typeof EN_ERRORS, OneManyOther> = {
  'errors.title': 'Avisos',
  'errors.nothing': 'No hay nada que revisar.',
};
