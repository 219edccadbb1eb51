import { assertNever } from '../../contract/assert-never.ts';
import type { HoldReason } from '../../contract/spool-calls.ts';
import type { SpoolState, StoredFacts } from './spool-entry.ts';

/** What happens to an object; `at` in ISO time. */
export type SpoolEvent =
  /** It did not go through; null: its turn may come at once. */
  | { readonly kind: 'attempt-failed'; readonly notBefore: string | null }
  /** The far side answered success, or that it has it already; it gives receipts. */
  | { readonly kind: 'accepted'; readonly status: number; readonly at: string }
  /** The same from an archive that gives no receipts: nothing better will come. */
  | { readonly kind: 'accepted-for-good'; readonly at: string }
  /** What the cloud says it holds under this UID. */
  | {
      readonly kind: 'receipt';
      readonly sha256: string;
      readonly bytes: number;
      readonly at: string;
    }
  /** The cloud took it and has had no receipt for long: it is sent again. */
  | { readonly kind: 'receipt-absent' }
  | {
      readonly kind: 'hold';
      readonly reason: HoldReason;
      readonly status: number | null;
      readonly at: string;
    }
  /** A person sends it again. */
  | { readonly kind: 'retry' }
  /** A person gives it up. */
  | { readonly kind: 'discard'; readonly at: string }
  /** The key with which it was sealed is in the keychain again. */
  | { readonly kind: 'key-back' };

/** What a receipt is held against. */
export type Proof = Pick<StoredFacts, 'sha256' | 'bytes'>;

type Event<Kind extends SpoolEvent['kind']> = Extract<SpoolEvent, { readonly kind: Kind }>;
type State<Kind extends SpoolState['kind']> = Extract<SpoolState, { readonly kind: Kind }>;

/** Just stored, or to be sent as if it were. */
export const FIRST_STATE: SpoolState = { kind: 'queued', attempts: 0, notBefore: null };

/**
 * The one place where an object's state changes; an event that does not fit changes nothing and gives the same state.
 * `done` is reached by a receipt of these bytes alone, or where no receipts exist by the far side's success.
 */
export function nextState(proof: Proof, state: SpoolState, event: SpoolEvent): SpoolState {
  switch (state.kind) {
    case 'queued':
      return afterQueued(proof, state, event);
    case 'sent':
      return afterSent(proof, state, event);
    case 'held':
      return afterHeld(proof, state, event);
    case 'done':
    case 'discarded':
      return state;
    default:
      return assertNever(state);
  }
}

function afterQueued(proof: Proof, state: State<'queued'>, event: SpoolEvent): SpoolState {
  const attempts = state.attempts + 1;
  switch (event.kind) {
    case 'attempt-failed':
      return { kind: 'queued', attempts, notBefore: event.notBefore };
    case 'accepted':
      return { kind: 'sent', attempts, status: event.status, at: event.at };
    case 'accepted-for-good':
      return { kind: 'done', at: event.at };
    case 'receipt':
      // Another object under the same UID may be there: that says nothing about this one, it has yet to be sent.
      return matches(proof, event) ? { kind: 'done', at: event.at } : state;
    case 'hold':
      return held(event);
    case 'retry':
      return { ...state, notBefore: null };
    default:
      return state;
  }
}

function afterSent(proof: Proof, state: State<'sent'>, event: SpoolEvent): SpoolState {
  switch (event.kind) {
    case 'receipt':
      return matches(proof, event)
        ? { kind: 'done', at: event.at }
        : { kind: 'held', reason: 'mismatch', status: state.status, at: event.at };
    case 'receipt-absent':
      return { kind: 'queued', attempts: state.attempts, notBefore: null };
    default:
      return state;
  }
}

function afterHeld(proof: Proof, state: State<'held'>, event: SpoolEvent): SpoolState {
  switch (event.kind) {
    case 'receipt':
      return matches(proof, event) ? { kind: 'done', at: event.at } : state;
    case 'retry':
      return FIRST_STATE;
    case 'discard':
      return { kind: 'discarded', at: event.at };
    case 'key-back':
      return state.reason === 'key-missing' ? FIRST_STATE : state;
    default:
      return state;
  }
}

function held({ reason, status, at }: Event<'hold'>): SpoolState {
  return { kind: 'held', reason, status, at };
}

function matches(proof: Proof, receipt: Event<'receipt'>): boolean {
  return receipt.sha256 === proof.sha256 && receipt.bytes === proof.bytes;
}
