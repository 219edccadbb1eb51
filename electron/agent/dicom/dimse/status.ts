/** Status codes (PS3.7 C, PS3.4 B.2.3 and C.4). */
export const STATUS = {
  success: 0x0000,
  cancel: 0xfe00,
  pending: 0xff00,
  pendingWithWarning: 0xff01,
  processingFailure: 0x0110,
  noSuchSopInstance: 0x0112,
  invalidArgumentValue: 0x0115,
  noSuchSopClass: 0x0118,
  classInstanceConflict: 0x0119,
  missingAttribute: 0x0120,
  sopClassNotSupported: 0x0122,
  noSuchAction: 0x0123,
  duplicateInvocation: 0x0210,
  unrecognizedOperation: 0x0211,
  resourceLimitation: 0x0213,
  outOfResources: 0xa700,
  /** C-MOVE, C-GET (PS3.4 C.4.2.1.5): the sub-operations could not be performed. */
  unableToPerformSubOperations: 0xa702,
  moveDestinationUnknown: 0xa801,
  identifierDoesNotMatchSopClass: 0xa900,
  /** C-MOVE, C-GET: complete, with failures or warnings. */
  subOperationsWithFailures: 0xb000,
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
