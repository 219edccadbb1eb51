import type { EN_TRANSFERS } from '../en/transfers.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const FR_TRANSFERS: TranslationOf<typeof EN_TRANSFERS, OneManyOther> = {
  'transfers.title': 'Envois',
};
