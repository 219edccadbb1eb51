import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { RelayBench } from '../fakes/relay-bench.ts';
import { CT_CONTEXT, openDevice, storeRq, until } from '../fakes/test-device.ts';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** What may have been sent before the first wait: a saved quarter of a second, and what lay in the buffers. */
const SLACK_BYTES = 250_000 + 2 * 65_536;

async function sendObject(bench: RelayBench, uid: string, dataset: Buffer): Promise<number> {
  const device = await openDevice(bench.port);
  const { command } = await device.requestOne(CT_CONTEXT.id, storeRq(uid), dataset);
  await device.release();
  return command.Status ?? -1;
}

test('two devices together take no less time than the limit wants, and every byte arrives', async () => {
  await using bench = await RelayBench.start();
  bench.limit = { maxBytesPerSecond: 1_000_000, limitHours: null };
  bench.uploadLimit.recheck();
  const datasets = [randomBytes(1_000_000), randomBytes(1_000_000)];
  const beganMs = performance.now();
  const statuses = await Promise.all(
    datasets.map((dataset, index) => sendObject(bench, `1.2.${index}`, dataset)),
  );
  const seconds = (performance.now() - beganMs) / 1_000;
  expect(statuses).toEqual([0, 0]);
  expect(bench.archive.stored.map((object) => object.sha256).toSorted()).toEqual(
    datasets.map(sha256).toSorted(),
  );
  expect((bench.archive.bytes - SLACK_BYTES) / seconds).toBeLessThan(1_000_000);
});

test('a limit that is lifted during a transfer lets the rest go at once', async () => {
  await using bench = await RelayBench.start();
  bench.limit = { maxBytesPerSecond: 16_384, limitHours: null };
  bench.uploadLimit.recheck();
  const dataset = randomBytes(4_000_000);
  const sending = sendObject(bench, '1.2.3', dataset);
  await until('the transfer runs', () => bench.archive.bytes > 0);
  // At the limit the rest would take four minutes.
  expect(bench.archive.bytes).toBeLessThan(2_000_000);
  bench.limit = { maxBytesPerSecond: null, limitHours: null };
  bench.uploadLimit.recheck();
  expect(await sending).toBe(0);
  expect(bench.archive.stored).toMatchObject([{ sha256: sha256(dataset) }]);
});

test('no timer of the association fires because of our own waiting', async () => {
  await using bench = await RelayBench.start();
  bench.timeouts = { ...bench.timeouts, pduTimeoutMs: 300, idleTimeoutMs: 300 };
  bench.limit = { maxBytesPerSecond: 60_000, limitHours: null };
  bench.uploadLimit.recheck();
  const dataset = randomBytes(200_000);
  expect(await sendObject(bench, '1.2.3', dataset)).toBe(0);
  expect(bench.ends).toMatchObject([{ end: { kind: 'released' } }]);
});

test('a device that is held back is let go when the agent stops', async () => {
  await using bench = await RelayBench.start();
  bench.limit = { maxBytesPerSecond: 16_384, limitHours: null };
  bench.uploadLimit.recheck();
  const sending = sendObject(bench, '1.2.3', randomBytes(2_000_000)).catch(
    (error: unknown) => error,
  );
  await until('the transfer runs', () => bench.archive.bytes > 0);
  bench.relay.stop();
  expect(await sending).toBeInstanceOf(Error);
  expect(bench.archive.stored).toEqual([]);
});
