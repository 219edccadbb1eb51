import type { EN_HELP } from '../en/help.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const ES_HELP: TranslationOf<typeof EN_HELP, OneManyOther> = {
  'help.title': 'Ayuda',
};
