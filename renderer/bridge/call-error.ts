import {
  controlErrorCodeSchema,
  type ControlErrorCode,
} from '../../electron/contract/control-errors.ts';

/** A call that the agent refused or that did not reach it. The message is the agent's own, for support. */
export class CallError extends Error {
  readonly code: ControlErrorCode;
  constructor(code: ControlErrorCode, message: string) {
    super(message);
    this.name = 'CallError';
    this.code = code;
  }
}

/** The code of whatever a Bridge call threw; `internal` when it has none of ours. */
export function errorCodeOf(error: unknown): ControlErrorCode {
  if (!(error instanceof Error) || !('code' in error)) return 'internal';
  return controlErrorCodeSchema.safeParse(error.code).data ?? 'internal';
}
