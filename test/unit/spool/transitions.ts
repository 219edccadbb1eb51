import fc from 'fast-check';
import type { Proof, SpoolEvent } from '../../../electron/agent/spool/next-state.ts';
import type { SpoolState } from '../../../electron/agent/spool/spool-entry.ts';

export type NextState = (proof: Proof, state: SpoolState, event: SpoolEvent) => SpoolState;

const AT = '2026-01-15T09:00:00.000Z';
const LATER = '2026-01-15T10:00:00.000Z';
export const PROOF: Proof = { sha256: 'ab'.repeat(32), bytes: 1000 };

const STATES = {
  queued: { kind: 'queued', attempts: 3, notBefore: AT },
  sent: { kind: 'sent', attempts: 4, status: 0xb000, at: AT },
  refused: { kind: 'held', reason: 'refused', status: 0xa900, at: AT },
  keyMissing: { kind: 'held', reason: 'key-missing', status: null, at: AT },
  done: { kind: 'done', at: AT },
  discarded: { kind: 'discarded', at: AT },
} as const satisfies Record<string, SpoolState>;

const EVENTS = {
  failed: { kind: 'attempt-failed', notBefore: LATER },
  accepted: { kind: 'accepted', status: 0xb007, at: LATER },
  acceptedForGood: { kind: 'accepted-for-good', at: LATER },
  receipt: { kind: 'receipt', ...PROOF, at: LATER },
  otherDigest: { kind: 'receipt', ...PROOF, sha256: 'cd'.repeat(32), at: LATER },
  otherLength: { kind: 'receipt', ...PROOF, bytes: 999, at: LATER },
  receiptAbsent: { kind: 'receipt-absent' },
  hold: { kind: 'hold', reason: 'damaged', status: 0xc000, at: LATER },
  retry: { kind: 'retry' },
  discard: { kind: 'discard', at: LATER },
  keyBack: { kind: 'key-back' },
} as const satisfies Record<string, SpoolEvent>;

const ANEW: SpoolState = { kind: 'queued', attempts: 0, notBefore: null };
const DONE: SpoolState = { kind: 'done', at: LATER };
const MISMATCH: SpoolState = { kind: 'held', reason: 'mismatch', status: 0xb000, at: LATER };

/** Everything that changes something; every other pair leaves the state as it is. */
const CHANGES: Record<keyof typeof STATES, { readonly [E in keyof typeof EVENTS]?: SpoolState }> = {
  queued: {
    failed: { kind: 'queued', attempts: 4, notBefore: LATER },
    accepted: { kind: 'sent', attempts: 4, status: 0xb007, at: LATER },
    acceptedForGood: DONE,
    receipt: DONE,
    hold: { kind: 'held', reason: 'damaged', status: 0xc000, at: LATER },
    retry: { kind: 'queued', attempts: 3, notBefore: null },
  },
  sent: {
    receipt: DONE,
    otherDigest: MISMATCH,
    otherLength: MISMATCH,
    receiptAbsent: { kind: 'queued', attempts: 4, notBefore: null },
  },
  refused: { receipt: DONE, retry: ANEW, discard: { kind: 'discarded', at: LATER } },
  keyMissing: {
    receipt: DONE,
    retry: ANEW,
    discard: { kind: 'discarded', at: LATER },
    keyBack: ANEW,
  },
  done: {},
  discarded: {},
};

/** The first pair of state and event that does not lead where it should; null: all do. */
export function wrongTransition(nextState: NextState): string | null {
  for (const [stateName, state] of Object.entries(STATES)) {
    for (const [eventName, event] of Object.entries(EVENTS)) {
      const changes: Readonly<Record<string, SpoolState | undefined>> =
        CHANGES[stateName as keyof typeof STATES];
      const expected = JSON.stringify(sorted(changes[eventName] ?? state));
      const actual = JSON.stringify(sorted(nextState(PROOF, state, event)));
      if (actual !== expected) return `${stateName} + ${eventName}: ${actual}`;
    }
  }
  return null;
}

const sorted = (state: SpoolState): unknown =>
  Object.fromEntries(Object.entries(state).sort(([a], [b]) => (a < b ? -1 : 1)));

const digest = fc.constantFrom(PROOF.sha256, 'cd'.repeat(32), '');
const bytes = fc.constantFrom(PROOF.bytes, 0, 999);
const status = fc.constantFrom(0, 0xb000, 0xa900);
const time = fc.constantFrom(AT, LATER);

/** Any events in any order. */
export const events: fc.Arbitrary<readonly SpoolEvent[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('attempt-failed'), notBefore: fc.option(time) }),
    fc.record({ kind: fc.constant('accepted'), status, at: time }),
    fc.record({ kind: fc.constant('accepted-for-good'), at: time }),
    fc.record({ kind: fc.constant('receipt'), sha256: digest, bytes, at: time }),
    fc.record({ kind: fc.constant('receipt-absent') }),
    fc.record({
      kind: fc.constant('hold'),
      reason: fc.constantFrom(
        ...(['refused', 'not-taken', 'damaged', 'key-missing', 'file-missing'] as const),
      ),
      status: fc.option(status),
      at: time,
    }),
    fc.record({ kind: fc.constant('retry') }),
    fc.record({ kind: fc.constant('discard'), at: time }),
    fc.record({ kind: fc.constant('key-back') }),
  ),
  { maxLength: 20 },
);
