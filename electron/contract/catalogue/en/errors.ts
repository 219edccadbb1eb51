/** The page of what needs a look. */
export const EN_ERRORS = {
  'errors.title': 'Needs a look',
  'errors.nothing': 'Nothing needs a look.',
} as const;
