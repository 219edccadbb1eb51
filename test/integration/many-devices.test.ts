import { expect, test } from 'vitest';
import { sendFromMany } from '../bench/many-devices.ts';
import { WholePath } from '../fakes/whole-path.ts';

const DEVICES = 64;
const OBJECTS = 5;

test('64 devices at once: every object is delivered, byte for byte and each with its sender', async () => {
  await using path = await WholePath.startPaired();
  const sent = await sendFromMany(path.dicomPort, { devices: DEVICES, objects: OBJECTS, side: 64 });
  expect(sent).toHaveLength(DEVICES * OBJECTS);
  expect(sent.filter(({ status }) => status !== 0)).toEqual([]);
  const told = (
    objects: readonly { sopInstanceUid: string; sha256: string | null }[],
  ): readonly string[] =>
    objects.map(({ sopInstanceUid, sha256 }) => `${sopInstanceUid} ${sha256}`).sort();
  expect(told(path.cloud.registry.objects.list())).toEqual(told(sent));
  await path.untilStatus('all delivered', (s) => s.today.delivered === sent.length);
  const entries = await path.ledger();
  expect(told(entries)).toEqual(told(sent));
  const senders = new Map(sent.map((each) => [each.sopInstanceUid, each.callingAeTitle]));
  for (const held of path.cloud.registry.objects.list())
    expect(held.callingAeTitle).toBe(senders.get(held.sopInstanceUid));
});
