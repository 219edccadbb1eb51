import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Ledger } from '../../../electron/agent/ledger/ledger.ts';
import { ProblemLog } from '../../../electron/agent/status/problem-log.ts';
import { SilenceWatch } from '../../../electron/agent/status/silence-watch.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

const US = { aeTitle: 'US-1', address: '10.0.0.8' };
const CT = { aeTitle: 'CT-1', address: '10.0.0.7' };
const NOBODY = { classUid: null, version: null };
const IMAGE = { bytes: 100, sopClassUid: '1.2', transferSyntaxUid: '1.2.840.10008.1.2' };
const HOUR_MS = 3_600_000;

/** An ultrasound machine that stored something at 09:00, and a watch that has just started. */
async function watched() {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder());
  const clock = new FakeClock('2026-01-15T09:00:00.000Z');
  const { devices } = stack.use(new Ledger(join(folder.path, 'ledger.sqlite')));
  devices.served(US, NOBODY, clock.now());
  devices.received(US, IMAGE, clock.now());
  const { id } = devices.list()[0]!;
  const problems = new ProblemLog(clock, () => undefined);
  const state = { isPaused: false };
  const startWatch = (): SilenceWatch => {
    const watch = stack.use(
      new SilenceWatch({ clock, devices, problems, isPaused: () => state.isPaused }),
    );
    watch.start();
    return watch;
  };
  return {
    clock,
    devices,
    id,
    problems,
    state,
    startWatch,
    watch: startWatch(),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

test('a machine that sends nothing for so long is told of once, until it sends', async () => {
  await using at = await watched();
  at.devices.change(at.id, { expectEveryHours: 2 });
  await at.clock.advance(2 * HOUR_MS - 60_000);
  expect(at.problems.list()).toEqual([]);
  await at.clock.advance(60_000);
  const told = {
    code: 'device-silent',
    device: US,
    isOngoing: true,
    count: 1,
    details: { since: '2026-01-15T09:00:00.000Z', everyHours: 2 },
  };
  expect(at.problems.list()).toMatchObject([told]);
  await at.clock.advance(HOUR_MS);
  expect(at.problems.list()).toMatchObject([told]);
  at.devices.received(US, IMAGE, at.clock.now());
  at.watch.check();
  expect(at.problems.list()).toEqual([]);
});

test('an echo is no image; nothing is told where nothing is expected any more', async () => {
  await using at = await watched();
  at.devices.change(at.id, { expectEveryHours: 1 });
  await at.clock.advance(HOUR_MS);
  at.devices.echoed(US, at.clock.now());
  at.watch.check();
  expect(at.problems.list()).toHaveLength(1);
  at.devices.change(at.id, { expectEveryHours: null });
  at.watch.check();
  expect(at.problems.list()).toEqual([]);
});

test('a machine that is forgotten is silent by right', async () => {
  await using at = await watched();
  at.devices.change(at.id, { expectEveryHours: 1 });
  await at.clock.advance(HOUR_MS);
  expect(at.problems.list()).toHaveLength(1);
  at.devices.forget(at.id);
  at.watch.check();
  expect(at.problems.list()).toEqual([]);
});

test('what counts is when it last stored, also across a restart', async () => {
  await using at = await watched();
  at.devices.change(at.id, { expectEveryHours: 3 });
  at.watch[Symbol.dispose]();
  await at.clock.advance(2 * HOUR_MS);
  at.startWatch();
  expect(at.problems.list()).toEqual([]);
  await at.clock.advance(HOUR_MS);
  expect(at.problems.list()).toHaveLength(1);
});

test('during a pause nobody is told of anew', async () => {
  await using at = await watched();
  at.devices.change(at.id, { expectEveryHours: 1 });
  at.state.isPaused = true;
  await at.clock.advance(2 * HOUR_MS);
  expect(at.problems.list()).toEqual([]);
  at.state.isPaused = false;
  await at.clock.advance(60_000);
  expect(at.problems.list()).toHaveLength(1);
  at.state.isPaused = true;
  await at.clock.advance(60_000);
  expect(at.problems.list()).toHaveLength(1);
});

test('a machine that never sent is silent since it was first seen', async () => {
  await using at = await watched();
  at.devices.served(CT, NOBODY, at.clock.now());
  const ct = at.devices.list().find(({ aeTitle }) => aeTitle === 'CT-1')!;
  at.devices.change(ct.id, { expectEveryHours: 1 });
  await at.clock.advance(HOUR_MS);
  expect(at.problems.list()).toMatchObject([{ device: CT }]);
});
