import { expect, test } from 'vitest';
import { SpoolHarness, storeObject } from '../../fakes/spool-harness.ts';

const AT = '2026-01-16T09:00:00.000Z';
const data = Buffer.alloc(5_000, 7);

/** One object that was sent, and whose ledger row got a receipt right before the agent was killed. */
async function killedAtReceipt(harness: SpoolHarness, receivedBytes: number): Promise<string> {
  const spool = await harness.start();
  const { id, ledgerId } = await storeObject(spool, data);
  const { ledger } = harness;
  ledger.spool.setStates([{ id, state: { kind: 'sent', attempts: 1, status: 0, at: AT } }]);
  const [entry] = ledger.awaitingReceipt(1);
  const { sopInstanceUid, sha256 } = entry!;
  expect(entry).toMatchObject({ id: ledgerId, sha256: expect.any(String) as string });
  ledger.applyReceipt(entry!, {
    ...{ receiptId: 'r1', sopInstanceUid, sha256: sha256 ?? '', storedAt: AT },
    bytes: receivedBytes,
  });
  return id;
}

test('a receipt that only the ledger knew of when the agent was killed ends the entry at the next start', async () => {
  await using harness = await SpoolHarness.create();
  const id = await killedAtReceipt(harness, data.length);
  expect(harness.ledger.spool.settleProven(AT)).toBe(1);
  expect(harness.ledger.spool.entry(id)?.state).toEqual({ kind: 'done', at: AT });
  expect(harness.ledger.list(1)).toMatchObject([{ state: 'delivered' }]);
  expect((await harness.start()).open()).toEqual([]);
  expect(harness.ledger.spool.settleProven(AT)).toBe(0);
});

test('one that did not match holds the entry, as it would have', async () => {
  await using harness = await SpoolHarness.create();
  const id = await killedAtReceipt(harness, data.length + 1);
  expect(harness.ledger.spool.settleProven(AT)).toBe(1);
  expect(harness.ledger.spool.entry(id)?.state).toMatchObject({ kind: 'held', reason: 'mismatch' });
  expect(harness.ledger.list(1)).toMatchObject([{ state: 'mismatch' }]);
});
