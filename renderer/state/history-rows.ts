import type { LedgerEntry } from '../../electron/contract/agent-status.ts';
import type { DeliveryGroup } from './deliveries.ts';

/** One line of the history, top to bottom; what is folded has none. */
export type HistoryRow = { readonly key: string } & (
  | { readonly kind: 'day'; readonly at: string }
  | { readonly kind: 'group'; readonly group: DeliveryGroup; readonly isOpen: boolean }
  | { readonly kind: 'facts'; readonly group: DeliveryGroup }
  | { readonly kind: 'image'; readonly entry: LedgerEntry; readonly isOpen: boolean }
  | { readonly kind: 'receipt'; readonly entry: LedgerEntry }
);

/** What a person has unfolded, by the ids of entries: a group is open while it holds one of these. */
export type Unfolded = {
  readonly groups: ReadonlySet<number>;
  readonly images: ReadonlySet<number>;
};

/** Lays groups out as rows, with a row at the beginning of each day of this PC's calendar. */
export function historyRows(groups: readonly DeliveryGroup[], unfolded: Unfolded): HistoryRow[] {
  const rows: HistoryRow[] = [];
  let day = '';
  for (const group of groups) {
    const { newest } = group;
    const groupDay = new Date(newest.finishedAt).toDateString();
    if (groupDay !== day) rows.push({ kind: 'day', key: `day ${groupDay}`, at: newest.finishedAt });
    day = groupDay;
    const isOpen =
      unfolded.groups.size > 0 && group.entries.some(({ id }) => unfolded.groups.has(id));
    rows.push({ kind: 'group', key: `group ${newest.id}`, group, isOpen });
    if (isOpen) rows.push({ kind: 'facts', key: `facts ${newest.id}`, group });
    if (isOpen) for (const entry of group.entries) rows.push(...imageRows(entry, unfolded));
  }
  return rows;
}

function imageRows(entry: LedgerEntry, { images }: Unfolded): HistoryRow[] {
  const isOpen = images.has(entry.id);
  const image = { kind: 'image', key: `image ${entry.id}`, entry, isOpen } as const;
  return isOpen ? [image, { kind: 'receipt', key: `receipt ${entry.id}`, entry }] : [image];
}

/** Folds or unfolds a row that can be. */
export function toggled(unfolded: Unfolded, row: HistoryRow): Unfolded {
  if (row.kind === 'group') {
    const ids = row.group.entries.map(({ id }) => id);
    return { ...unfolded, groups: flipped(unfolded.groups, ids, row.isOpen) };
  }
  if (row.kind !== 'image') return unfolded;
  return { ...unfolded, images: flipped(unfolded.images, [row.entry.id], row.isOpen) };
}

/** Without all of `ids` where it is open, else with the first of them. */
function flipped(
  set: ReadonlySet<number>,
  ids: readonly number[],
  isOpen: boolean,
): ReadonlySet<number> {
  if (!isOpen) return new Set([...set, ...ids.slice(0, 1)]);
  const closed = new Set(ids);
  return new Set([...set].filter((id) => !closed.has(id)));
}
