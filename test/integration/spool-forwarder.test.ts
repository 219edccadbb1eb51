import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { FakeArchive } from '../fakes/fake-archive.ts';
import { eventually } from '../fakes/eventually.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { SpoolBench } from '../fakes/spool-bench.ts';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

test('brings every object to the far end byte for byte, over associations that are used again', async () => {
  await using archive = await FakeArchive.start();
  using bench = new SpoolBench(archive.port);
  const datasets = Array.from({ length: 40 }, (_, index) => randomBytes(10_000 + index));
  for (const [index, dataset] of datasets.entries())
    bench.store.put({ sopInstanceUid: `1.2.${index}` }, dataset);
  await eventually('all were accepted', () => bench.accepted.length === 40);
  expect(new Map(archive.stored.map((object) => [object.sopInstanceUid, object.sha256]))).toEqual(
    new Map(datasets.map((dataset, index) => [`1.2.${index}`, sha256(dataset)])),
  );
  expect(archive.requests.length).toBeLessThanOrEqual(4);
  expect(bench.forwarder.summary()).toMatchObject({ queued: 0, awaitingReceipt: 40, held: 0 });
});

test('keeps the object until its receipt is there, and only a matching one counts', async () => {
  await using archive = await FakeArchive.start();
  using bench = new SpoolBench(archive.port);
  const good = bench.store.put({ sopInstanceUid: '1.1' }, randomBytes(1_000));
  const wrong = bench.store.put({ sopInstanceUid: '1.2' }, randomBytes(1_000));
  await eventually('both were accepted', () => bench.accepted.length === 2);
  expect([bench.store.holds(good.id), bench.store.holds(wrong.id)]).toEqual([true, true]);
  const { sopInstanceUid, sha256: digest, bytes } = good;
  expect(bench.forwarder.receipt({ sopInstanceUid, sha256: digest, bytes })).toBe(true);
  bench.forwarder.receipt({ sopInstanceUid: '1.2', sha256: digest, bytes });
  expect([bench.store.holds(good.id), bench.store.holds(wrong.id)]).toEqual([false, true]);
  expect(bench.store.entry(wrong.id)?.state).toMatchObject({ kind: 'held', reason: 'mismatch' });
});

test('an archive without receipts has delivered with its success; nothing is left on this PC', async () => {
  await using archive = await FakeArchive.start();
  using bench = new SpoolBench(archive.port);
  bench.change({ proof: 'success' });
  const { id } = bench.store.put({}, randomBytes(1_000));
  await eventually('it is gone', () => !bench.store.holds(id));
  expect(archive.stored).toHaveLength(1);
});

test.each([
  ['receipt', 2],
  ['commitment', 1],
] as const)(
  'without a %s for more than an hour it has been sent %i times',
  async (proof, times) => {
    await using archive = await FakeArchive.start();
    const clock = new FakeClock();
    using bench = new SpoolBench(archive.port, clock);
    bench.change({ proof });
    const { id } = bench.store.put({}, randomBytes(1_000));
    await eventually('it was accepted', () => bench.accepted.length === 1);
    await clock.advance(50 * 60_000);
    expect(archive.stored).toHaveLength(1);
    for (let minute = 0; minute < 15; minute++) await clock.advance(60_000);
    await eventually('what was due went', () => archive.stored.length === times);
    expect(bench.store.holds(id)).toBe(true);
  },
);

test('holds what the far end refuses for good, and sends the others', async () => {
  await using archive = await FakeArchive.start();
  archive.statusOf = (uid) => (uid === '1.2' ? 0xc123 : 0);
  using bench = new SpoolBench(archive.port);
  bench.change({ associations: 1 });
  for (const uid of ['1.1', '1.2', '1.3'])
    bench.store.put({ sopInstanceUid: uid }, randomBytes(1_000));
  await eventually('the two others were accepted', () => bench.accepted.length === 2);
  const [held] = bench.forwarder.held();
  expect(held).toMatchObject({
    sopInstanceUid: '1.2',
    state: { kind: 'held', reason: 'refused', status: 0xc123 },
  });

  archive.statusOf = () => 0;
  expect(bench.forwarder.retry('1.2')).toBe(1);
  await eventually('it was accepted, too', () => bench.accepted.length === 3);
});

test('a person gives up what is held, and only that', async () => {
  await using archive = await FakeArchive.start();
  archive.status = 0xa900;
  using bench = new SpoolBench(archive.port);
  // Two versions of one object: another one of the same UID is another image.
  const put = (): string => bench.store.put({ sopInstanceUid: '1.2' }, randomBytes(1_000)).id;
  const [id, other, third] = [put(), put(), put()];
  await eventually('they are held', () => bench.held.length === 3);
  bench.change({ isPaused: true });
  const waiting = bench.store.put({ sopInstanceUid: '1.3' }, randomBytes(1_000));
  const ofUid = (sopInstanceUid: string) => ({ kind: 'of-uid', sopInstanceUid }) as const;
  expect(bench.forwarder.discard({ kind: 'one', id: waiting.id }, 'dashboard')).toBe(0);
  expect(bench.forwarder.discard(ofUid('1.3'), 'terminal')).toBe(0);
  expect(bench.forwarder.discard({ kind: 'one', id }, 'dashboard')).toBe(1);
  const left = [id, other, third, waiting.id].map((one) => bench.store.holds(one));
  expect(left).toEqual([false, true, true, true]);
  expect(bench.forwarder.discard(ofUid('1.2'), 'terminal')).toBe(2);
  expect([other, third].map((one) => bench.store.holds(one))).toEqual([false, false]);
  expect(bench.store.holds(waiting.id)).toBe(true);
  expect(bench.log.lines.filter((line) => line.includes('spool.discarded'))).toHaveLength(3);
  expect(bench.log.lines.join('\n')).not.toContain('"1.2"');
});

