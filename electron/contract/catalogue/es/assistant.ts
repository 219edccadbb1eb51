import type { EN_ASSISTANT } from '../en/assistant.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const ES_ASSISTANT: TranslationOf<typeof EN_ASSISTANT, OneManyOther> = {
  'assistant.title': 'Instalar este PC',
};
