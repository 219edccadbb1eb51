import type { EN_ASSISTANT } from '../en/assistant.ts';
import type { OneManyOther, TranslationOf } from '../forms.ts';

export const FR_ASSISTANT: TranslationOf<typeof EN_ASSISTANT, OneManyOther> = {
  'assistant.title': 'Installer ce PC',
};
