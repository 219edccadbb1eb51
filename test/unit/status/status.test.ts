import { expect, test } from 'vitest';
import { LINK_PROBLEMS, problemOfLink } from '../../../electron/agent/status/link-problems.ts';
import { ProblemLog } from '../../../electron/agent/status/problem-log.ts';
import {
  StatusPublisher,
  type StatusSnapshot,
} from '../../../electron/agent/status/status-publisher.ts';
import { linkFaultSchema } from '../../../electron/contract/link-state.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { sampleStatus } from '../../fakes/sample-status.ts';

const CT = { aeTitle: 'CT-1', address: '10.0.0.7' };

test('the same problem at the same device is one entry with a count, the latest first', async () => {
  const clock = new FakeClock();
  const log = new ProblemLog(clock, () => undefined);
  log.occurred('device-vanished', CT);
  log.occurred('device-limit', CT);
  await clock.advance(5_000);
  log.occurred('device-vanished', CT);
  log.occurred('device-vanished', { ...CT, address: '10.0.0.8' });
  expect(log.list().map(({ code, count, device }) => [code, device?.address, count])).toEqual(
    expect.arrayContaining([
      ['device-vanished', '10.0.0.7', 2],
      ['device-vanished', '10.0.0.8', 1],
      ['device-limit', '10.0.0.7', 1],
    ]),
  );
  expect(log.list()[0]).toMatchObject({ code: 'device-vanished' });
  expect(log.list().find((p) => p.count === 2)).toMatchObject({
    firstAt: '2026-01-15T09:00:00.000Z',
    lastAt: '2026-01-15T09:00:05.000Z',
  });
});

test('a state that lasts is one entry and leaves none when it is over; it cannot be dismissed', () => {
  const log = new ProblemLog(new FakeClock(), () => undefined);
  log.began('link-port-closed', { fault: 'port-closed' });
  log.began('link-port-closed', { fault: 'port-closed' });
  expect(log.list()).toMatchObject([{ code: 'link-port-closed', count: 1, isOngoing: true }]);
  log.dismiss(log.list()[0]!.id);
  expect(log.list()).toHaveLength(1);
  log.ended('link-port-closed');
  expect(log.list()).toEqual([]);
});

test('the log of problems is bounded', () => {
  const log = new ProblemLog(new FakeClock(), () => undefined);
  log.began('clock-wrong');
  for (let i = 0; i < 500; i++)
    log.occurred('device-not-allowed', { aeTitle: `D${i}`, address: '10.0.0.9' });
  expect(log.list()).toHaveLength(100);
  expect(log.list().some((problem) => problem.code === 'clock-wrong')).toBe(true);
});

test('every fault of the link is a problem, and only states that need a person are', () => {
  const since = '2026-01-15T09:00:00.000Z';
  for (const fault of linkFaultSchema.options) {
    const problem = problemOfLink({ kind: 'offline', since, fault, nextTryAt: since });
    expect(LINK_PROBLEMS).toContain(problem?.code);
  }
  expect(problemOfLink({ kind: 'refused', since })?.code).toBe('uplink-removed');
  expect(problemOfLink({ kind: 'clock-wrong', since, aheadMs: 3_600_000.4 })).toEqual({
    code: 'clock-wrong',
    details: { aheadMs: 3_600_000 },
  });
  for (const kind of ['connecting', 'online', 'stale'] as const)
    expect(problemOfLink({ kind, since })).toBeNull();
});

test('changes that come together are one status; revisions grow; rates are those of the last seconds', async () => {
  const clock = new FakeClock();
  const snapshot: StatusSnapshot = sampleStatus();
  let transfers: StatusSnapshot['transfers'] = [];
  using publisher = new StatusPublisher(clock, () => ({ ...snapshot, transfers }));
  const seen: { revision: number; rate: number | undefined }[] = [];
  publisher.subscribe(
    (status) =>
      void seen.push({ revision: status.revision, rate: status.transfers[0]?.bytesPerSecond }),
  );
  for (let i = 0; i < 10; i++) publisher.changed();
  await clock.advance(150);
  expect(seen).toEqual([{ revision: 1, rate: undefined }]);
  const transfer = {
    associationId: 'a1',
    device: CT,
    calledAeTitle: 'CLOUD',
    startedAt: clock.now().toISOString(),
    objectsDone: 0,
    bytes: 0,
  };
  for (let second = 0; second < 5; second++) {
    transfers = [{ ...transfer, bytes: second * 1_000_000 }];
    publisher.changed();
    await clock.advance(1_000);
  }
  expect(seen.at(-1)?.rate).toBeGreaterThan(500_000);
  transfers = [];
  publisher.changed();
  await clock.advance(5_000);
  const count = seen.length;
  await clock.advance(60_000);
  expect(seen).toHaveLength(count);
  expect(seen.map((s) => s.revision)).toEqual(seen.map((_, i) => i + 1));
});

test('who asks right after a change is told of it, and the listeners with him', () => {
  const clock = new FakeClock();
  let paused: StatusSnapshot['paused'] = null;
  using publisher = new StatusPublisher(clock, () => ({ ...sampleStatus(), paused }));
  const before = publisher.current;
  expect(publisher.current).toBe(before);
  const seen: number[] = [];
  publisher.subscribe((status) => void seen.push(status.revision));
  paused = { since: clock.now().toISOString() };
  publisher.changed();
  expect(publisher.current).toMatchObject({ paused, revision: before.revision + 1 });
  expect(seen).toEqual([before.revision + 1]);
});
