import type { EN_DEVICES } from '../en/devices.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_DEVICES: TranslationOf<typeof EN_DEVICES, OneOther> = {
  'devices.title': 'Geräte',
};
