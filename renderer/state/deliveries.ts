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
  for (const entry of entries.toSorted((a, b) => finishedMs(b) - finishedMs(a) || b.id - a.id)) {
    // Machines that send at the same time take turns in the ledger, not in what a person reads.
    const group = groups.find((members) => isContinuedBy(members, entry));
    if (group) group.push(entry);
    else groups.push([entry]);
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

function finishedMs(entry: LedgerEntry): number {
  return Date.parse(entry.finishedAt);
}

function isContinuedBy(members: readonly LedgerEntry[], entry: LedgerEntry): boolean {
  const oldest = members.at(-1);
  return oldest !== undefined && belongsTo(oldest, entry);
}

function belongsTo(newer: LedgerEntry, entry: LedgerEntry): boolean {
  return (
    newer.state === entry.state &&
    newer.status === entry.status &&
    (newer.receiptId === null) === (entry.receiptId === null) &&
    newer.sopClassUid === entry.sopClassUid &&
    newer.calledAeTitle === entry.calledAeTitle &&
    newer.device.aeTitle === entry.device.aeTitle &&
    newer.device.address === entry.device.address &&
    finishedMs(newer) - finishedMs(entry) <= PAUSE_MS
  );
}
