import {
  controlErrorCodeSchema,
  type ControlErrorCode,
  type FieldError,
} from '../../electron/contract/control-errors.ts';
import type { SerializedError } from '../../electron/contract/control.ts';

/** A call that the agent refused or that did not reach it. The message is the agent's own, for support. */
export class CallError extends Error {
  readonly code: ControlErrorCode;
  /** Where it concerns settings or arguments: each that is wrong. */
  readonly fields: readonly FieldError[];
  constructor(code: ControlErrorCode, message: string, fields: readonly FieldError[] = []) {
    super(message);
    this.name = 'CallError';
    this.code = code;
    this.fields = fields;
  }

  /** What the agent answered, whichever way it came. */
  static from({ code, message, fields }: SerializedError): CallError {
    return new CallError(code, message, fields);
  }
}

/** The settings or arguments that a failed Bridge call names; none for anything else. */
export function fieldsOf(error: unknown): readonly FieldError[] {
  return error instanceof CallError ? error.fields : [];
}

/** The code of whatever a Bridge call threw; `internal` when it has none of ours. */
export function errorCodeOf(error: unknown): ControlErrorCode {
  if (!(error instanceof Error) || !('code' in error)) return 'internal';
  return controlErrorCodeSchema.safeParse(error.code).data ?? 'internal';
}
