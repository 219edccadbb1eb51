import { expect, test } from 'vitest';
import { IdleCollector } from '../../../electron/agent/idle-collector.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

test('collects once after activity is over, and not while something is under way', async () => {
  const clock = new FakeClock();
  let isBusy = true;
  let collected = 0;
  using collector = new IdleCollector({ clock, isBusy: () => isBusy, collect: () => collected++ });
  await clock.advance(60_000);
  expect(collected).toBe(0);
  collector.noteActivity();
  collector.noteActivity();
  await clock.advance(60_000);
  expect(collected).toBe(0);
  isBusy = false;
  await clock.advance(60_000);
  expect(collected).toBe(1);
  await clock.advance(600_000);
  expect(collected).toBe(1);
});
