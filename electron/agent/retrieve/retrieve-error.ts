import { CodedError } from '../../foundation/errors.ts';

export type RetrieveErrorCode =
  | 'link-down'
  | 'cloud-refused'
  | 'get-not-offered'
  | 'destination-unreachable'
  | 'destination-refused'
  | 'destination-not-secure';

/** Error Comments (PS3.7 C, LO: at most 64 characters): what a person at the workstation reads. */
const COMMENTS: Readonly<Record<RetrieveErrorCode, string>> = {
  'link-down': 'the link to the cloud is down',
  'cloud-refused': 'the cloud refused the association',
  'get-not-offered': 'the far end does not offer C-GET',
  'destination-unreachable': 'destination not reachable',
  'destination-refused': 'the destination refused the association',
  'destination-not-secure': 'no encrypted connection to the destination, or not trusted',
};

/** A retrieve could not begin. The message is the Error Comment. */
export class RetrieveError extends CodedError<RetrieveErrorCode> {
  constructor(code: RetrieveErrorCode, options?: { cause?: unknown }) {
    super(code, COMMENTS[code], options);
  }
}
