import type { EN_SETTINGS } from '../en/settings.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_SETTINGS: TranslationOf<typeof EN_SETTINGS, OneOther> = {
  'settings.title': 'Einstellungen',
};
