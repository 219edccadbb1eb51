import { useEffect, useState } from 'react';
import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { HeldImage } from '../../electron/contract/spool-calls.ts';

/** More are counted and not listed. */
const MAX_LISTED = 1000;

export type HeldView =
  | { readonly kind: 'none' }
  | { readonly kind: 'listed'; readonly images: readonly HeldImage[]; readonly total: number }
  | { readonly kind: 'failed'; readonly error: unknown };

/** What waits for a person, read again when its number changes and after each `reading`. */
export function useHeld(
  { calls }: Bridge,
  { spool }: AgentStatus,
  { isStale, reading }: { readonly isStale: boolean; readonly reading: number },
): HeldView {
  const [view, setView] = useState<HeldView>({ kind: 'none' });
  const held = spool?.held ?? 0;
  useEffect(() => {
    if (isStale) return;
    let isWanted = true;
    const show = (next: HeldView): void => {
      if (isWanted) setView(next);
    };
    if (held === 0) show({ kind: 'none' });
    else
      calls.listHeld({ limit: MAX_LISTED }).then(
        ({ images, total }) =>
          show(total === 0 ? { kind: 'none' } : { kind: 'listed', images, total }),
        (error: unknown) => show({ kind: 'failed', error }),
      );
    return () => {
      isWanted = false;
    };
  }, [calls, held, isStale, reading]);
  return view;
}
