import type { EN_ERRORS } from '../en/errors.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_ERRORS: TranslationOf<typeof EN_ERRORS, OneOther> = {
  'errors.title': 'Hinweise',
  'errors.nothing': 'Es liegt nichts vor.',
  'errors.nothingText': 'Wenn etwas schiefgeht, steht es hier, und was dann zu tun ist.',
  'errors.all': 'Alle {{number}}',
  'errors.copy': 'Für den Support kopieren',
  'errors.copyWhich': 'Für den Support kopieren: {{title}}',
  'errors.first': 'zuerst {{time}}',
  'errors.goTo': '„{{page}}“ öffnen',
  'errors.goToWhich': '„{{page}}“ öffnen: {{title}}',
  'errors.ongoing': 'Sobald es vorbei ist, verschwindet es von selbst von dieser Liste.',
};
