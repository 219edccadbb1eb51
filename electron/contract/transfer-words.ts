import type { LedgerEntry } from './agent-status.ts';
import { assertNever } from './assert-never.ts';

export type DeliveryWords = {
  readonly tone: 'ok' | 'waiting' | 'bad';
  readonly text: string;
};

/** What became of an object, in words. `delivered` without a receipt is a foreign archive's success. */
export function deliveryWords(entry: Pick<LedgerEntry, 'state' | 'receiptId'>): DeliveryWords {
  switch (entry.state) {
    case 'delivered':
      return entry.receiptId === null
        ? { tone: 'ok', text: 'taken by the archive' }
        : { tone: 'ok', text: 'in the cloud, receipt matches' };
    case 'accepted':
      return { tone: 'waiting', text: 'taken by the cloud, awaiting receipt' };
    case 'refused':
      return { tone: 'bad', text: 'refused by the cloud' };
    case 'incomplete':
      return { tone: 'bad', text: 'broke off, not delivered' };
    case 'mismatch':
      return { tone: 'bad', text: 'the receipt does not match' };
    default:
      return assertNever(entry.state);
  }
}
