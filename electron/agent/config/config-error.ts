import { CodedError } from '../../foundation/errors.ts';

/** The settings cannot be used or kept. The message names the file or option and the setting. */
export class ConfigError extends CodedError<'config-invalid' | 'config-unwritable'> {}
