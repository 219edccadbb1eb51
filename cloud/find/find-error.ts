import { CodedError } from '../../electron/foundation/errors.ts';
import { STATUS } from '../../electron/agent/dicom/dimse/status.ts';

export type FindErrorCode = 'identifier-does-not-match' | 'cannot-understand';

/** A query that cannot be answered. The message goes into Error Comment and names an attribute, never a value. */
export class FindError extends CodedError<FindErrorCode> {
  /** Status of the C-FIND response (PS3.4 C.4.1.1.4). */
  get status(): number {
    return this.code === 'identifier-does-not-match'
      ? STATUS.identifierDoesNotMatchSopClass
      : STATUS.cannotUnderstand;
  }
}
