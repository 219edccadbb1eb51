import type { Receipt, ReceiptsRequest } from '../contract/cloud-api.ts';
import type { Clock } from '../foundation/clock.ts';
import type { Ledger } from './ledger/ledger.ts';
import { ReceiptCollector } from './ledger/receipt-collector.ts';
import type { ProblemLog } from './status/problem-log.ts';

const RECEIPT_MISSING_AFTER_MS = 10 * 60_000;

/** The collector of receipts, with what people are told of them. */
export function collectReceipts(parts: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly problems: ProblemLog;
  readonly fetchReceipts: (objects: ReceiptsRequest['objects']) => Promise<readonly Receipt[]>;
  readonly arrived: (receipt: Receipt) => void;
  readonly settled: () => void;
}): ReceiptCollector {
  const { ledger, clock, problems } = parts;
  return new ReceiptCollector({
    ...parts,
    missingAfterMs: RECEIPT_MISSING_AFTER_MS,
    matched: ({ device, isSample }) =>
      ledger.lastSteps.record('receipt', device, clock.now(), isSample),
    mismatch: ({ device, sopInstanceUid }) =>
      problems.occurred('receipt-mismatch', device, { sopInstanceUid }),
    missing: ({ device, sopInstanceUid }) =>
      problems.occurred('receipt-missing', device, { sopInstanceUid }),
  });
}
