import { useState } from 'react';
import type { LedgerState } from '../../electron/contract/agent-status.ts';
import type { DeviceRef } from '../../electron/contract/problems.ts';
import type { HistoryQuery } from './transfer-history.ts';

/** What of the history a person wants to see; days as a date field writes them (`2026-01-15`), '' leaves open. */
export type TransferFilters = {
  readonly device: DeviceRef | null;
  readonly outcome: LedgerState | 'failed' | null;
  readonly fromDay: string;
  readonly untilDay: string;
  readonly identifier: string;
};

export const NO_FILTERS: TransferFilters = {
  device: null,
  outcome: null,
  fromDay: '',
  untilDay: '',
  identifier: '',
};

const FAILED: readonly LedgerState[] = ['refused', 'incomplete', 'mismatch'];

/** Stays while other pages are looked at, and ends with the window. */
let kept = NO_FILTERS;

/** The filters as they were left. */
export function useTransferFilters(): readonly [
  TransferFilters,
  (filters: TransferFilters) => void,
] {
  const [filters, setFilters] = useState(kept);
  const change = (next: TransferFilters): void => {
    kept = next;
    setFilters(next);
  };
  return [filters, change];
}

/** Whether anything is left out. */
export function isFiltered(filters: TransferFilters): boolean {
  return queryKey(filters) !== queryKey(NO_FILTERS);
}

/** What the agent is asked for; days are those of this PC's calendar, both included. */
export function queryOf({
  device,
  outcome,
  fromDay,
  untilDay,
  identifier,
}: TransferFilters): HistoryQuery {
  return {
    device: device === null ? null : { aeTitle: device.aeTitle, address: device.address },
    states: statesOf(outcome),
    since: startOfDay(fromDay, 0),
    until: startOfDay(untilDay, 1),
    sopInstanceUid: identifier === '' ? null : identifier,
  };
}

function queryKey(filters: TransferFilters): string {
  return JSON.stringify(queryOf(filters));
}

function statesOf(outcome: TransferFilters['outcome']): LedgerState[] | null {
  if (outcome === null) return null;
  return outcome === 'failed' ? [...FAILED] : [outcome];
}

/** Midnight here at the beginning of a day, `later` days on; null where no day is given. */
function startOfDay(day: string, later: number): string | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === undefined || month === undefined || date === undefined) return null;
  return new Date(Number(year), Number(month) - 1, Number(date) + later).toISOString();
}
