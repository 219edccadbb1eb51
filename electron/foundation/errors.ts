/** An expected failure with a fixed code that programs can act on. The message is for people and holds no patient data. */
export class CodedError<Code extends string = string> extends Error {
  readonly code: Code;
  constructor(code: Code, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** Code of a Node system error (`ECONNREFUSED`), or null. */
export function errnoOf(error: unknown): string | null {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return null;
}

/** The error's message, or a fixed word for things that are not errors. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error';
}
