import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { Ledger, type NewLedgerEntry } from '../../../electron/agent/ledger/ledger.ts';
import { LEDGER_VERSION } from '../../../electron/agent/ledger/migrations.ts';
import { ReceiptCollector } from '../../../electron/agent/ledger/receipt-collector.ts';
import type { Receipt } from '../../../electron/contract/cloud-api.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

const digest = (n: number): string => n.toString(16).padStart(64, '0');

function entry(n: number, over: Partial<NewLedgerEntry> = {}): NewLedgerEntry {
  return {
    sopInstanceUid: `1.2.${n}`,
    sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
    transferSyntaxUid: '1.2.840.10008.1.2.1',
    sha256: digest(n),
    bytes: 100 + n,
    device: { aeTitle: 'CT-1', address: '10.0.0.7' },
    isSample: false,
    calledAeTitle: 'CLOUD',
    associationId: null,
    startedAt: '2026-01-15T09:00:00.000Z',
    finishedAt: '2026-01-15T09:00:01.000Z',
    state: 'accepted',
    status: 0,
    ...over,
  };
}

const receipt = (n: number, over: Partial<Receipt> = {}): Receipt => ({
  receiptId: `r${n}`,
  sopInstanceUid: `1.2.${n}`,
  sha256: digest(n),
  bytes: 100 + n,
  storedAt: '2026-01-15T09:00:01.500Z',
  ...over,
});

test('an object is delivered only with a receipt of the same digest and length', async () => {
  await using folder = await makeTempFolder();
  using ledger = new Ledger(join(folder.path, 'ledger.sqlite'));
  for (const n of [1, 2, 3]) ledger.add(entry(n));
  const [first, second, third] = ledger.awaitingReceipt(10);
  expect(ledger.applyReceipt(first!, receipt(1))).toBe('delivered');
  expect(ledger.applyReceipt(second!, receipt(2, { sha256: digest(99) }))).toBe('mismatch');
  expect(ledger.applyReceipt(third!, receipt(3, { bytes: 1 }))).toBe('mismatch');
  expect(ledger.list(10).map(({ state, receiptId }) => [state, receiptId])).toEqual([
    ['mismatch', 'r3'],
    ['mismatch', 'r2'],
    ['delivered', 'r1'],
  ]);
  expect(ledger.awaitingReceipt(10)).toEqual([]);
});

test('entries survive a restart and read as they were written', async () => {
  await using folder = await makeTempFolder();
  const file = join(folder.path, 'ledger.sqlite');
  const odd = entry(5, {
    sha256: null,
    status: null,
    state: 'incomplete',
    sopInstanceUid: '',
    device: { aeTitle: null, address: '::1' },
  });
  {
    using ledger = new Ledger(file);
    ledger.add(odd);
  }
  using ledger = new Ledger(file);
  expect(ledger.list(1)).toEqual([{ ...odd, id: 1, receiptId: null, receiptAt: null }]);
});

test('today counts what happened since midnight, and what waits for a receipt since whenever', async () => {
  await using folder = await makeTempFolder();
  using ledger = new Ledger(join(folder.path, 'ledger.sqlite'));
  ledger.add(entry(1, { finishedAt: '2026-01-14T23:59:59.999Z' }));
  ledger.add(entry(2, { state: 'delivered' }));
  ledger.add(entry(3));
  ledger.add(entry(4, { state: 'refused', device: { aeTitle: 'CT-2', address: '10.0.0.8' } }));
  expect(ledger.totalsSince(new Date('2026-01-15T00:00:00Z'))).toEqual({
    delivered: 1,
    bytes: 102,
    awaitingReceipt: 2,
    failed: 1,
    devices: 2,
  });
  expect(ledger.lastDeliveredAt()).toBe('2026-01-15T09:00:01.000Z');
  expect(ledger.prune(new Date('2026-01-15T00:00:00Z'))).toBe(1);
});

test('a ledger of a newer Tern is not touched', async () => {
  await using folder = await makeTempFolder();
  const file = join(folder.path, 'ledger.sqlite');
  const db = new DatabaseSync(file);
  db.exec(`PRAGMA user_version = ${LEDGER_VERSION + 1}`);
  db.close();
  expect(() => new Ledger(file)).toThrow('install the newer Tern again');
});

