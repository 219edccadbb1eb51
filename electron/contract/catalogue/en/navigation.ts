/** The names of the pages. */
export const EN_NAVIGATION = {
  'nav.label': 'Pages',
  'nav.home': 'Home',
  'nav.transfers': 'Transfers',
  'nav.devices': 'Devices',
  'nav.errors': 'Needs a look',
  'nav.settings': 'Settings',
  'nav.help': 'Help',
  'nav.setup': 'Set-up',
} as const;
