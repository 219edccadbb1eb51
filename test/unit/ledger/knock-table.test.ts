import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Ledger } from '../../../electron/agent/ledger/ledger.ts';
import { sampleRefusal } from '../../fakes/sample-refusal.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

const CT = { aeTitle: 'CT-1', address: '10.0.0.7' };
const CT_IMAGE = '1.2.840.10008.5.1.4.1.1.2';
const JPEG = '1.2.840.10008.1.2.4.50';
const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 15, 9, minute));

async function openKnocks() {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder());
  const { knocks } = stack.use(new Ledger(join(folder.path, 'ledger.sqlite')));
  return { knocks, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

const offer = (sopClassUid: string, transferSyntaxUids: string[] = [JPEG]) =>
  sampleRefusal('offer-refused', {
    refusedBy: 'far-end',
    sopClassUid,
    transferSyntaxUids,
    code: '4',
  });

test('a refusal is one entry for each machine and reason with a count, until the machine is served', async () => {
  await using opened = await openKnocks();
  const { knocks } = opened;
  knocks.refused(CT, [sampleRefusal('not-allowed')], at(0));
  knocks.refused(CT, [sampleRefusal('not-allowed', { calledAeTitle: 'CLOUD' })], at(1));
  knocks.refused(CT, [sampleRefusal('paused')], at(2));
  knocks.refused({ ...CT, address: '10.0.0.9' }, [sampleRefusal('limit')], at(3));
  expect(knocks.list()).toMatchObject([
    { address: '10.0.0.9', reason: 'limit', count: 1 },
    { reason: 'paused', count: 1 },
    {
      ...CT,
      reason: 'not-allowed',
      calledAeTitle: 'CLOUD',
      count: 2,
      firstAt: at(0).toISOString(),
      lastAt: at(1).toISOString(),
    },
  ]);
  knocks.served(CT, 'CLOUD', []);
  expect(knocks.list()).toMatchObject([{ address: '10.0.0.9' }]);
});

test('called titles, offers and objects are entries of their own, by what they are about', async () => {
  await using opened = await openKnocks();
  const { knocks } = opened;
  const object = (code: string) => sampleRefusal('object-refused', { sopClassUid: CT_IMAGE, code });
  for (let n = 0; n < 2; n++)
    knocks.refused(
      CT,
      [
        sampleRefusal('called-ae', { calledAeTitle: 'A' }),
        sampleRefusal('called-ae', { calledAeTitle: 'B' }),
        sampleRefusal('nothing-accepted', { sopClassUid: CT_IMAGE }),
        offer(CT_IMAGE),
        offer(CT_IMAGE, ['1.2.840.10008.1.2']),
        offer('1.2.3'),
        object('0xC000'),
        object('0xA700'),
      ],
      at(n),
    );
  expect(knocks.list().map(({ count }) => count)).toEqual(Array(8).fill(2));
  knocks.served(CT, 'B', [{ sopClassUid: CT_IMAGE, transferSyntaxUids: [JPEG] }]);
  expect(
    knocks
      .list()
      .map(({ reason, calledAeTitle, sopClassUid, transferSyntaxUids, code }) =>
        [
          reason,
          reason === 'called-ae' ? calledAeTitle : sopClassUid,
          transferSyntaxUids.join(),
          code,
        ].join(' '),
      ),
  ).toEqual([
    'called-ae A  ',
    `offer-refused ${CT_IMAGE} 1.2.840.10008.1.2 4`,
    `offer-refused 1.2.3 ${JPEG} 4`,
    `object-refused ${CT_IMAGE}  0xC000`,
    `object-refused ${CT_IMAGE}  0xA700`,
  ]);
});

test('one machine fills a hundred places at most, its notes give way first, and all together 500', async () => {
  await using opened = await openKnocks();
  const { knocks } = opened;
  knocks.refused({ ...CT, address: '10.0.0.9' }, [sampleRefusal('not-allowed')], at(0));
  knocks.refused(CT, [sampleRefusal('not-allowed')], at(0));
  const offers = Array.from({ length: 128 }, (_, n) => offer(`1.2.${n}`));
  knocks.refused(CT, offers, at(1));
  expect(knocks.list()).toHaveLength(101);
  expect(knocks.list().filter(({ reason }) => reason === 'not-allowed')).toHaveLength(2);
  for (let n = 0; n < 150; n++)
    knocks.refused({ ...CT, aeTitle: `N${n}` }, [sampleRefusal('not-allowed')], at(2));
  expect(knocks.list()).toHaveLength(101);
  for (let n = 0; n < 600; n++)
    knocks.refused(
      { aeTitle: 'X', address: `10.1.${n >> 8}.${n & 255}` },
      [sampleRefusal('limit')],
      at(3),
    );
  expect(knocks.list()).toHaveLength(500);
});
