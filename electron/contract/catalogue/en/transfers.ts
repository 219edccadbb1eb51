/** The page of everything that was sent. */
export const EN_TRANSFERS = {
  'transfers.title': 'Transfers',
} as const;
