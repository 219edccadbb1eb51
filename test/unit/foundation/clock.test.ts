import { expect, test } from 'vitest';
import { systemClock } from '../../../electron/foundation/clock.ts';

test('a wait ends with its signal', async () => {
  const controller = new AbortController();
  const waiting = systemClock.sleep(60_000, controller.signal);
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});

test('timers fire in their order, and a cancelled one not at all', async () => {
  const fired: string[] = [];
  const cancelled = systemClock.after(1, () => fired.push('cancelled'));
  cancelled[Symbol.dispose]();
  systemClock.after(2, () => fired.push('first'));
  await systemClock.sleep(20);
  expect(fired).toEqual(['first']);
});
