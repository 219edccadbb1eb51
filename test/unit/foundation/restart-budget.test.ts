import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CRASH_WINDOW_MS, RestartBudget } from '../../../electron/foundation/restart-budget.ts';

test('waits longer after each crash and gives up at the fifth within a minute', () => {
  const budget = new RestartBudget(() => 1);
  const waits = [0, 1000, 2000, 3000, 4000].map((at) => budget.crashed(at));
  expect(waits).toEqual([500, 1000, 2000, 4000, null]);
  budget.reset();
  expect(budget.crashed(5000)).toBe(500);
});

test('crashes that lie further apart never use it up', () => {
  const budget = new RestartBudget(() => 1);
  for (let i = 0; i < 50; i++) expect(budget.crashed((i * CRASH_WINDOW_MS) / 3)).not.toBeNull();
});

test('no wait is ever longer than four seconds, so that with its start an agent is back within five', () => {
  const gap = fc.integer({ min: 0, max: 2 * CRASH_WINDOW_MS });
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(gap, { maxLength: 100 }), chance, (gapsMs, random) => {
      const budget = new RestartBudget(() => random);
      let nowMs = 0;
      for (const gapMs of gapsMs) {
        nowMs += gapMs;
        const waitMs = budget.crashed(nowMs);
        expect(waitMs ?? 0).toBeLessThanOrEqual(4000);
        if (waitMs === null) budget.reset();
      }
    }),
  );
});
