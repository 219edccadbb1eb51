import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { Reception, type ReceptionEnd } from '../../../electron/agent/intake/reception.ts';
import type { SpoolStore } from '../../../electron/agent/spool/spool-store.ts';
import { ledgerQuerySchema } from '../../../electron/contract/transfers.ts';
import { systemClock } from '../../../electron/foundation/clock.ts';
import { factsOf, SpoolHarness } from '../../fakes/spool-harness.ts';

type Query = Parameters<typeof ledgerQuerySchema.parse>[0];
const AT = '2026-01-15T10:00:00.000Z';

async function receiving() {
  const harness = await SpoolHarness.create();
  const spool: SpoolStore = await harness.start();
  const { ledger } = harness;
  const receive = async (uid: string, dataset: Buffer): Promise<ReceptionEnd> => {
    const reception = new Reception({
      store: spool,
      clock: systemClock,
      facts: factsOf(uid),
      openOf: (sopInstanceUid) => ledger.spool.openOf(sopInstanceUid),
      holdBack: () => undefined,
    });
    reception.write(dataset.subarray(0, 1000));
    reception.write(dataset.subarray(1000));
    return reception.finish();
  };
  const whole = (query: Query) => ledger.transfers.whole(ledgerQuerySchema.parse(query));
  return {
    ...{ spool, ledger, receive, whole },
    [Symbol.asyncDispose]: () => harness[Symbol.asyncDispose](),
  };
}

test('the same bytes once more are one entry; other bytes under that UID are another, and both say so', async () => {
  await using pc = await receiving();
  const [first, other] = [randomBytes(30_000), randomBytes(30_000)];
  const kept = await pc.receive('1.2.3', first);
  expect(await pc.receive('1.2.3', first)).toEqual(kept);
  await pc.receive('1.2.3', other);
  await pc.receive('1.2.4', first);
  expect(pc.spool.open().map(({ sopInstanceUid }) => sopInstanceUid)).toEqual([
    '1.2.3',
    '1.2.3',
    '1.2.4',
  ]);
  expect(pc.whole({}).transfers).toMatchObject([
    { otherVersions: 1, spool: { state: 'queued', attempts: 0, reason: null } },
    { otherVersions: 1 },
    { otherVersions: 0 },
  ]);
  // What was delivered already is taken anew: only the cloud knows what it holds.
  if (kept.kind !== 'kept') throw new Error('it was not kept');
  pc.spool.setState(kept.entry.id, { kind: 'done', at: AT });
  await pc.receive('1.2.3', first);
  expect(pc.whole({ sopInstanceUid: '1.2.3' }).transfers).toHaveLength(3);
});

test('an entry tells why it is held; pages follow by id, whatever changes meanwhile', async () => {
  await using pc = await receiving();
  for (let n = 0; n < 5; n++) await pc.receive(`1.2.${n}`, randomBytes(2000));
  const [one] = pc.spool.open();
  pc.spool.setState(one!.id, { kind: 'held', reason: 'refused', status: 0xa900, at: AT });
  const first = pc.whole({ limit: 3 });
  expect(first.transfers[0]).toMatchObject({
    entry: { state: 'held', status: 0xa900 },
    spool: { state: 'held', reason: 'refused' },
    receipt: null,
  });
  expect(first.nextAfter).toBe(3);
  // Its time is now a later one; its place is not.
  const at = new Date(Date.now() + 60_000).toISOString();
  for (const { id } of pc.spool.open().slice(1))
    pc.spool.setState(id, { kind: 'sent', attempts: 1, status: 0, at });
  const second = pc.whole({ limit: 3, after: 3 });
  expect(second.transfers.map(({ entry }) => entry.id)).toEqual([4, 5]);
  expect(second.nextAfter).toBeNull();
  expect(pc.whole({ since: at }).transfers).toHaveLength(4);
});
