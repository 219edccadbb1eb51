/** The page of the settings. */
export const EN_SETTINGS = {
  'settings.title': 'Settings',
} as const;