test('receipts are asked for until they come, also for what an earlier run left open', async () => {
  await using folder = await makeTempFolder();
  const clock = new FakeClock('2026-01-15T09:00:02.000Z');
  using ledger = new Ledger(join(folder.path, 'ledger.sqlite'));
  for (const n of [1, 2, 3]) ledger.add(entry(n));
  const asked: string[][] = [];
  const told: string[] = [];
  let held: Receipt[] = [];
  let isDown = true;
  using collector = new ReceiptCollector({
    ledger,
    clock,
    missingAfterMs: 600_000,
    arrived: () => undefined,
    fetchReceipts: (objects) => {
      asked.push(objects.map((object) => object.sopInstanceUid));
      return isDown ? Promise.reject(new Error('down')) : Promise.resolve(held);
    },
    settled: () => void told.push('settled'),
    matched: (which) => void told.push(`matched ${which.sopInstanceUid}`),
    mismatch: (which) => void told.push(`mismatch ${which.sopInstanceUid}`),
    missing: (which) => void told.push(`missing ${which.sopInstanceUid}`),
  });
  collector.wake();
  await clock.advance(300);
  expect(asked).toEqual([['1.2.1', '1.2.2', '1.2.3']]);
  isDown = false;
  held = [receipt(1), receipt(2, { sha256: digest(9) })];
  await clock.advance(2_000);
  expect(told).toContain('mismatch 1.2.2');
  expect(ledger.list(10).map((e) => e.state)).toEqual(['accepted', 'mismatch', 'delivered']);
  held = [];
  await clock.advance(700_000);
  expect(told.filter((t) => t === 'missing 1.2.3')).toHaveLength(1);
  held = [receipt(3)];
  await clock.advance(70_000);
  expect(ledger.awaitingReceipt(10)).toEqual([]);
  const asksSoFar = asked.length;
  await clock.advance(300_000);
  expect(asked).toHaveLength(asksSoFar);
});

test('of several objects with one UID the one with the digest asked for settles', async () => {
  await using folder = await makeTempFolder();
  const clock = new FakeClock();
  using ledger = new Ledger(join(folder.path, 'ledger.sqlite'));
  ledger.add(entry(1));
  ledger.add(entry(1, { sha256: digest(77) }));
  using collector = new ReceiptCollector({
    ledger,
    clock,
    missingAfterMs: 600_000,
    arrived: () => undefined,
    fetchReceipts: () =>
      Promise.resolve([
        receipt(1, { receiptId: 'b', sha256: digest(77) }),
        receipt(1, { receiptId: 'a' }),
      ]),
    settled: () => undefined,
    matched: () => undefined,
    mismatch: () => undefined,
    missing: () => undefined,
  });
  collector.wake();
  await clock.advance(300);
  expect(ledger.list(10).map(({ state, receiptId }) => [state, receiptId])).toEqual([
    ['delivered', 'b'],
    ['delivered', 'a'],
  ]);
});

test('receipts are asked for while objects go on coming', async () => {
  await using folder = await makeTempFolder();
  const clock = new FakeClock('2026-01-15T09:00:02.000Z');
  using ledger = new Ledger(join(folder.path, 'ledger.sqlite'));
  let asked = 0;
  using collector = new ReceiptCollector({
    ledger,
    clock,
    missingAfterMs: 600_000,
    arrived: () => undefined,
    fetchReceipts: (objects) => {
      asked++;
      return Promise.resolve(
        objects.map(({ sopInstanceUid }) => receipt(Number(sopInstanceUid.slice(4)))),
      );
    },
    settled: () => undefined,
    matched: () => undefined,
    mismatch: () => undefined,
    missing: () => undefined,
  });
  for (let n = 1; n <= 100; n++) {
    ledger.add(entry(n));
    collector.wake();
    await clock.advance(10);
  }
  expect(asked).toBeGreaterThan(2);
  expect(ledger.awaitingReceipt(1000).length).toBeLessThan(50);
});
