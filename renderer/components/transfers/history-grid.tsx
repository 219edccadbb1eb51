import { useEffect, useRef, useState, type RefObject } from 'react';
import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import type { DeviceName } from '../../../electron/contract/devices.ts';
import type { HistoryRow } from '../../state/history-rows.ts';
import { useKeptPlace } from '../../state/use-kept-place.ts';
import { useWords } from '../../state/words.tsx';
import { RowCells } from './row-cells.tsx';

/** Pixels before a row is measured. */
const ESTIMATED_HEIGHTS = { day: 44, group: 62, facts: 330, image: 42, receipt: 260 } as const;
const LEVELS = { day: 1, group: 1, facts: 2, image: 2, receipt: 3 } as const;
/** Rows kept beyond the window's edges, so that a fast scroll does not show holes. */
const OVERSCAN_ROWS = 8;
const PAGE_STEP_ROWS = 10;

type GridProps = {
  readonly rows: readonly HistoryRow[];
  readonly names: readonly DeviceName[];
  readonly bridge: Bridge;
  readonly isBusy: boolean;
  readonly hasOlder: boolean;
  readonly onToggle: (row: HistoryRow) => void;
  /** The end of the rows is near. */
  readonly onEnd: () => void;
};

/** The rows of the history as a tree grid, of which only those in the window are in the document. */
export function HistoryGrid({ rows, names, bridge, isBusy, hasOlder, onToggle, onEnd }: GridProps) {
  const { t } = useWords();
  const grid = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const activeIndex = Math.max(
    0,
    rows.findIndex(({ key }) => key === active),
  );
  const virtualizer = useRows(grid, rows, activeIndex);
  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastIndex >= rows.length - 1 - OVERSCAN_ROWS) onEnd();
  });
  const focusRow = (index: number): void => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    setActive(row.key);
    virtualizer.scrollToIndex(rows.indexOf(row), { align: 'auto' });
    requestAnimationFrame(() =>
      grid.current
        ?.querySelector<HTMLElement>(`[data-key="${row.key}"]`)
        ?.focus({ preventScroll: true }),
    );
  };
  return (
    <div
      ref={grid}
      role="treegrid"
      className="history"
      aria-labelledby="history-heading"
      aria-busy={isBusy}
      aria-rowcount={hasOlder ? -1 : rows.length}
      style={{ height: `${virtualizer.getTotalSize()}px` }}
      onKeyDown={(event) => {
        const row = rows[activeIndex];
        const index = nextIndex(event.key, activeIndex, rows);
        if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
        if (index !== null) focusRow(index);
        else if (togglesRow(event.key, row)) onToggle(row);
        else return;
        event.preventDefault();
      }}
    >
      {items.map(({ index, start, key }) => {
        const row = rows[index];
        if (!row) return null;
        const isFolding = row.kind === 'group' || row.kind === 'image';
        return (
          <div
            key={key}
            ref={virtualizer.measureElement}
            role="row"
            className={`history-row history-${row.kind}`}
            data-index={index}
            data-key={row.key}
            aria-rowindex={index + 1}
            aria-level={LEVELS[row.kind]}
            {...(isFolding && { 'aria-expanded': row.isOpen })}
            tabIndex={index === activeIndex ? 0 : -1}
            style={{ transform: `translateY(${start - virtualizer.options.scrollMargin}px)` }}
            onFocus={() => setActive(row.key)}
            onClick={() => {
              if (isFolding && window.getSelection()?.isCollapsed !== false) onToggle(row);
            }}
          >
            <RowCells row={row} names={names} bridge={bridge} />
          </div>
        );
      })}
      <span className="visually-hidden">{isBusy && t('transfers.reading')}</span>
    </div>
  );
}

/** Rows in the window's own scroll; the row with the focus stays in the document wherever it is. */
function useRows(
  grid: RefObject<HTMLDivElement | null>,
  rows: readonly HistoryRow[],
  activeIndex: number,
) {
  const [top, setTop] = useState(0);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (index) => ESTIMATED_HEIGHTS[rows[index]?.kind ?? 'group'],
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: OVERSCAN_ROWS,
    scrollMargin: top,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (shown.includes(activeIndex) || activeIndex >= rows.length) return shown;
      return [...shown, activeIndex].toSorted((a, b) => a - b);
    },
  });
  // What stands above the list grows and shrinks with what is being sent.
  useEffect(() => {
    const watch = new ResizeObserver(() => {
      if (grid.current) setTop(grid.current.getBoundingClientRect().top + window.scrollY);
    });
    watch.observe(document.body);
    return () => watch.disconnect();
  }, [grid]);
  useKeptPlace(virtualizer, rows);
  return virtualizer;
}

function nextIndex(key: string, from: number, rows: readonly HistoryRow[]): number | null {
  const row = rows[from];
  const isOpen = row !== undefined && 'isOpen' in row && row.isOpen;
  switch (key) {
    case 'ArrowDown':
      return from + 1;
    case 'ArrowUp':
      return from - 1;
    case 'PageDown':
      return from + PAGE_STEP_ROWS;
    case 'PageUp':
      return from - PAGE_STEP_ROWS;
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    case 'ArrowLeft':
      return isOpen || !row ? null : parentIndex(from, rows);
    case 'ArrowRight':
      return isOpen ? from + 1 : null;
    default:
      return null;
  }
}

/** The row that this one is folded into; null at the top level. */
function parentIndex(from: number, rows: readonly HistoryRow[]): number | null {
  const level = LEVELS[rows[from]?.kind ?? 'day'];
  const above = rows.findLastIndex(({ kind }, index) => index < from && LEVELS[kind] < level);
  return level === 1 || above < 0 ? null : above;
}

function togglesRow(key: string, row: HistoryRow): boolean {
  if (row.kind !== 'group' && row.kind !== 'image') return false;
  if (key === 'Enter' || key === ' ') return true;
  return row.isOpen ? key === 'ArrowLeft' : key === 'ArrowRight';
}
