/** Status codes (PS3.7 C, PS3.4 B.2.3 and C.4). */
export const STATUS = {
  success: 0x0000,
  cancel: 0xfe00,
  pending: 0xff00,
  pendingWithWarning: 0xff01,
  processingFailure: 0x0110,
  noSuchSopClass: 0x0118,
  unrecognizedOperation: 0x0211,
  sopClassNotSupported: 0x0122,
  notAuthorized: 0x0124,
  outOfResources: 0xa700,
  identifierDoesNotMatchSopClass: 0xa900,
  cannotUnderstand: 0xc000,
} as const;

export type StatusCategory = 'success' | 'warning' | 'failure' | 'cancel' | 'pending';

/** Category of a status code (PS3.7 C). Warning is B000-BFFF and the general 0001, 0107, 0116. */
export function statusCategory(status: number): StatusCategory {
  if (status === STATUS.success) return 'success';
  if (status === STATUS.cancel) return 'cancel';
  if (status === STATUS.pending || status === STATUS.pendingWithWarning) return 'pending';
  const isWarning =
    status >> 12 === 0xb || status === 0x0001 || status === 0x0107 || status === 0x0116;
  return isWarning ? 'warning' : 'failure';
}
