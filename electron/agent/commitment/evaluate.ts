import type { LedgerState } from '../../contract/agent-status.ts';
import { STATUS } from '../dicom/dimse/status.ts';
import type { HeldReference } from '../ledger/commitment-table.ts';

/** `wait`: an image or its receipt may still come. A number is a Failure Reason (PS3.3 C.14.1.1). */
export type Verdict = 'committed' | 'wait' | number;

const UNDER_WAY: ReadonlySet<LedgerState> = new Set<LedgerState>([
  'queued',
  'held',
  'accepted',
  'delivered',
]);
/** Sealed on this PC: here, but not yet where it was promised for good. */
const ON_THIS_PC: ReadonlySet<LedgerState> = new Set<LedgerState>(['queued', 'held']);

/**
 * What can be said about one object. Committed only where the latest whole object of that UID is delivered: a matching
 * receipt is there, or the foreign archive's word. What was refused or broke off may be on its way again, so it
 * waits; so does what lies on this PC, for the machine must not delete it. What a person gave up is gone at once.
 */
export function judge({ reference, held }: HeldReference, isWaitOver: boolean): Verdict {
  if (held !== null && UNDER_WAY.has(held.state)) {
    if (held.sopClassUid !== reference.sopClassUid) return STATUS.classInstanceConflict;
    if (held.state === 'delivered') return 'committed';
    if (isWaitOver && ON_THIS_PC.has(held.state)) return STATUS.processingFailure;
  }
  if (held?.state === 'discarded') return STATUS.noSuchSopInstance;
  return isWaitOver ? STATUS.noSuchSopInstance : 'wait';
}

/** Failure reasons in the order of the facts, null for what is committed; or null altogether: not all are decided. */
export function judgeAll(
  facts: Iterable<HeldReference>,
  isWaitOver: boolean,
): readonly (number | null)[] | null {
  const reasons: (number | null)[] = [];
  for (const fact of facts) {
    const verdict = judge(fact, isWaitOver);
    if (verdict === 'wait') return null;
    reasons.push(verdict === 'committed' ? null : verdict);
  }
  return reasons;
}
