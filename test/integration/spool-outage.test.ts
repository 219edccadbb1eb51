import { expect, test } from 'vitest';
import { BACKLOG_AGE_MS } from '../../electron/agent/spool/send-queue.ts';
import { FakeArchive } from '../fakes/fake-archive.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { eventually } from '../fakes/eventually.ts';
import { SpoolBench } from '../fakes/spool-bench.ts';

const MINUTE_MS = 60_000;
const ARRIVALS_MS = 5 * MINUTE_MS;
const STEPS_OF_7_DAYS = (7 * 24 * 60 * MINUTE_MS) / ARRIVALS_MS;
const STEPS_OF_12_HOURS = STEPS_OF_7_DAYS / 14;
const DEVICES = ['CT_1', 'MR_1', 'US_1'];

/** First attempts of one machine in the order in which they began, new images and backlog apart. */
function firstAttempts(bench: SpoolBench, aeTitle: string): { old: number[]; fresh: number[] } {
  const seen = new Set<string>();
  const order: { old: number[]; fresh: number[] } = { old: [], fresh: [] };
  for (const { entry, atMs } of bench.store.reads) {
    if (entry.callingAeTitle !== aeTitle || seen.has(entry.id)) continue;
    seen.add(entry.id);
    const isOld = Date.parse(entry.storedAt) < atMs - BACKLOG_AGE_MS;
    (isOld ? order.old : order.fresh).push(entry.ledgerId);
  }
  return order;
}

const sorted = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b);

test('7 days without a link that only flaps: nothing is given up, and all goes in its order', async () => {
  await using archive = await FakeArchive.start();
  const clock = new FakeClock();
  using bench = new SpoolBench(archive.port, clock);
  bench.isLinkDown = true;
  // Several at once begin in order as well, but how long each takes to open is its own.
  bench.change({ associations: 1 });
  let images = 0;
  let timers = 0;
  for (let step = 0; step < STEPS_OF_7_DAYS; step++) {
    for (const aeTitle of DEVICES)
      bench.store.put(
        {
          sopInstanceUid: `1.2.${++images}`,
          callingAeTitle: aeTitle,
          device: { aeTitle, address: '10.0.0.5' },
        },
        Buffer.from(`image ${images} of ${aeTitle}`),
      );
    if (step % STEPS_OF_12_HOURS === STEPS_OF_12_HOURS - 1) {
      // The link comes for some images, and is cut in the middle of others.
      const before = archive.stored.length;
      bench.isLinkDown = false;
      bench.forwarder.linkCameUp();
      await eventually('some went through', () => archive.stored.length > before + 10);
      bench.isLinkDown = true;
      for (const socket of archive.sockets) socket.destroy();
    }
    await clock.advance(ARRIVALS_MS);
    timers = Math.max(timers, clock.pendingTimers);
  }
  // One at a time: no more than one for each half of the longest wait.
  expect(bench.dials).toBeLessThan((STEPS_OF_7_DAYS * ARRIVALS_MS) / (2.5 * MINUTE_MS) + 300);
  expect(timers).toBeLessThan(50);
  expect(bench.held).toEqual([]);

  bench.restart();
  bench.isLinkDown = false;
  bench.forwarder.linkCameUp();
  await eventually('everything was taken', async () => {
    await clock.advance(1_000);
    return new Set(archive.stored.map(({ sopInstanceUid }) => sopInstanceUid)).size === images;
  });
  await eventually('and known to be', () => bench.forwarder.summary().queued === 0);
  expect(bench.forwarder.summary()).toMatchObject({ awaitingReceipt: images, held: 0 });
  for (const aeTitle of DEVICES) {
    const { old, fresh } = firstAttempts(bench, aeTitle);
    expect(old.length).toBeGreaterThan(1_900);
    expect(old).toEqual(sorted(old));
    expect(fresh).toEqual(sorted(fresh));
  }
  bench.giveReceipts();
  expect(bench.store.open()).toEqual([]);
}, 60_000);

test('while the link is down one attempt at a time is made, and all associations go once it is up', async () => {
  await using archive = await FakeArchive.start();
  const clock = new FakeClock();
  using bench = new SpoolBench(archive.port, clock);
  bench.isLinkDown = true;
  for (let index = 0; index < 20; index++)
    bench.store.put({ sopInstanceUid: `1.${index}` }, Buffer.alloc(10));
  await clock.advance(0);
  const atFirst = bench.dials;
  expect(atFirst).toBeLessThanOrEqual(4);
  await clock.advance(60 * MINUTE_MS);
  expect(bench.dials - atFirst).toBeLessThan(35);
  bench.isLinkDown = false;
  await clock.advance(5 * MINUTE_MS);
  await eventually('all went through', () => bench.accepted.length === 20);
  expect(archive.requests.length).toBeGreaterThan(1);
});
