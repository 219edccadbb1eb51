import type { EN_NAVIGATION } from '../en/navigation.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const ES_NAVIGATION: TranslationOf<typeof EN_NAVIGATION, OneManyOther> = {
  'nav.label': 'Páginas',
  'nav.home': 'Inicio',
  'nav.transfers': 'Envíos',
  'nav.devices': 'Equipos',
  'nav.errors': 'Avisos',
  'nav.settings': 'Ajustes',
  'nav.help': 'Ayuda',
  'nav.setup': 'Instalación',
};
