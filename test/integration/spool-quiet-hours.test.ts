import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { LimitHours } from '../../electron/contract/hours.ts';
import { eventually } from '../fakes/eventually.ts';
import { FakeArchive } from '../fakes/fake-archive.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { SpoolBench } from '../fakes/spool-bench.ts';

const HOUR_MS = 3_600_000;

/** From an hour ago to in an hour, by the clock of this PC. */
function aroundNow(now: Date): LimitHours {
  const time = (ms: number): string => {
    const at = new Date(now.getTime() + ms);
    return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
  };
  return { from: time(-HOUR_MS), to: time(HOUR_MS) };
}

const uids = ({ stored }: FakeArchive): string[] =>
  stored.map(({ sopInstanceUid }) => sopInstanceUid).sort();

test('in quiet hours only urgent images leave, and all do once they are over', async () => {
  await using archive = await FakeArchive.start();
  const clock = new FakeClock();
  using bench = new SpoolBench(archive.port, clock);
  bench.change({ quietHours: aroundNow(clock.now()), urgentIgnoresLimits: true });
  for (const n of [1, 2, 3]) bench.store.put({ sopInstanceUid: `1.1.${n}` }, randomBytes(5000));
  bench.store.put({ sopInstanceUid: '1.2.1', isUrgent: true }, randomBytes(5000));
  await eventually('the urgent one is there', () => bench.accepted.length === 1);
  bench.giveReceipts();
  await clock.advance(30 * 60_000);
  expect(uids(archive)).toEqual(['1.2.1']);
  expect(bench.forwarder.summary()).toMatchObject({ queued: 3, awaitingReceipt: 0 });
  await clock.advance(30 * 60_000);
  await eventually('the others are there', () => bench.accepted.length === 3);
  expect(uids(archive)).toEqual(['1.1.1', '1.1.2', '1.1.3', '1.2.1']);
});

test('where urgent ones keep to them too nothing leaves, until somebody ends them', async () => {
  await using archive = await FakeArchive.start();
  const clock = new FakeClock();
  using bench = new SpoolBench(archive.port, clock);
  bench.change({ quietHours: aroundNow(clock.now()), urgentIgnoresLimits: false });
  bench.store.put({ sopInstanceUid: '1.1.1' }, randomBytes(5000));
  bench.store.put({ sopInstanceUid: '1.2.1', isUrgent: true }, randomBytes(5000));
  await clock.advance(30 * 60_000);
  expect(bench.dials).toBe(0);
  bench.change({ quietHours: null });
  await eventually('both are there', () => bench.accepted.length === 2);
});
