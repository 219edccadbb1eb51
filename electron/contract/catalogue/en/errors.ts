/** The page of what needs a look. */
export const EN_ERRORS = {
  'errors.title': 'Needs a look',
  'errors.nothing': 'Nothing needs a look.',
  'errors.nothingText': 'When something goes wrong, it stands here, with what to do about it.',
  'errors.all': 'All {{number}}',
  'errors.copy': 'Copy for support',
  'errors.copyWhich': 'Copy for support: {{title}}',
  'errors.first': 'first {{time}}',
  'errors.goTo': 'Open "{{page}}"',
  'errors.goToWhich': 'Open "{{page}}": {{title}}',
  'errors.ongoing': 'It leaves this list by itself once it is over.',
} as const;
