import type { EN_TRANSFERS } from '../en/transfers.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const ES_TRANSFERS: TranslationOf<typeof EN_TRANSFERS, OneManyOther> = {
  'transfers.title': 'Envíos',
};
