import { expect, test } from 'vitest';
import { tellSpoolProblems } from '../../../electron/agent/spool/spool-alarms.ts';
import { heartbeatState } from '../../../electron/agent/status/heartbeat-state.ts';
import { ProblemLog } from '../../../electron/agent/status/problem-log.ts';
import { headline } from '../../../electron/contract/headline.ts';
import type { SpoolStatus } from '../../../electron/contract/spool-calls.ts';
import { createTranslator } from '../../../electron/contract/translator.ts';
import { LANGUAGES } from '../../../electron/contract/languages.ts';
import {
  NOTIFICATION_LIMITS,
  NotificationModel,
} from '../../../electron/main/notification-model.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { sampleStatus } from '../../fakes/sample-status.ts';

const HOUR_MS = 3_600_000;
const EMPTY: SpoolStatus = {
  queued: 0,
  queuedBytes: 0,
  awaitingReceipt: 0,
  held: 0,
  oldestQueuedAt: null,
  bytesPerSecond: null,
};

test('tells at 1, 8 and 24 hours of age, one thing at a time, and takes it back when all is sent', async () => {
  const clock = new FakeClock();
  const problems = new ProblemLog(clock, () => undefined);
  const waiting = { ...EMPTY, queued: 3, oldestQueuedAt: clock.now().toISOString() };
  const told: string[] = [];
  for (let hour = 0; hour <= 25; hour++) {
    tellSpoolProblems(waiting, clock.now(), problems);
    told.push(
      problems
        .list()
        .map(({ code }) => code)
        .join(),
    );
    await clock.advance(HOUR_MS);
  }
  const expected = (hour: number): string => {
    if (hour < 1) return '';
    if (hour < 8) return 'images-waiting-1h';
    return hour < 24 ? 'images-waiting-8h' : 'images-waiting-24h';
  };
  expect(told).toEqual(told.map((_, hour) => expected(hour)));
  tellSpoolProblems(EMPTY, clock.now(), problems);
  expect(problems.list()).toEqual([]);
});

test('held images are a problem with their number until none is left', () => {
  const clock = new FakeClock();
  const problems = new ProblemLog(clock, () => undefined);
  tellSpoolProblems({ ...EMPTY, held: 2 }, clock.now(), problems);
  expect(problems.list()).toMatchObject([
    { code: 'objects-held', isOngoing: true, details: { images: 2 } },
  ]);
  tellSpoolProblems(EMPTY, clock.now(), problems);
  expect(problems.list()).toEqual([]);
});

test('a held image is notified once, leads to the transfers, and is taken back', () => {
  const clock = new FakeClock();
  const log = new ProblemLog(clock, () => undefined);
  const model = new NotificationModel({ ...NOTIFICATION_LIMITS, since: new Date(0) });
  const step = (nowMs: number) =>
    model.step(
      {
        process: { kind: 'running', bond: 'own' },
        status: sampleStatus({ problems: [...log.list()] }),
      },
      nowMs,
    ).commands;
  expect(step(0)).toEqual([]);
  tellSpoolProblems({ ...EMPTY, held: 1 }, clock.now(), log);
  expect(step(60_000)).toMatchObject([
    { kind: 'show', title: 'Images on this PC need your decision.', page: 'transfers' },
  ]);
  tellSpoolProblems({ ...EMPTY, held: 2 }, clock.now(), log);
  expect(step(120_000)).toEqual([]);
  tellSpoolProblems(EMPTY, clock.now(), log);
  expect(step(180_000)).toMatchObject([{ kind: 'withdraw' }]);
});

test('the headline is never green while images are on this PC alone, and says how long it takes', () => {
  const spool = { ...EMPTY, queued: 12, queuedBytes: 60_000_000, bytesPerSecond: 200_000 };
  const said = headline(sampleStatus({ spool }), true);
  expect(said).toEqual({
    tone: 'waiting',
    title: '12 images are safe on this PC and wait for the cloud.',
    text: 'They go to the cloud now. You may leave this PC alone, but switched on. About 5 minutes left.',
  });
  for (const language of LANGUAGES)
    expect(headline(sampleStatus({ spool }), true, createTranslator(language)).tone).toBe(
      'waiting',
    );
  expect(headline(sampleStatus({ spool: EMPTY }), true).tone).toBe('ok');
});

test('without a link the headline says that nothing is lost', () => {
  const at = '2026-01-15T09:00:00.000Z';
  const status = sampleStatus({
    spool: { ...EMPTY, queued: 1 },
    link: { kind: 'offline', since: at, fault: 'no-network', nextTryAt: at },
  });
  const { tone, text } = headline(status, true);
  expect(tone).toBe('offline');
  expect(text).toContain('One image is safe on this PC and goes as soon as it can.');
});

test('the heartbeat counts what waits and how old it is', () => {
  const at = '2026-01-15T09:00:00.000Z';
  const spool = { ...EMPTY, queued: 4, oldestQueuedAt: '2026-01-15T08:00:00.000Z' };
  expect(heartbeatState(sampleStatus({ at, spool }))).toMatchObject({
    queueDepth: 4,
    oldestQueuedAgeMs: HOUR_MS,
  });
  expect(heartbeatState(sampleStatus({ at }))).toMatchObject({
    queueDepth: 0,
    oldestQueuedAgeMs: null,
  });
});
