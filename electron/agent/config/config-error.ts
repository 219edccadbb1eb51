import type { FieldError } from '../../contract/control-errors.ts';
import { CodedError } from '../../foundation/errors.ts';

/** The settings cannot be used or kept. The message names the file or option and the setting; `fields` each setting. */
export class ConfigError extends CodedError<'config-invalid' | 'config-unwritable'> {
  readonly fields: readonly FieldError[];
  constructor(
    code: 'config-invalid' | 'config-unwritable',
    message: string,
    options: { readonly cause?: unknown; readonly fields?: readonly FieldError[] } = {},
  ) {
    super(code, message, options);
    this.fields = options.fields ?? [];
  }
}
