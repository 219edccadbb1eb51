import type { EN_DEVICES } from '../en/devices.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const ES_DEVICES: TranslationOf<typeof EN_DEVICES, OneManyOther> = {
  'devices.title': 'Equipos',
};
