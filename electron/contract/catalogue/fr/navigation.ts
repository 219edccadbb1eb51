import type { EN_NAVIGATION } from '../en/navigation.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const FR_NAVIGATION: TranslationOf<typeof EN_NAVIGATION, OneManyOther> = {
  'nav.label': 'Pages',
  'nav.home': 'Accueil',
  'nav.transfers': 'Envois',
  'nav.devices': 'Appareils',
  'nav.errors': 'À vérifier',
  'nav.settings': 'Réglages',
  'nav.help': 'Aide',
  'nav.setup': 'Installation',
};
