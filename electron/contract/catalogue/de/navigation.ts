import type { EN_NAVIGATION } from '../en/navigation.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_NAVIGATION: TranslationOf<typeof EN_NAVIGATION, OneOther> = {
  'nav.label': 'Seiten',
  'nav.home': 'Übersicht',
  'nav.transfers': 'Übertragungen',
  'nav.devices': 'Geräte',
  'nav.errors': 'Hinweise',
  'nav.settings': 'Einstellungen',
  'nav.help': 'Hilfe',
  'nav.setup': 'Einrichtung',
};
