import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Ledger } from '../../../electron/agent/ledger/ledger.ts';
import { ReceiptCollector } from '../../../electron/agent/ledger/receipt-collector.ts';
import { MAX_RECEIPTS_PER_REQUEST, type Receipt } from '../../../electron/contract/cloud-api.ts';
import { eventually } from '../../fakes/eventually.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

const SHA256 = 'ab'.repeat(32);

test('objects that never get a receipt, however many, do not keep the others from theirs', async () => {
  await using folder = await makeTempFolder();
  using ledger = new Ledger(join(folder.path, 'ledger.sqlite'));
  const clock = new FakeClock();
  const at = clock.now().toISOString();
  const stored = (sopInstanceUid: string): void => {
    ledger.add({
      ...{ sopInstanceUid, sopClassUid: '1.2', transferSyntaxUid: '1.2.840.10008.1.2.1' },
      ...{ sha256: SHA256, bytes: 10, device: { aeTitle: 'CT-1', address: '10.0.0.7' } },
      ...{ calledAeTitle: 'CLOUD', startedAt: at, finishedAt: at, state: 'accepted', status: 0 },
      ...{ isSample: false, associationId: null },
    });
  };
  const unknown = MAX_RECEIPTS_PER_REQUEST + 20;
  for (let n = 0; n < unknown; n++) stored(`1.2.3.${n}`);
  stored('1.2.9');
  let questions = 0;
  const arrived: string[] = [];
  using collector = new ReceiptCollector({
    ...{ ledger, clock, missingAfterMs: 600_000 },
    fetchReceipts: (objects) => {
      questions += 1;
      // The cloud was restored from an old backup, say.
      const known = objects.filter(({ sopInstanceUid }) => sopInstanceUid === '1.2.9');
      return Promise.resolve(
        known.map(({ sopInstanceUid }): Receipt => ({
          ...{ receiptId: 'r1', sopInstanceUid, sha256: SHA256, bytes: 10, storedAt: at },
        })),
      );
    },
    arrived: ({ sopInstanceUid }) => void arrived.push(sopInstanceUid),
    settled: () => undefined,
    matched: () => undefined,
    mismatch: () => undefined,
    missing: () => undefined,
  });
  collector.wake();
  await eventually('its receipt', async () => {
    await clock.advance(250);
    return arrived.length > 0;
  });
  expect(arrived).toEqual(['1.2.9']);
  expect(questions).toBeLessThan(5);
  expect(ledger.awaitingReceipt(10_000)).toHaveLength(unknown);
});
