import type { EN_TRANSFERS } from '../en/transfers.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_TRANSFERS: TranslationOf<typeof EN_TRANSFERS, OneOther> = {
  'transfers.title': 'Übertragungen',
};
