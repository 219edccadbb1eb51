import type { LedgerEntry } from '../../electron/contract/agent-status.ts';

/** Objects of one kind that one machine sent in one go and that fared alike; newest first. */
export type DeliveryGroup = {
  readonly key: string;
  readonly newest: LedgerEntry;
  readonly entries: readonly LedgerEntry[];
  readonly bytes: number;
};

/** A pause this long begins a new group. */
const PAUSE_MS = 2 * 60_000;

/** Puts a ledger into groups for reading, newest first, whatever order it came in. */
export function groupDeliveries(entries: readonly LedgerEntry[]): DeliveryGroup[] {
  const groups: LedgerEntry[][] = [];
  // Machines that send at the same time take turns in the ledger, not in what a person reads.
  const latest = new Map<string, LedgerEntry[]>();
  for (const entry of newestFirst(entries)) {
    const kind = kindOf(entry);
    const group = latest.get(kind);
    const oldest = group?.at(-1);
    if (group && oldest && finishedMs(oldest) - finishedMs(entry) <= PAUSE_MS) group.push(entry);
    else {
      const begun = [entry];
      groups.push(begun);
      latest.set(kind, begun);
    }
  }
  return groups.flatMap((group) => {
    const [newest] = group;
    if (!newest) return [];
    // The oldest entry of a group stays when newer ones join it, so an opened group stays open.
    const key = String(group.at(-1)?.id ?? newest.id);
    return [
      { key, newest, entries: group, bytes: group.reduce((sum, { bytes }) => sum + bytes, 0) },
    ];
  });
}

/** A ledger in the order in which the agent lists it. */
export function newestFirst(entries: readonly LedgerEntry[]): LedgerEntry[] {
  return entries.toSorted((a, b) => finishedMs(b) - finishedMs(a) || b.id - a.id);
}

function finishedMs(entry: LedgerEntry): number {
  return Date.parse(entry.finishedAt);
}

/** The same for entries that differ in nothing but time, identifiers and size. */
function kindOf({ state, status, receiptId, device, ...entry }: LedgerEntry): string {
  const { sopClassUid, calledAeTitle, isSample } = entry;
  return JSON.stringify([
    ...[state, status, receiptId === null, sopClassUid, calledAeTitle],
    ...[device.aeTitle, device.address, isSample],
  ]);
}
