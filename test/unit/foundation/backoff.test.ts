import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from '../../../electron/foundation/backoff.ts';

const limits = { minMs: 1000, maxMs: 60_000 };

test('doubles from the minimum and stays at the maximum', () => {
  const longest = [0, 1, 2, 5, 6, 7, 1000].map((attempt) => backoffMs(attempt, limits, () => 1));
  expect(longest).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000, 60_000]);
});

test('always lies between half and all of its ceiling, for ever', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, dice) => {
      const ceiling = backoffMs(attempt, limits, () => 1);
      const ms = backoffMs(attempt, limits, () => dice);
      expect(ms).toBeGreaterThanOrEqual(ceiling / 2);
      expect(ms).toBeLessThanOrEqual(ceiling);
    }),
  );
});
