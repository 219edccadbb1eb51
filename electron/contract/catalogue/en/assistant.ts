/** The set-up assistant. */
export const EN_ASSISTANT = {
  'assistant.title': 'Set up this PC',
} as const;
