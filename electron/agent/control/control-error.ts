import type { ControlErrorCode } from '../../contract/control-errors.ts';
import { CodedError } from '../../foundation/errors.ts';

/** A failure of the control API, on either side of it. The message is shown to people as it is. */
export class ControlError extends CodedError<ControlErrorCode> {}
