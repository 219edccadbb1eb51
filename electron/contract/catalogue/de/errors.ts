import type { EN_ERRORS } from '../en/errors.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_ERRORS: TranslationOf<typeof EN_ERRORS, OneOther> = {
  'errors.title': 'Hinweise',
  'errors.nothing': 'Zurzeit gibt es keine Hinweise.',
};
