import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connectTransport } from '../../electron/agent/dicom/ul/connect-transport.ts';
import { createForwarder, type Forwarder } from '../../electron/agent/spool/forwarder.ts';
import type { SpoolEntry } from '../../electron/agent/spool/spool-entry.ts';
import type { SpoolStore } from '../../electron/agent/spool/spool-store.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { createLogger } from '../../electron/foundation/logger.ts';
import { eventually } from '../fakes/eventually.ts';
import { FakeArchive, MAX_PDU_BYTES, TEST_TIMEOUTS } from '../fakes/fake-archive.ts';
import { factsOf, SpoolHarness, storeObject } from '../fakes/spool-harness.ts';

function forwarderOf(store: SpoolStore, port: number, accepted: SpoolEntry[]): Forwarder {
  return createForwarder({
    store,
    clock: systemClock,
    logger: createLogger({ clock: systemClock, sinks: [] }),
    settings: () => ({
      associations: 2,
      maxPduBytes: MAX_PDU_BYTES,
      timeouts: TEST_TIMEOUTS,
      isPaused: false,
      quietHours: null,
      urgentIgnoresLimits: true,
      proof: 'receipt',
    }),
    uploadLimit: {
      isActive: false,
      lane: () => ({ sent: () => undefined, [Symbol.dispose]: () => undefined }),
    },
    dial: (signal) =>
      connectTransport({ host: '127.0.0.1', port, timeoutMs: 5_000, clock: systemClock, signal }),
    events: {
      accepted: (entry) => void accepted.push(entry),
      held: () => undefined,
      routeRefused: () => undefined,
      routeWorked: () => undefined,
      changed: () => undefined,
    },
  });
}

test('what is sealed on the disk arrives byte for byte, a damaged object is held, and a receipt erases', async () => {
  await using archive = await FakeArchive.start();
  await using harness = await SpoolHarness.create();
  const store = await harness.start();
  const datasets = [300_000, 1, 2_500_000].map((bytes) => randomBytes(bytes));
  for (const [n, data] of datasets.entries()) await storeObject(store, data, factsOf(`1.2.${n}`));
  const damaged = await storeObject(store, randomBytes(400_000), factsOf('1.3'));
  const root = join(harness.folder.path, 'spool', 'objects');
  const file = join(root, damaged.id.slice(0, 2), damaged.id);
  const sealed = readFileSync(file);
  sealed.writeUInt8(sealed.readUInt8(sealed.length - 100) ^ 1, sealed.length - 100);
  writeFileSync(file, sealed);

  const accepted: SpoolEntry[] = [];
  using forwarder = forwarderOf(store, archive.port, accepted);
  await eventually('the good ones were accepted', () => accepted.length === 3);
  await eventually('the damaged one is held', () => forwarder.summary().held === 1);
  expect(forwarder.held()[0]?.state).toMatchObject({ kind: 'held', reason: 'damaged' });
  expect(new Set(archive.stored.map(({ sha256 }) => sha256))).toEqual(
    new Set(datasets.map((data) => createHash('sha256').update(data).digest('hex'))),
  );
  for (const { sopInstanceUid, sha256, bytes } of accepted)
    forwarder.receipt({ sopInstanceUid, sha256, bytes });
  await store.settled();
  expect(store.open().map(({ sopInstanceUid }) => sopInstanceUid)).toEqual(['1.3']);
  expect(readdirSync(root, { recursive: true }).map(String).join()).toContain(damaged.id);
});
