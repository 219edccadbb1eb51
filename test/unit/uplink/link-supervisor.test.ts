import { once } from 'node:events';
import { beforeEach, expect, test } from 'vitest';
import { createLogger } from '../../../electron/foundation/logger.ts';
import type {
  LinkSession,
  RoundOptions,
  RoundOutcome,
} from '../../../electron/agent/uplink/link-session.ts';
import { LinkSupervisor } from '../../../electron/agent/uplink/link-supervisor.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { MemoryHeartbeatStore } from '../../fakes/memory-heartbeat-store.ts';

const ANSWERED: RoundOutcome = { kind: 'answered', latencyMs: 12, aheadMs: 0 };
const DOWN: RoundOutcome = { kind: 'failed', latencyMs: null, fault: 'timed-out' };
const REMOVED: RoundOutcome = { kind: 'removed' };

/** Answers each round with what the script says next; the last answer stays. A held round waits for release(). */
class ScriptedSession implements LinkSession {
  readonly rounds: RoundOptions[] = [];
  forgotten = 0;
  script: (RoundOutcome | Error)[] = [ANSWERED];
  #held: PromiseWithResolvers<void> | null = null;

  hold(): void {
    this.#held = Promise.withResolvers();
  }
  release(): void {
    this.#held?.resolve();
    this.#held = null;
  }
  async round(options: RoundOptions): Promise<RoundOutcome> {
    this.rounds.push(options);
    const outcome = this.script.length > 1 ? this.script.shift()! : this.script[0]!;
    const aborted = once(options.signal, 'abort');
    if (this.#held !== null) await Promise.race([this.#held.promise, aborted]);
    options.signal.throwIfAborted();
    if (outcome instanceof Error) throw outcome;
    return outcome;
  }
  forgetConnections(): void {
    this.forgotten += 1;
  }
  dial(): Promise<never> {
    return Promise.reject(new Error('not used here'));
  }
  [Symbol.dispose](): void {
    this.release();
  }
}

let clock = new FakeClock();
let session = new ScriptedSession();
let lines: string[] = [];
let intervalMs = 30_000;
let supervisor = makeSupervisor();

function makeSupervisor(): LinkSupervisor {
  return new LinkSupervisor({
    clock,
    logger: createLogger({ clock, sinks: [{ write: (line) => void lines.push(line) }] }),
    intervalMs: () => intervalMs,
    backoff: () => ({ minMs: 1_000, maxMs: 60_000 }),
    heartbeats: new MemoryHeartbeatStore(),
    onChange: () => undefined,
    random: () => 1,
  });
}
beforeEach(() => {
  clock = new FakeClock();
  session = new ScriptedSession();
  lines = [];
  intervalMs = 30_000;
  supervisor = makeSupervisor();
});
async function start(): Promise<void> {
  supervisor.start(session);
  await clock.advance(0);
}

test('asks at once and then at every interval; the data channel only when coming up', async () => {
  await start();
  expect(supervisor.link.kind).toBe('online');
  await clock.advance(60_000);
  expect(session.rounds.map(({ checksData }) => checksData)).toEqual([true, false, false]);
});

test('a changed interval holds from the next wait on', async () => {
  await start();
  intervalMs = 5_000;
  await clock.advance(30_000);
  await clock.advance(10_000);
  expect(session.rounds).toHaveLength(4);
  expect(supervisor.heartbeat.intervalMs).toBe(5_000);
});

test('after failures waits 1, 2, 4, 8, 16 s and then never longer than an interval', async () => {
  session.script = [DOWN];
  await start();
  const waits: number[] = [];
  for (let i = 0; i < 7; i++) {
    const { link } = supervisor;
    const waitMs = link.kind === 'offline' ? Date.parse(link.nextTryAt) - clock.now().getTime() : 0;
    waits.push(waitMs);
    await clock.advance(waitMs);
  }
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  session.script = [ANSWERED];
  await clock.advance(30_000);
  expect(supervisor.link.kind).toBe('online');
  session.script = [DOWN];
  await clock.advance(30_000);
  expect(supervisor.link).toMatchObject({ kind: 'offline', fault: 'timed-out' });
  expect(session.rounds.at(-1)?.checksData).toBe(false);
  await clock.advance(1_000);
  expect(session.rounds.at(-1)?.checksData).toBe(true);
});

test('an answer that hangs makes the link stale after two intervals, the answer online again', async () => {
  await start();
  session.hold();
  await clock.advance(59_999);
  expect(supervisor.link.kind).toBe('online');
  await clock.advance(1);
  expect(supervisor.link.kind).toBe('stale');
  session.release();
  await clock.advance(0);
  expect(supervisor.link.kind).toBe('online');
});

test('a dial that fails in real use takes the link down at once and asks at once', async () => {
  await start();
  session.hold();
  supervisor.reportDialFailure('key-refused');
  expect(supervisor.link).toMatchObject({ kind: 'offline', fault: 'key-refused' });
  expect(session.rounds.map(({ checksData }) => checksData)).toEqual([true, true]);
  session.release();
  await clock.advance(0);
  expect(supervisor.link.kind).toBe('online');
});

test('dials that go on failing do not make it ask more often', async () => {
  session.script = [DOWN];
  await start();
  for (let i = 0; i < 10; i++) supervisor.reportDialFailure('port-closed');
  await clock.advance(999);
  expect(session.rounds).toHaveLength(1);
  expect(supervisor.link).toMatchObject({ kind: 'offline', fault: 'port-closed' });
  await clock.advance(1);
  expect(session.rounds).toHaveLength(2);
});

test('a dial that fails during a heartbeat is not forgotten when that is answered', async () => {
  await start();
  session.hold();
  supervisor.trigger();
  supervisor.reportDialFailure('key-refused');
  session.release();
  await clock.advance(0);
  expect(session.rounds.map(({ checksData }) => checksData)).toEqual([true, false, true]);
});

test('a removed uplink is asked for every five minutes, also while the network is away', async () => {
  session.script = [REMOVED, DOWN, REMOVED, ANSWERED];
  await start();
  expect(supervisor.link.kind).toBe('refused');
  await clock.advance(299_999);
  expect(session.rounds).toHaveLength(1);
  await clock.advance(1);
  expect([session.rounds.length, supervisor.link.kind]).toEqual([2, 'refused']);
  await clock.advance(300_000);
  expect([session.rounds.length, supervisor.link.kind]).toEqual([3, 'refused']);
  await clock.advance(300_000);
  expect([session.rounds.length, supervisor.link.kind]).toEqual([4, 'online']);
});

test('keeps the samples of the last hour, at most 240, null for a missed one', async () => {
  intervalMs = 60_000;
  session.script = [DOWN, ANSWERED];
  await start();
  expect(supervisor.heartbeat).toMatchObject({ lastAnsweredAt: null, lastLatencyMs: null });
  await clock.advance(1_000);
  expect(supervisor.heartbeat.history.map(({ latencyMs }) => latencyMs)).toEqual([null, 12]);
  await clock.advance(3_600_000);
  expect(supervisor.heartbeat.history).toHaveLength(61);
  intervalMs = 1_000;
  await clock.advance(400_000);
  expect(supervisor.heartbeat.history).toHaveLength(240);
  expect(supervisor.heartbeat.lastLatencyMs).toBe(12);
});

test('a round that throws counts as a failure, is logged, and is tried again', async () => {
  session.script = [new TypeError('a bug'), ANSWERED];
  await start();
  expect(supervisor.link).toMatchObject({ kind: 'offline', fault: 'cloud-down' });
  expect(lines.join()).toContain('link.round-failed');
  await clock.advance(1_000);
  expect(supervisor.link.kind).toBe('online');
});

test('after the stop nothing runs, waits or is remembered', async () => {
  await start();
  session.hold();
  supervisor.trigger();
  const stopped = supervisor.stop();
  session.release();
  await stopped;
  expect(supervisor.link).toEqual({ kind: 'unpaired' });
  expect(supervisor.heartbeat.history).toEqual([]);
  expect(clock.pendingTimers).toBe(0);
  supervisor.trigger();
  supervisor.reportDialFailure('timed-out');
  expect([session.rounds.length, supervisor.link.kind]).toEqual([2, 'unpaired']);
});

test('logs each change once', async () => {
  session.script = [DOWN, DOWN, DOWN, ANSWERED];
  await start();
  await clock.advance(60_000);
  const events = lines.map((line) => (JSON.parse(line) as { event: string }).event);
  expect(events).toEqual(['link.connecting', 'link.offline', 'link.online']);
});

test('a round that hangs across a sleep is given up, and the cloud is asked anew at once', async () => {
  await start();
  await clock.advance(30_000);
  session.hold();
  await clock.advance(30_000);
  expect(session.rounds).toHaveLength(3);
  supervisor.renew();
  expect(session.forgotten).toBe(1);
  await clock.advance(0);
  expect(session.rounds).toHaveLength(4);
  expect(session.rounds.map(({ signal }) => signal.aborted)).toEqual([false, false, true, false]);
  session.release();
  await clock.advance(0);
  expect(supervisor.link.kind).toBe('online');
  // What was given up counts neither as an answer nor as a failure, and the pace is the usual one.
  expect(supervisor.heartbeat.history.map(({ latencyMs }) => latencyMs)).toEqual([12, 12, 12]);
  await clock.advance(30_000);
  expect(session.rounds).toHaveLength(5);
});

test('a link that was not heard of for long is stale at once when the PC wakes up', async () => {
  await start();
  session.hold();
  clock.jump(8 * 3_600_000);
  supervisor.renew();
  expect(supervisor.link.kind).toBe('stale');
  session.release();
  await clock.advance(0);
  expect(supervisor.link.kind).toBe('online');
});

test('waking up without a pairing asks nobody', () => {
  supervisor.renew();
  expect(session.rounds).toEqual([]);
});
