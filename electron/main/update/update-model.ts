import type { UpdateFault, UpdateHold, UpdateState } from '../../contract/updates.ts';

/** What happens to an update, in the order in which it can. */
export type UpdateEvent =
  | { readonly kind: 'check-began' }
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'found-by-hand'; readonly version: string }
  | { readonly kind: 'download-began'; readonly version: string }
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'downloaded'; readonly version: string }
  | { readonly kind: 'held'; readonly hold: UpdateHold }
  | { readonly kind: 'install-began' }
  | { readonly kind: 'failed'; readonly fault: UpdateFault; readonly at: string };

/** The version that is downloaded and waits; null: none. */
export function readyVersion(state: UpdateState): string | null {
  return state.kind === 'ready' || state.kind === 'waiting' || state.kind === 'installing'
    ? state.version
    : null;
}

/** The state after an event. What is ready stays so while the feed is asked again, and while that fails. */
export function nextUpdateState(state: UpdateState, event: UpdateEvent): UpdateState {
  if (state.kind === 'off') return state;
  switch (event.kind) {
    case 'check-began':
      return state.kind === 'idle' ? { kind: 'checking' } : state;
    case 'nothing-new':
      return { kind: 'idle' };
    case 'found-by-hand':
      return { kind: 'by-hand', version: event.version };
    case 'download-began':
      return readyVersion(state) === event.version
        ? state
        : { kind: 'downloading', version: event.version, percent: 0 };
    case 'progress':
      return state.kind === 'downloading' ? { ...state, percent: event.percent } : state;
    case 'downloaded':
      return readyVersion(state) === event.version
        ? state
        : { kind: 'ready', version: event.version };
    case 'held':
      return hold(state, event.hold);
    case 'install-began': {
      const version = readyVersion(state);
      return version === null ? state : { kind: 'installing', version };
    }
    case 'failed':
      return fail(state, event);
  }
}

function hold(state: UpdateState, reason: UpdateHold): UpdateState {
  const version = readyVersion(state);
  return version === null ? state : { kind: 'waiting', version, hold: reason };
}

type Failed = Extract<UpdateEvent, { kind: 'failed' }>;

function fail(state: UpdateState, { fault, at }: Failed): UpdateState {
  // Of another check; what waits to be installed is as good as it was.
  if (state.kind === 'ready' || state.kind === 'waiting') return state;
  return { kind: 'failed', fault, since: state.kind === 'failed' ? state.since : at };
}
