/** The page of checks and of what support needs. */
export const EN_HELP = {
  'help.title': 'Help',
} as const;
