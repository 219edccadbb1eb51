import type { Refusal } from '../../electron/agent/ledger/knock-table.ts';
import type { KnockReason } from '../../electron/contract/knocks.ts';

/** A whole association that was refused by this PC. */
export function sampleRefusal(reason: KnockReason, changes: Partial<Refusal> = {}): Refusal {
  return {
    reason,
    refusedBy: 'this-pc',
    calledAeTitle: 'TERN',
    sopClassUid: null,
    transferSyntaxUids: [],
    code: null,
    ...changes,
  };
}
