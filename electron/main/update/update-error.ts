import type { UpdateFault } from '../../contract/updates.ts';
import { CodedError, errnoOf } from '../../foundation/errors.ts';

/** Why there is no update to be had; its code is what a person is told. */
export class UpdateError extends CodedError<UpdateFault> {}

/** Says of any failure what it means here. */
export function updateFaultOf(error: unknown): UpdateFault {
  if (error instanceof UpdateError) return error.code;
  const code = errnoOf(error);
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'internal';
}
