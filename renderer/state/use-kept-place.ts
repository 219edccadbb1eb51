import { useLayoutEffect, useRef } from 'react';
import type { Virtualizer } from '@tanstack/react-virtual';

type Place = { readonly key: string; readonly startPx: number };

/** Keeps the row that somebody reads where it is in the window, whatever comes in above it. */
export function useKeptPlace<Item extends Element>(
  virtualizer: Virtualizer<Window, Item>,
  rows: readonly { readonly key: string }[],
): void {
  const place = useRef<Place | null>(null);
  useLayoutEffect(() => {
    const was = place.current;
    const index = was === null ? -1 : rows.findIndex(({ key }) => key === was.key);
    const start = virtualizer.measurementsCache[index]?.start;
    if (was === null || start === undefined || start === was.startPx) return;
    window.scrollBy({ top: start - was.startPx, behavior: 'instant' });
    // Only new rows may move the window; a scroll is the reader's own.
  }, [rows, virtualizer]);
  useLayoutEffect(() => {
    const offset = window.scrollY;
    const first = virtualizer.getVirtualItems().find(({ end }) => end > offset);
    const row = first && rows[first.index];
    // At the top of the list, what is new is to be seen.
    const isAtTop = offset <= virtualizer.options.scrollMargin;
    place.current = row && !isAtTop ? { key: row.key, startPx: first.start } : null;
  });
}
