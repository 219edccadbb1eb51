import { describe, expect, test } from 'vitest';
import type { LinkState } from '../../../electron/contract/link-state.ts';
import {
  clockOffsetMs,
  nextLinkState,
  type LinkEvent,
} from '../../../electron/agent/uplink/link-machine.ts';

const T0 = '2026-01-15T09:00:00.000Z';
const T1 = '2026-01-15T09:01:00.000Z';
const T2 = '2026-01-15T09:02:00.000Z';

const states = {
  unpaired: { kind: 'unpaired' },
  connecting: { kind: 'connecting', since: T0 },
  online: { kind: 'online', since: T0 },
  stale: { kind: 'stale', since: T0 },
  offline: { kind: 'offline', since: T0, fault: 'timed-out', nextTryAt: T1 },
  refused: { kind: 'refused', since: T0 },
  'clock-wrong': { kind: 'clock-wrong', since: T0, aheadMs: 600_000 },
} as const satisfies Record<LinkState['kind'], LinkState>;
type Kind = keyof typeof states;

const events = {
  paired: { kind: 'paired', at: T1 },
  unpaired: { kind: 'unpaired' },
  answered: { kind: 'answered', at: T1, aheadMs: 1_000 },
  answeredAhead: { kind: 'answered', at: T1, aheadMs: 3_600_000 },
  answeredBehind: { kind: 'answered', at: T1, aheadMs: -300_001 },
  failed: { kind: 'failed', at: T1, fault: 'key-refused', nextTryAt: T2 },
  overdue: { kind: 'overdue', at: T1 },
  removed: { kind: 'removed', at: T1 },
} as const satisfies Record<string, LinkEvent>;

/** Rows: the state before; columns: the event; cells: the kind after. */
const table: Record<Kind, Record<keyof typeof events, Kind>> = {
  unpaired: row(
    'connecting',
    'unpaired',
    'unpaired',
    'unpaired',
    'unpaired',
    'unpaired',
    'unpaired',
  ),
  connecting: row(
    'connecting',
    'online',
    'clock-wrong',
    'clock-wrong',
    'offline',
    'connecting',
    'refused',
  ),
  online: row('connecting', 'online', 'clock-wrong', 'clock-wrong', 'offline', 'stale', 'refused'),
  stale: row('connecting', 'online', 'clock-wrong', 'clock-wrong', 'offline', 'stale', 'refused'),
  offline: row(
    'connecting',
    'online',
    'clock-wrong',
    'clock-wrong',
    'offline',
    'offline',
    'refused',
  ),
  refused: row(
    'connecting',
    'online',
    'clock-wrong',
    'clock-wrong',
    'refused',
    'refused',
    'refused',
  ),
  'clock-wrong': row(
    'connecting',
    'online',
    'clock-wrong',
    'clock-wrong',
    'offline',
    'stale',
    'refused',
  ),
};
function row(
  paired: Kind,
  answered: Kind,
  answeredAhead: Kind,
  answeredBehind: Kind,
  failed: Kind,
  overdue: Kind,
  removed: Kind,
): Record<keyof typeof events, Kind> {
  const unpaired = 'unpaired';
  return { paired, unpaired, answered, answeredAhead, answeredBehind, failed, overdue, removed };
}

describe.each(Object.keys(table) as Kind[])('from %s', (from) => {
  test.each(Object.entries(table[from]))('%s leads to %s', (event, to) => {
    expect(nextLinkState(states[from], events[event as keyof typeof events]).kind).toBe(to);
  });
});

test('a state that lasts keeps the time since when', () => {
  expect(nextLinkState(states.online, events.answered)).toEqual(states.online);
  expect(nextLinkState(states.refused, events.removed)).toEqual(states.refused);
  expect(nextLinkState(states.offline, events.failed)).toEqual({
    kind: 'offline',
    since: T0,
    fault: 'key-refused',
    nextTryAt: T2,
  });
  expect(nextLinkState(states['clock-wrong'], events.answeredAhead)).toEqual({
    kind: 'clock-wrong',
    since: T0,
    aheadMs: 3_600_000,
  });
});

test('five minutes are still right, one millisecond more is not', () => {
  const after = (aheadMs: number): string =>
    nextLinkState(states.online, { kind: 'answered', at: T1, aheadMs }).kind;
  expect([300_000, -300_000, 300_001, -300_001].map(after)).toEqual([
    'online',
    'online',
    'clock-wrong',
    'clock-wrong',
  ]);
});

test('the clock offset takes half the round trip into account', () => {
  expect(clockOffsetMs(new Date(T0), new Date(Date.parse(T0) + 400), 800)).toBe(0);
  expect(clockOffsetMs(new Date(T0), new Date(T1), 2_000)).toBe(59_000);
  expect(clockOffsetMs(new Date(T1), new Date(T0), 0)).toBe(-60_000);
});
