import { expect, test } from 'vitest';
import type { LedgerEntry } from '../../../electron/contract/agent-status.ts';
import { transferQuerySchema } from '../../../electron/contract/transfers.ts';
import { TransferHistory, type HistoryQuery } from '../../../renderer/state/transfer-history.ts';
import { SampleLedger } from '../../fakes/sample-ledger.ts';
import { ago, sampleEntry } from '../../fakes/sample-status.ts';

function historyOf(ledger: SampleLedger, query: HistoryQuery = {}) {
  const failing = { isOn: false };
  const history = new TransferHistory((args) => {
    if (failing.isOn) return Promise.reject(new Error('scripted'));
    return ledger.handlers.listTransfers(transferQuerySchema.parse(args));
  }, query);
  return { history, failing };
}

const ids = (history: TransferHistory) => history.view().entries.map(({ id }) => id);
const newestFirst = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => from - i);

function arrive(ledger: SampleLedger, count: number, changes: Partial<LedgerEntry> = {}): void {
  for (let i = 0; i < count; i++) {
    const id = ledger.entries.length + 1;
    ledger.entries.push(sampleEntry(id, { finishedAt: ago(0), ...changes }));
  }
}

test('reads to the end in pages, without a gap and nothing twice', async () => {
  const { history } = historyOf(SampleLedger.ofSize(2500));
  await history.refresh();
  while (history.view().hasOlder) await history.readOlder();
  expect(ids(history)).toEqual(newestFirst(2500, 2500));
  await history.readOlder();
  expect(ids(history)).toHaveLength(2500);
});

test.each([1, 300, 5000])('%i new entries come in at the top without a gap', async (count) => {
  const ledger = SampleLedger.ofSize(1000);
  const { history } = historyOf(ledger);
  await history.refresh();
  arrive(ledger, count);
  await history.refresh();
  const shown = ids(history);
  expect(shown).toEqual(newestFirst(1000 + count, shown.length));
  while (history.view().hasOlder) await history.readOlder();
  expect(ids(history)).toEqual(newestFirst(1000 + count, 1000 + count));
});

test('a receipt that came later shows on an entry that was read before', async () => {
  const ledger = SampleLedger.ofSize(100);
  arrive(ledger, 1, { state: 'accepted', receiptId: null });
  arrive(ledger, 250);
  const { history } = historyOf(ledger);
  await history.refresh();
  await history.readOlder();
  ledger.entries[100] = { ...ledger.entries[100]!, state: 'delivered', receiptId: 'r-1' };
  await history.refresh();
  expect(history.view().entries.find(({ id }) => id === 101)?.state).toBe('delivered');
  expect(ids(history)).toEqual(newestFirst(351, 351));
});

test('an entry that no longer fits the filters leaves', async () => {
  const ledger = SampleLedger.ofSize(40);
  arrive(ledger, 2, { state: 'accepted', receiptId: null });
  const { history } = historyOf(ledger, { states: ['accepted'] });
  await history.refresh();
  expect(ids(history)).toEqual([42, 41]);
  ledger.entries[41] = { ...ledger.entries[41]!, state: 'delivered' };
  await history.refresh();
  expect(ids(history)).toEqual([41]);
});

test('what was read stays when a page fails, and the same page can be tried again', async () => {
  const { history, failing } = historyOf(SampleLedger.ofSize(2000));
  await history.refresh();
  const before = ids(history);
  failing.isOn = true;
  await history.readOlder();
  expect(history.view().failure).toMatchObject({ reading: 'older' });
  expect(ids(history)).toEqual(before);
  failing.isOn = false;
  await history.retry();
  expect(history.view().failure).toBeNull();
  expect(ids(history)).toEqual(newestFirst(2000, 1200));
});

test('asked for news several times at once, it reads once more', async () => {
  const ledger = SampleLedger.ofSize(10);
  const asked: number[] = [];
  const history = new TransferHistory((args) => {
    asked.push(asked.length);
    return ledger.handlers.listTransfers(transferQuerySchema.parse(args));
  }, {});
  await Promise.all([history.refresh(), history.refresh(), history.refresh()]);
  expect(asked).toHaveLength(1);
  expect(ids(history)).toHaveLength(10);
});
