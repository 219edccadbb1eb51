import type { EN_HELP } from '../en/help.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_HELP: TranslationOf<typeof EN_HELP, OneOther> = {
  'help.title': 'Hilfe',
};
