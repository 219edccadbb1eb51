import type { z } from 'zod';
import { ApiError } from './api-error.ts';

/** Parses what came over the wire; the error names fields, never values. Throws {@link ApiError} `bad-request`. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.infer<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue && issue.path.length > 0 ? issue.path.join('.') : 'the body';
  throw new ApiError('bad-request', `The request is not right at ${where}.`);
}
