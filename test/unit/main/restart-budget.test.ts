import { expect, test } from 'vitest';
import { CRASH_WINDOW_MS, RestartBudget } from '../../../electron/main/restart-budget.ts';

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
