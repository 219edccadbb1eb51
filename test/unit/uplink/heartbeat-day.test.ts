import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Ledger } from '../../../electron/agent/ledger/ledger.ts';
import { HeartbeatDay } from '../../../electron/agent/uplink/heartbeat-day.ts';
import { MemoryHeartbeatStore } from '../../fakes/memory-heartbeat-store.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

const at = (hour: number, minute: number, day = 15): Date =>
  new Date(Date.UTC(2026, 0, day, hour, minute));

test('each quarter of the last 24 hours is one entry, oldest first, without a gap', () => {
  const day = new HeartbeatDay(new MemoryHeartbeatStore());
  const quarters = day.quarters(at(9, 7));
  expect(quarters).toHaveLength(97);
  expect(quarters[0]?.from).toBe('2026-01-14T09:00:00.000Z');
  expect(quarters.at(-1)).toEqual({
    from: '2026-01-15T09:00:00.000Z',
    answered: 0,
    missed: 0,
    typicalLatencyMs: null,
  });
});

test('answers and misses are counted where they fell, with the latency in the middle', () => {
  const day = new HeartbeatDay(new MemoryHeartbeatStore());
  for (const latencyMs of [40.04, 900, 30, null]) day.add(at(8, 59), latencyMs);
  day.add(at(9, 0), null);
  expect(day.quarters(at(9, 14)).slice(-2)).toEqual([
    { from: '2026-01-15T08:45:00.000Z', answered: 3, missed: 1, typicalLatencyMs: 40 },
    { from: '2026-01-15T09:00:00.000Z', answered: 0, missed: 1, typicalLatencyMs: null },
  ]);
});

test('what is older than a day is dropped, also where it is kept', () => {
  const store = new MemoryHeartbeatStore();
  const day = new HeartbeatDay(store);
  day.add(at(9, 0), 10);
  day.add(at(9, 0, 16), 10);
  expect(store.buckets).toHaveLength(2);
  day.add(at(9, 20, 16), 10);
  expect(store.buckets.map(({ from }) => from)).toEqual([
    '2026-01-16T09:00:00.000Z',
    '2026-01-16T09:15:00.000Z',
  ]);
});

test('however often the cloud is asked, what is kept stays small', () => {
  const store = new MemoryHeartbeatStore();
  const day = new HeartbeatDay(store);
  for (let n = 0; n < 1_000; n++) day.add(at(9, 0), n);
  expect(store.buckets[0]).toMatchObject({ answered: 1_000 });
  expect(store.buckets[0]?.latenciesMs.length).toBeLessThanOrEqual(60);
});

test('the ledger keeps the day across a restart, and forgets it when told', async () => {
  await using folder = await makeTempFolder();
  const file = join(folder.path, 'ledger.sqlite');
  const now = at(9, 14);
  const before = ((): unknown => {
    using ledger = new Ledger(file);
    const day = new HeartbeatDay(ledger.heartbeats);
    day.add(at(8, 50), 12.34);
    day.add(at(9, 1), null);
    day.add(at(9, 2), 20);
    return day.quarters(now);
  })();
  using ledger = new Ledger(file);
  const day = new HeartbeatDay(ledger.heartbeats);
  expect(day.quarters(now)).toEqual(before);
  day.add(at(9, 3), 30);
  expect(day.quarters(now).at(-1)).toMatchObject({ answered: 2, missed: 1, typicalLatencyMs: 20 });
  day.clear();
  expect(ledger.heartbeats.load()).toEqual([]);
  expect(day.quarters(now).every(({ answered, missed }) => answered + missed === 0)).toBe(true);
});
