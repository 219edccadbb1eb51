import type { LedgerEntry } from './agent-status.ts';
import { assertNever } from './assert-never.ts';
import { ENGLISH, type Translator } from './translator.ts';

export type DeliveryWords = {
  readonly tone: 'ok' | 'waiting' | 'bad';
  readonly text: string;
};

/** What became of an object, in words. `delivered` without a receipt is a foreign archive's success. */
export function deliveryWords(
  { state, receiptId }: Pick<LedgerEntry, 'state' | 'receiptId'>,
  { t }: Translator = ENGLISH,
): DeliveryWords {
  switch (state) {
    case 'delivered':
      return {
        tone: 'ok',
        text: t(receiptId === null ? 'delivery.archived' : 'delivery.delivered'),
      };
    case 'accepted':
      return { tone: 'waiting', text: t('delivery.accepted') };
    case 'queued':
      return { tone: 'waiting', text: t('delivery.queued') };
    case 'held':
    case 'discarded':
    case 'refused':
    case 'incomplete':
    case 'mismatch':
      return { tone: 'bad', text: t(`delivery.${state}`) };
    default:
      return assertNever(state);
  }
}
