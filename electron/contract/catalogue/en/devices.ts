/** The page of the machines. */
export const EN_DEVICES = {
  'devices.title': 'Devices',
} as const;
