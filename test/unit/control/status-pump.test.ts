import { expect, test } from 'vitest';
import { createControlServices } from '../../../electron/agent/control/control-services.ts';
import { pumpStatus, STATUS_INTERVAL_MS } from '../../../electron/agent/control/status-pump.ts';
import { createLogger } from '../../../electron/foundation/logger.ts';
import { ArrayLogSink } from '../../fakes/array-log-sink.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { FakeControlBackend } from '../../fakes/fake-control-backend.ts';

function setUp() {
  const clock = new FakeClock();
  const backend = new FakeControlBackend();
  const log = new ArrayLogSink();
  const services = createControlServices(backend, clock, createLogger({ clock, sinks: [log] }));
  return { clock, backend, log, services };
}

test('tells the present status at once and a burst of changes as its last one', async () => {
  const { clock, backend, services } = setUp();
  const told: number[] = [];
  using _pump = pumpStatus(services, ({ revision }) => told.push(revision) > 0);
  expect(told).toEqual([1]);
  for (let i = 0; i < 50; i++) backend.publish({});
  expect(told).toEqual([1]);
  await clock.advance(STATUS_INTERVAL_MS);
  expect(told).toEqual([1, 51]);
});

test('waits for a slow reader and then tells only the newest', async () => {
  const { clock, backend, services } = setUp();
  const told: number[] = [];
  using pump = pumpStatus(services, ({ revision }) => {
    told.push(revision);
    return false;
  });
  backend.publish({});
  await clock.advance(1000);
  backend.publish({});
  await clock.advance(1000);
  expect(told).toEqual([1]);
  pump.resume();
  expect(told).toEqual([1, 3]);
});

test('nothing is told, listened to or timed after the end', async () => {
  const { clock, backend, services } = setUp();
  const told: number[] = [];
  const pump = pumpStatus(services, ({ revision }) => told.push(revision) > 0);
  backend.publish({});
  pump[Symbol.dispose]();
  backend.publish({});
  await clock.advance(1000);
  expect(told).toEqual([1]);
  expect(backend.listenerCount).toBe(0);
  expect(clock.pendingTimers).toBe(0);
});

test('a status that breaks the contract is logged and left out', async () => {
  const { clock, backend, log, services } = setUp();
  const told: number[] = [];
  using _pump = pumpStatus(services, ({ revision }) => told.push(revision) > 0);
  backend.publish({ lastDeliveredAt: 'yesterday' });
  await clock.advance(1000);
  backend.publish({ lastDeliveredAt: null });
  await clock.advance(1000);
  expect(told).toEqual([1, 3]);
  expect(log.text).toContain('control.status-invalid');
});
