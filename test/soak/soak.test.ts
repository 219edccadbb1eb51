import { expect, test } from 'vitest';
import { soak } from './soak.ts';

/** `npm run soak` does it with ten thousand. */
const ASSOCIATIONS = 500;
const MAX_HEAP_GROWTH_MB = 8;

test('five hundred associations that break off anywhere leave no socket, timer or memory behind', async () => {
  const figures = await soak(ASSOCIATIONS, Math.floor(Math.random() * 2 ** 32));
  const told = JSON.stringify(figures);
  expect(figures.accepted, told).toBeGreaterThan(ASSOCIATIONS / 3);
  expect(figures.lastObject.status, told).toBe(0);
  expect(figures.after.associations, told).toBe(0);
  expect(figures.after.sockets, told).toBeLessThanOrEqual(figures.before.sockets);
  expect(figures.after.timers, told).toBeLessThanOrEqual(figures.before.timers);
  expect(figures.after.heapMb - figures.before.heapMb, told).toBeLessThan(MAX_HEAP_GROWTH_MB);
}, 120_000);
