import type { EN_SETTINGS } from '../en/settings.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const FR_SETTINGS: TranslationOf<typeof EN_SETTINGS, OneManyOther> = {
  'settings.title': 'Réglages',
};
