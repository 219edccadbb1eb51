import { assertNever } from '../../contract/assert-never.ts';
import type { LinkFault, LinkState } from '../../contract/link-state.ts';

/** What happened to the link. Times in ISO 8601. */
export type LinkEvent =
  | { readonly kind: 'paired'; readonly at: string }
  | { readonly kind: 'unpaired' }
  /** The service channel answered and the data channel could be opened at the last try. */
  | { readonly kind: 'answered'; readonly at: string; readonly aheadMs: number }
  | {
      readonly kind: 'failed';
      readonly at: string;
      readonly fault: LinkFault;
      readonly nextTryAt: string;
    }
  /** No answer for two intervals, and no failure either. */
  | { readonly kind: 'overdue'; readonly at: string }
  | { readonly kind: 'removed'; readonly at: string };

/** Beyond this the receiver's times and certificates stop making sense. */
export const MAX_CLOCK_OFFSET_MS = 5 * 60_000;

/** How far this PC's clock is ahead of the cloud's, taking the answer to have travelled half the round trip. */
export function clockOffsetMs(serverTime: Date, receivedAt: Date, latencyMs: number): number {
  return Math.round(receivedAt.getTime() - (serverTime.getTime() + latencyMs / 2));
}

function sinceOf(state: LinkState, kind: LinkState['kind'], at: string): string {
  return state.kind === kind && 'since' in state ? state.since : at;
}

function afterAnswer(state: LinkState, at: string, aheadMs: number): LinkState {
  return Math.abs(aheadMs) > MAX_CLOCK_OFFSET_MS
    ? { kind: 'clock-wrong', since: sinceOf(state, 'clock-wrong', at), aheadMs }
    : { kind: 'online', since: sinceOf(state, 'online', at) };
}

/** The next link state. Pure. An unpaired link hears only `paired`; a removed one comes back only by an answer. */
export function nextLinkState(state: LinkState, event: LinkEvent): LinkState {
  if (event.kind === 'unpaired') return { kind: 'unpaired' };
  if (event.kind === 'paired') return { kind: 'connecting', since: event.at };
  if (state.kind === 'unpaired') return state;
  switch (event.kind) {
    case 'answered':
      return afterAnswer(state, event.at, event.aheadMs);
    case 'removed':
      return { kind: 'refused', since: sinceOf(state, 'refused', event.at) };
    case 'failed':
      if (state.kind === 'refused') return state;
      return {
        kind: 'offline',
        since: sinceOf(state, 'offline', event.at),
        fault: event.fault,
        nextTryAt: event.nextTryAt,
      };
    case 'overdue':
      return state.kind === 'online' || state.kind === 'clock-wrong'
        ? { kind: 'stale', since: event.at }
        : state;
    default:
      return assertNever(event);
  }
}
