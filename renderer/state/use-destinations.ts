import { useCallback, useEffect, useRef, useState } from 'react';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Destination } from '../../electron/contract/destinations.ts';
import { errorCodeOf } from '../bridge/call-error.ts';

export type DestinationsView =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'read'; readonly destinations: readonly Destination[] };

/** The machines that images from the cloud are handed to; `reload` after a change made here. */
export function useDestinations(
  { calls }: Bridge,
  isStale: boolean,
): { readonly view: DestinationsView; readonly reload: () => Promise<void> } {
  const [view, setView] = useState<DestinationsView>({ kind: 'reading' });
  const readings = useRef({ started: 0, shown: 0 });
  const reload = useCallback(async () => {
    const { current } = readings;
    const reading = ++current.started;
    const next = await calls.listDestinations({}).then(
      ({ destinations }): DestinationsView => ({ kind: 'read', destinations }),
      (error: unknown): DestinationsView => ({ kind: 'failed', error }),
    );
    // Answers may come out of order; an older one never replaces a newer one.
    if (reading < current.shown) return;
    // That the agent is gone is said at the top; what was read before stays, greyed.
    if (next.kind === 'failed' && errorCodeOf(next.error) === 'agent-not-running') return;
    current.shown = reading;
    setView(next);
  }, [calls]);
  useEffect(() => {
    if (!isStale) void reload();
  }, [reload, isStale]);
  return { view, reload };
}
