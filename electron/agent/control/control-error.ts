import type { ControlErrorCode, FieldError } from '../../contract/control-errors.ts';
import { CodedError } from '../../foundation/errors.ts';

/** A failure of the control API, on either side of it. The message is shown to people as it is. */
export class ControlError extends CodedError<ControlErrorCode> {
  /** The settings or arguments that are wrong. */
  readonly fields: readonly FieldError[];
  constructor(
    code: ControlErrorCode,
    message: string,
    options: { readonly cause?: unknown; readonly fields?: readonly FieldError[] | undefined } = {},
  ) {
    super(code, message, options);
    this.fields = options.fields ?? [];
  }
}
