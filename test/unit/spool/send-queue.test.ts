import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BACKLOG_AGE_MS, SendQueue } from '../../../electron/agent/spool/send-queue.ts';
import type { SpoolEntry } from '../../../electron/agent/spool/spool-entry.ts';
import { FIRST_STATE } from '../../../electron/agent/spool/next-state.ts';
import { SAMPLE_FACTS } from '../../fakes/memory-spool.ts';

const NOW_MS = Date.parse('2026-01-15T09:00:00.000Z');
const NOW = { wallMs: NOW_MS, monotonicMs: 0 };
let ledgerId = 0;

const entry = (device: string, changes: Partial<SpoolEntry> = {}): SpoolEntry => {
  ledgerId += 1;
  const storedAt = new Date(NOW_MS - 1_000).toISOString();
  return {
    ...SAMPLE_FACTS,
    device: { aeTitle: device, address: '10.0.0.5' },
    id: `${device}${ledgerId}`,
    ...{ ledgerId, bytes: 1_000, sha256: '', startedAt: storedAt, storedAt, state: FIRST_STATE },
    ...changes,
  };
};
const old = { storedAt: new Date(NOW_MS - 2 * BACKLOG_AGE_MS).toISOString() };

function drain(queue: SendQueue, count = Infinity): string[] {
  const taken: string[] = [];
  while (taken.length < count) {
    const next = queue.peek(NOW, () => true);
    if (!next) break;
    queue.take(next, NOW_MS);
    taken.push(next.id.charAt(0));
  }
  return taken;
}

test('keeps the order of one machine, however they come in', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7], { minLength: 7 }), (order) => {
      const queue = new SendQueue();
      for (const id of order) queue.put(entry('A', { id: `A${id}`, ledgerId: id }));
      const ids: number[] = [];
      for (let next = queue.peek(NOW, () => true); next; next = queue.peek(NOW, () => true)) {
        queue.take(next, NOW_MS);
        ids.push(next.ledgerId);
      }
      expect(ids).toEqual([1, 2, 3, 4, 5, 6, 7]);
    }),
  );
});

test('something goes whenever something waits, wherever the clock of this PC jumped to while it was stored', () => {
  const anyTime = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(anyTime, (hours) => {
      const queue = new SendQueue();
      for (const hour of hours)
        queue.put(entry('A', { storedAt: new Date(NOW_MS + hour * 3_600_000).toISOString() }));
      expect(drain(queue)).toHaveLength(hours.length);
    }),
  );
});

test('machines go by turns, counted in bytes', () => {
  const queue = new SendQueue();
  for (let index = 0; index < 4; index++) queue.put(entry('A', { bytes: 2_000 }));
  for (let index = 0; index < 8; index++) queue.put(entry('B', { bytes: 1_000 }));
  const taken = drain(queue, 9);
  expect(taken.filter((device) => device === 'A')).toHaveLength(3);
  expect(taken.filter((device) => device === 'B')).toHaveLength(6);
});

test('a machine with one image at a time does not keep another from its turn', () => {
  const queue = new SendQueue();
  for (let index = 0; index < 10; index++) queue.put(entry('A'));
  const taken: string[] = [];
  for (let index = 0; index < 10; index++) {
    queue.put(entry('B'));
    taken.push(...drain(queue, 1));
  }
  expect(taken.filter((device) => device === 'A').length).toBeGreaterThanOrEqual(4);
});

test('a machine that was silent for long has no claim to what it did not send', () => {
  const queue = new SendQueue();
  for (let index = 0; index < 100; index++) queue.put(entry('A'));
  drain(queue, 50);
  for (let index = 0; index < 50; index++) queue.put(entry('B'));
  expect(drain(queue, 10).filter((device) => device === 'A').length).toBeGreaterThanOrEqual(4);
});

test('urgent ones go first; new ones and backlog go one for one', () => {
  const queue = new SendQueue();
  for (let index = 0; index < 3; index++) queue.put(entry('O', old));
  for (let index = 0; index < 3; index++) queue.put(entry('N'));
  queue.put(entry('U', { isUrgent: true }));
  expect(drain(queue).join('')).toBe('UNONONO');
});

test('of one machine, too, new images pass its backlog one for one, each in its order', () => {
  const queue = new SendQueue();
  const put = (id: string, changes: Partial<SpoolEntry>): void => queue.put(entry(id, changes));
  const device = { device: { aeTitle: 'A', address: '' } };
  for (const id of ['a', 'b', 'c']) put(id, { ...device, ...old });
  for (const id of ['x', 'y']) put(id, device);
  expect(drain(queue).join('')).toBe('xaybc');
});

test('what is not due yet lets others pass, and has its old place when it is', () => {
  const queue = new SendQueue();
  const first = entry('A');
  queue.put(first, 5_000);
  queue.put(entry('B'));
  queue.put(entry('A', { id: 'a' }));
  expect(queue.dueMs).toBe(5_000);
  expect(drain(queue, 1)).toEqual(['B']);
  const later = { wallMs: NOW_MS, monotonicMs: 5_000 };
  expect(queue.peek(later, () => true)?.id).toBe(first.id);
  expect(queue.dueMs).toBeNull();
});

test('a route that may not go does not keep the machine from another', () => {
  const queue = new SendQueue();
  queue.put(entry('A', { calledAeTitle: 'CLOSED' }));
  queue.put(entry('B', { device: { aeTitle: 'A', address: '10.0.0.5' } }));
  const next = queue.peek(NOW, ({ calledAeTitle }) => calledAeTitle !== 'CLOSED');
  expect(next?.id.charAt(0)).toBe('B');
});

test('counts objects and bytes, and knows the oldest, whatever is put and removed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ id: fc.nat(9), isDelayed: fc.boolean(), isRemoved: fc.boolean() })),
      (steps) => {
        const queue = new SendQueue();
        const model = new Map<string, SpoolEntry>();
        for (const { id, isDelayed, isRemoved } of steps) {
          const storedAt = new Date(NOW_MS + id).toISOString();
          const one = entry('A', { id: `A${id}`, ledgerId: id, bytes: id, storedAt });
          if (isRemoved) {
            queue.remove(one.id);
            model.delete(one.id);
          } else {
            queue.put(one, isDelayed ? 100 + id : null);
            model.set(one.id, one);
          }
        }
        const all = [...model.values()].sort((a, b) => a.ledgerId - b.ledgerId);
        expect(queue.size).toBe(all.length);
        expect(queue.bytes).toBe(all.reduce((sum, { bytes }) => sum + bytes, 0));
        expect(queue.oldestStoredAt).toBe(all[0]?.storedAt ?? null);
      },
    ),
  );
});
