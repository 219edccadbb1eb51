import type { EN_HELP } from '../en/help.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const FR_HELP: TranslationOf<typeof EN_HELP, OneManyOther> = {
  'help.title': 'Aide',
};
