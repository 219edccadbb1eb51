import type { EN_ASSISTANT } from '../en/assistant.ts';
import type { OneOther, TranslationOf } from '../forms.ts';

export const DE_ASSISTANT: TranslationOf<typeof EN_ASSISTANT, OneOther> = {
  'assistant.title': 'Diesen PC einrichten',
};
