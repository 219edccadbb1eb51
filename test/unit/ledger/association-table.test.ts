import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CountedObject } from '../../../electron/agent/ledger/association-table.ts';
import { Ledger } from '../../../electron/agent/ledger/ledger.ts';
import {
  associationQuerySchema,
  type AssociationEnd,
} from '../../../electron/contract/associations.ts';
import { associationWords } from '../../../electron/contract/association-words.ts';
import { createTranslator } from '../../../electron/contract/translator.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

const CT = { aeTitle: 'CT-1', address: '10.0.0.7' };
const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 15, 9, minute));

async function openLedger() {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder());
  const file = join(folder.path, 'ledger.sqlite');
  const ledger = stack.use(new Ledger(file));
  const { associations } = ledger;
  /** An association with these objects, in the ledger and in its counts. */
  const carried = (
    objects: readonly (readonly [uid: string, result: CountedObject['result']])[],
    end: AssociationEnd | null,
  ): number => {
    const id = associations.begun({
      device: CT,
      calledAeTitle: 'CLOUD',
      isSample: false,
      startedAt: at(0),
      contextsProposed: 4,
      contextsAccepted: 3,
    });
    for (const [sopInstanceUid, result] of objects) {
      ledger.add({
        sopInstanceUid,
        sopClassUid: '1.2',
        transferSyntaxUid: '1.2',
        sha256: null,
        bytes: 10,
        device: CT,
        isSample: false,
        calledAeTitle: 'CLOUD',
        associationId: id,
        startedAt: at(0).toISOString(),
        finishedAt: at(1).toISOString(),
        state: result,
        status: null,
      });
      const isWhole = result !== 'incomplete';
      associations.counted(id, { sopInstanceUid, result, isWhole, bytes: 10 });
    }
    if (end !== null) associations.ended(id, end, at(2));
    return id;
  };
  const list = (query: object = {}) =>
    associations.page(associationQuerySchema.parse(query)).associations;
  return { file, ledger, carried, list, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

test('the counts say whether all arrived, some were refused, or it broke off in the middle', async () => {
  await using opened = await openLedger();
  const { carried, list } = opened;
  carried(
    [
      ['1', 'accepted'],
      ['2', 'accepted'],
    ],
    'released',
  );
  carried(
    [
      ['3', 'accepted'],
      ['4', 'refused'],
    ],
    'released',
  );
  carried(
    [
      ['5', 'accepted'],
      ['6', 'incomplete'],
    ],
    'broke-off',
  );
  carried([['7', 'incomplete']], 'link-lost');
  carried([['8', 'accepted']], null);
  expect(list().map(({ state }) => state)).toEqual([
    { kind: 'running' },
    { kind: 'incomplete', cause: 'link-lost', expected: 1 },
    { kind: 'incomplete', cause: 'broke-off', expected: 2 },
    { kind: 'refused-some', refused: 1 },
    { kind: 'complete' },
  ]);
  expect(list()[2]).toMatchObject({
    contextsProposed: 4,
    contextsAccepted: 3,
    begun: 2,
    sentWhole: 1,
    confirmed: 1,
    bytes: 20,
    arrivedLater: 0,
  });
  carried([['6', 'accepted']], 'released');
  expect(list({ before: 4 })[0]).toMatchObject({ id: 3, arrivedLater: 1 });
});

test('what a device names later and never sent is missing with its association, until it comes', async () => {
  await using opened = await openLedger();
  const { ledger, carried, list } = opened;
  const uids = Array.from({ length: 180 }, (_, n) => `1.${n}`);
  const id = carried(
    uids.slice(0, 127).map((uid) => [uid, 'accepted'] as const),
    'broke-off',
  );
  expect(list()[0]?.state).toEqual({ kind: 'complete' });
  const { announced } = { announced: ledger.associations.announced(uids) };
  expect(announced.associationId).toBe(id);
  expect(announced.missing).toEqual(uids.slice(127));
  expect(list()[0]).toMatchObject({
    missing: 53,
    state: { kind: 'incomplete', cause: 'broke-off', expected: 180 },
  });
  expect(associationWords(list()[0]!)).toBe('127 of at least 180 arrived: the machine broke off');
  expect(associationWords(list()[0]!, createTranslator('de'))).toBe(
    '127 von mindestens 180 angekommen: das Gerät hat abgebrochen',
  );
  expect(list({ onlyIncomplete: true })).toHaveLength(1);
  carried(
    uids.slice(127).map((uid) => [uid, 'accepted'] as const),
    'released',
  );
  expect(list({ onlyIncomplete: true })).toEqual([]);
  expect(ledger.associations.announced(uids).missing).toEqual([]);
});

test('what broke off is counted once, not as missing again; what nobody knows belongs to no association', async () => {
  await using opened = await openLedger();
  const { ledger, carried, list } = opened;
  carried(
    [
      ['1', 'accepted'],
      ['2', 'incomplete'],
    ],
    'broke-off',
  );
  expect(ledger.associations.announced(['1', '2', '3']).missing).toEqual(['2', '3']);
  expect(list()[0]?.state).toMatchObject({ expected: 3 });
  expect(associationWords(list()[0]!)).toBe(
    '1 of at least 3 arrived: the machine broke off; image 2 was cut off',
  );
  expect(ledger.associations.announced(['9'])).toEqual({ associationId: null, missing: ['9'] });
});

test('pages go on where the one before ended; what ran when Tern ended is over', async () => {
  await using opened = await openLedger();
  const { file, ledger, carried } = opened;
  for (let n = 0; n < 5; n++) carried([[`${n}`, 'accepted']], n === 4 ? null : 'released');
  const query = associationQuerySchema.parse({ limit: 2 });
  const first = ledger.associations.page(query);
  expect([first.associations.map(({ id }) => id), first.nextBefore]).toEqual([[5, 4], 4]);
  const last = ledger.associations.page({ ...query, before: 2 });
  expect([last.associations.map(({ id }) => id), last.nextBefore]).toEqual([[1], null]);
  using again = new Ledger(file);
  expect(again.associations.page(query).associations[0]).toMatchObject({
    end: 'unknown',
    endedAt: at(1).toISOString(),
  });
});

test('what lies on this PC has arrived', async () => {
  await using opened = await openLedger();
  const { ledger, carried } = opened;
  const associationId = carried([], 'released');
  for (const [uid, state] of [
    ['1', 'queued'],
    ['2', 'held'],
    ['3', 'refused'],
  ] as const)
    ledger.add({
      ...{ sopInstanceUid: uid, sopClassUid: '1.2', transferSyntaxUid: '1.2', sha256: null },
      ...{ bytes: 10, device: CT, isSample: false, calledAeTitle: 'CLOUD', associationId, state },
      ...{ startedAt: at(0).toISOString(), finishedAt: at(1).toISOString(), status: null },
    });
  expect(ledger.associations.announced(['1', '2', '3']).missing).toEqual(['3']);
});
