import { expect, test } from 'vitest';
import { groupDeliveries } from '../../../renderer/state/deliveries.ts';
import { ago, sampleEntry } from '../../fakes/sample-status.ts';

test('images of one kind that one machine sent in one go are one group, newest first', () => {
  const entries = [sampleEntry(1), sampleEntry(3), sampleEntry(2)];
  const groups = groupDeliveries(entries);
  expect(groups).toHaveLength(1);
  expect(groups[0]?.newest.id).toBe(3);
  expect(groups[0]?.entries.map(({ id }) => id)).toEqual([3, 2, 1]);
  expect(groups[0]?.bytes).toBe(3 * 524_288);
});

test.each([
  ['state', { state: 'accepted', receiptId: null }],
  ['status', { status: 0xb000 }],
  ['kind', { sopClassUid: '1.2.840.10008.5.1.4.1.1.4' }],
  ['machine', { device: { aeTitle: 'CT-ROOM1', address: '192.168.1.41' } }],
  ['destination', { calledAeTitle: 'OTHER' }],
  ['receipt', { receiptId: null }],
  ['sample', { isSample: true }],
  ['time', { finishedAt: ago(900) }],
] as const)('another %s begins another group', (_what, changes) => {
  expect(groupDeliveries([sampleEntry(1), sampleEntry(2, changes)])).toHaveLength(2);
});

test('a group keeps its key while it grows', () => {
  const before = groupDeliveries([sampleEntry(1), sampleEntry(2)])[0]?.key;
  const after = groupDeliveries([sampleEntry(1), sampleEntry(2), sampleEntry(3)])[0]?.key;
  expect(after).toBe(before);
});

test('machines that send at the same time are a group each', () => {
  const other = { device: { aeTitle: 'CT-ROOM1', address: '192.168.1.41' } };
  const entries = [1, 2, 3, 4, 5, 6].map((id) => sampleEntry(id, id % 2 === 0 ? other : {}));
  expect(groupDeliveries(entries).map((group) => group.entries.map(({ id }) => id))).toEqual([
    [6, 4, 2],
    [5, 3, 1],
  ]);
});

test('an empty ledger has no groups', () => {
  expect(groupDeliveries([])).toEqual([]);
});
