import { expect, test } from 'vitest';
import { TokenBucket } from '../../../electron/agent/relay/token-bucket.ts';
import { limitAt, UploadLimit } from '../../../electron/agent/relay/upload-limit.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

const CHUNK_BYTES = 65_536;
const at = (time: string): Date => new Date(`2026-01-15T${time}:30`);

test.each([
  ['08:00', '18:00', ['08:00', '12:00', '17:59'], ['07:59', '18:00', '23:00', '00:00']],
  ['22:00', '06:30', ['22:00', '23:59', '00:00', '06:29'], ['06:30', '12:00', '21:59']],
])('a limit from %s to %s holds then and at no other time', (from, to, inside, outside) => {
  const limit = { maxBytesPerSecond: 50_000, limitHours: { from, to } };
  expect(inside.map((time) => limitAt(limit, at(time)))).toEqual(inside.map(() => 50_000));
  expect(outside.map((time) => limitAt(limit, at(time)))).toEqual(outside.map(() => null));
});

test('without hours a limit always holds, and hours without a limit limit nothing', () => {
  expect(limitAt({ maxBytesPerSecond: 50_000, limitHours: null }, at('03:00'))).toBe(50_000);
  const hours = { from: '00:00', to: '23:59' };
  expect(limitAt({ maxBytesPerSecond: null, limitHours: hours }, at('03:00'))).toBeNull();
});

test('what is taken beyond the balance is waited for; a quiet hour saves a quarter of a second', () => {
  const bucket = new TokenBucket(1_000, 0);
  bucket.take(500, 0);
  expect(bucket.waitMs(0)).toBe(500);
  expect(bucket.waitMs(200)).toBe(300);
  expect(bucket.waitMs(500)).toBe(0);
  bucket.take(250, 3_600_000);
  expect(bucket.waitMs(3_600_000)).toBe(0);
  bucket.take(100, 3_600_000);
  expect(bucket.waitMs(3_600_000)).toBe(100);
  bucket.setRate(10_000, 3_600_000);
  expect(bucket.waitMs(3_600_000)).toBe(10);
});

/** A limit and devices that send a chunk every ten milliseconds unless they are held or idle. */
function simulate(link: Parameters<typeof limitAt>[0], count: number) {
  const clock = new FakeClock();
  const settings = { ...link };
  const limit = new UploadLimit({ clock, settings: () => settings });
  const devices = Array.from({ length: count }, () => {
    const device = { bytes: 0, isHeld: false, isIdle: false };
    const lane = limit.lane({
      hold: () => void (device.isHeld = true),
      release: () => void (device.isHeld = false),
    });
    return { device, lane };
  });
  const run = async (seconds: number): Promise<void> => {
    for (let step = 0; step < seconds * 100; step++) {
      await clock.advance(10);
      for (const { device, lane } of devices) {
        if (device.isHeld || device.isIdle) continue;
        device.bytes += CHUNK_BYTES;
        if (limit.isActive) lane.sent(CHUNK_BYTES);
      }
    }
  };
  const sent = (): number[] => devices.map(({ device }) => device.bytes);
  return { clock, settings, limit, devices, run, sent };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

test('all devices together keep to the limit, and each gets its share', async () => {
  const bench = simulate({ maxBytesPerSecond: 1_000_000, limitHours: null }, 3);
  await bench.run(20);
  expect(sum(bench.sent())).toBeLessThanOrEqual(20_000_000 + 250_000 + 3 * CHUNK_BYTES);
  expect(sum(bench.sent())).toBeGreaterThan(18_000_000);
  expect(Math.max(...bench.sent()) - Math.min(...bench.sent())).toBeLessThanOrEqual(
    3 * CHUNK_BYTES,
  );
});

test('a device that has nothing to send takes nothing from the others', async () => {
  const bench = simulate({ maxBytesPerSecond: 1_000_000, limitHours: null }, 3);
  await bench.run(2);
  bench.devices[1]!.device.isIdle = true;
  const before = sum(bench.sent());
  await bench.run(10);
  expect(sum(bench.sent()) - before).toBeGreaterThan(9_000_000);
  bench.devices[0]!.lane[Symbol.dispose]();
  bench.devices[0]!.device.isIdle = true;
  const alone = sum(bench.sent());
  await bench.run(10);
  expect(sum(bench.sent()) - alone).toBeGreaterThan(9_000_000);
});

test('another limit counts at once, and none lets everyone go', async () => {
  const bench = simulate({ maxBytesPerSecond: 16_384, limitHours: null }, 2);
  await bench.run(1);
  expect(bench.devices.every(({ device }) => device.isHeld)).toBe(true);
  bench.settings.maxBytesPerSecond = 2_000_000;
  bench.limit.recheck();
  const before = sum(bench.sent());
  await bench.run(5);
  expect(sum(bench.sent()) - before).toBeGreaterThan(9_000_000);
  bench.settings.maxBytesPerSecond = null;
  bench.limit.recheck();
  expect(bench.limit.isActive).toBe(false);
  expect(bench.devices.some(({ device }) => device.isHeld)).toBe(false);
});

test('the hours begin and end by themselves, to the minute', async () => {
  const clock = new FakeClock();
  const timeIn = (minutes: number): string => {
    const then = new Date(clock.now().getTime() + minutes * 60_000);
    return `${String(then.getHours()).padStart(2, '0')}:${String(then.getMinutes()).padStart(2, '0')}`;
  };
  const limitHours = { from: timeIn(2), to: timeIn(4) };
  const settings = { maxBytesPerSecond: 16_384, limitHours };
  using limit = new UploadLimit({ clock, settings: () => settings });
  const seen: boolean[] = [];
  for (let minute = 0; minute < 6; minute++) {
    seen.push(limit.isActive);
    await clock.advance(60_000);
  }
  expect(seen).toEqual([false, false, true, true, false, false]);
});

test('nothing runs while there is no limit', () => {
  const clock = new FakeClock();
  const settings = { maxBytesPerSecond: null, limitHours: null };
  using _limit = new UploadLimit({ clock, settings: () => settings });
  expect(clock.pendingTimers).toBe(0);
});
