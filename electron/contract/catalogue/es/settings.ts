import type { EN_SETTINGS } from '../en/settings.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const ES_SETTINGS: TranslationOf<typeof EN_SETTINGS, OneManyOther> = {
  'settings.title': 'Ajustes',
};
