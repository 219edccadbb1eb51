import { isDeepStrictEqual } from 'node:util';

/** An invariant does not hold. */
export class BrokenInvariantError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BrokenInvariantError';
  }
}

export function check(holds: boolean, invariant: string): asserts holds {
  if (!holds) throw new BrokenInvariantError(invariant);
}

export function checkEqual(a: unknown, b: unknown, invariant: string): void {
  if (isDeepStrictEqual(a, b)) return;
  const short = (value: unknown): string => JSON.stringify({ value }).slice(0, 400);
  throw new BrokenInvariantError(`${invariant}\n${short(a)}\n${short(b)}`);
}
