/** Exponential backoff with full jitter: the n-th wait (n from 0) lies between half and all of min * 2^n, capped at max. */
export function backoffMs(
  attempt: number,
  limits: { readonly minMs: number; readonly maxMs: number },
  random: () => number = Math.random,
): number {
  const ceiling = Math.min(limits.maxMs, limits.minMs * 2 ** Math.min(attempt, 30));
  return Math.round(ceiling * (0.5 + random() / 2));
}