test('an object that does not open is never sent as if it were whole; the others go on', async () => {
  await using archive = await FakeArchive.start();
  using bench = new SpoolBench(archive.port);
  bench.change({ associations: 1, isPaused: true });
  const damaged = bench.store.put({ sopInstanceUid: '1.1' }, randomBytes(300_000));
  bench.store.unreadable.set(damaged.id, 'damaged');
  const lost = bench.store.put({ sopInstanceUid: '1.2' }, randomBytes(1_000));
  bench.store.loseFile(lost.id);
  bench.store.put({ sopInstanceUid: '1.3' }, randomBytes(1_000));
  bench.change({ isPaused: false });
  await eventually('the good one was accepted', () => bench.accepted.length === 1);
  expect(archive.stored.map(({ sopInstanceUid }) => sopInstanceUid)).toEqual(['1.3']);
  expect(bench.held.map(({ state }) => state.kind === 'held' && state.reason)).toEqual([
    'damaged',
    'file-missing',
  ]);
});

test('holds an object whose context the far end does not take, and keeps the association for others', async () => {
  await using archive = await FakeArchive.start();
  archive.answer = (rq) => {
    const answer = archive.acceptAll(rq);
    return {
      ...answer,
      contexts: answer.contexts.map((context) =>
        rq.contexts.some(({ id, abstractSyntax }) => id === context.id && abstractSyntax === '1.9')
          ? { ...context, result: 3 }
          : context,
      ),
    };
  };
  using bench = new SpoolBench(archive.port);
  bench.change({ associations: 1, isPaused: true });
  bench.store.put({ sopInstanceUid: '1.1', sopClassUid: '1.9' }, randomBytes(100));
  bench.store.put({ sopInstanceUid: '1.2' }, randomBytes(100));
  bench.change({ isPaused: false });
  await eventually('the other was accepted', () => bench.accepted.length === 1);
  expect(bench.held[0]?.state).toMatchObject({ reason: 'not-taken' });
  expect(archive.requests).toHaveLength(1);
});

test('a rejected association touches no object, and says that somebody has to act at the far end', async () => {
  await using archive = await FakeArchive.start();
  archive.answer = (rq) =>
    rq.callingAeTitle === 'STRANGER'
      ? { kind: 'associate-rj', result: 1, source: 1, reason: 3 }
      : archive.acceptAll(rq);
  using bench = new SpoolBench(archive.port);
  const stranger = bench.store.put({ callingAeTitle: 'STRANGER' }, randomBytes(100));
  bench.store.put({ sopInstanceUid: '1.5' }, randomBytes(100));
  await eventually('the other was accepted', () => bench.accepted.length === 1);
  await eventually('the refusal was told', () => bench.refusedRoutes.length === 1);
  expect(bench.store.entry(stranger.id)?.state).toEqual({
    kind: 'queued',
    attempts: 0,
    notBefore: null,
  });
});

test('a cut connection costs one attempt, and the object goes again', async () => {
  await using archive = await FakeArchive.start();
  let cuts = 0;
  archive.onData = () => {
    if (cuts++ === 0) for (const socket of archive.sockets) socket.destroy();
  };
  using bench = new SpoolBench(archive.port);
  const { id } = bench.store.put({}, randomBytes(500_000));
  await eventually('it was accepted', () => bench.accepted.length === 1);
  expect(bench.store.entry(id)?.state).toMatchObject({ kind: 'sent', attempts: 2 });
});

test('keeps to the upload limit together with what is relayed', async () => {
  await using archive = await FakeArchive.start();
  using bench = new SpoolBench(archive.port);
  bench.limit = { maxBytesPerSecond: 400_000, limitHours: null };
  bench.uploadLimit.recheck();
  const startedMs = performance.now();
  for (const uid of ['1.1', '1.2']) bench.store.put({ sopInstanceUid: uid }, randomBytes(200_000));
  await eventually('both were accepted', () => bench.accepted.length === 2);
  // A quarter of a second's worth may go at once.
  expect(performance.now() - startedMs).toBeGreaterThan(500);
});

test('a pause lets end what is on its way, and begins nothing', async () => {
  await using archive = await FakeArchive.start();
  using bench = new SpoolBench(archive.port);
  bench.change({ associations: 1 });
  archive.onData = () => {
    if (!bench.settings.isPaused) bench.change({ isPaused: true });
  };
  bench.store.put({ sopInstanceUid: '1.1' }, randomBytes(500_000));
  bench.store.put({ sopInstanceUid: '1.2' }, randomBytes(100));
  await eventually('the first was accepted', () => bench.accepted.length === 1);
  expect(bench.forwarder.summary()).toMatchObject({ queued: 1, awaitingReceipt: 1 });
  archive.onData = () => undefined;
  bench.change({ isPaused: false });
  await eventually('the second was, too', () => bench.accepted.length === 2);
});
