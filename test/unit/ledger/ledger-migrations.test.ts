import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { Ledger } from '../../../electron/agent/ledger/ledger.ts';
import { LEDGER_VERSION } from '../../../electron/agent/ledger/migrations.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

const digest = (digit: number): string => String(digit).repeat(64);

function makeOld(file: string, version: number): void {
  const db = new DatabaseSync(file);
  db.exec(readFileSync(new URL(`../../fixtures/ledger/v${version}.sql`, import.meta.url), 'utf8'));
  db.close();
}

test.each(Array.from({ length: LEDGER_VERSION - 1 }, (_, index) => index + 1))(
  'a ledger of version %i is brought up to date with all that it holds',
  async (version) => {
    await using folder = await makeTempFolder();
    const file = join(folder.path, 'ledger.sqlite');
    makeOld(file, version);
    {
      using ledger = new Ledger(file);
      expect(ledger.list(10).map(({ id, state, bytes }) => [id, state, bytes])).toEqual([
        [6, 'delivered', 10],
        [5, 'incomplete', 9],
        [4, 'refused', 8],
        [3, 'accepted', 7],
        [2, 'mismatch', 6],
        [1, 'delivered', 5],
      ]);
      expect(ledger.awaitingReceipt(10)).toMatchObject([{ id: 3 }]);
    }
    using again = new Ledger(file);
    expect(again.list(10)).toHaveLength(6);
  },
);

test('version 3: the machines of the ledger are known', async () => {
  await using folder = await makeTempFolder();
  const file = join(folder.path, 'ledger.sqlite');
  makeOld(file, 2);
  using ledger = new Ledger(file);
  expect(ledger.devices.list()).toMatchObject([
    { aeTitle: 'US-2', address: '10.0.0.8', objects: 1, bytes: 10 },
    {
      aeTitle: 'CT-1',
      address: '10.0.0.7',
      objects: 3,
      bytes: 18,
      firstSeenAt: '2026-01-15T09:00:00.000Z',
      lastSeenAt: '2026-01-15T09:00:03.000Z',
    },
  ]);
});

test('version 2: what an old receipt must have said is filled in; what it did say in a mismatch is not known', async () => {
  await using folder = await makeTempFolder();
  const file = join(folder.path, 'ledger.sqlite');
  makeOld(file, 1);
  using ledger = new Ledger(file);
  const receiptOf = (id: number): unknown => ledger.transfers.get(id)?.receipt;
  expect(receiptOf(1)).toEqual({
    receiptId: 'r1',
    storedAt: '2026-01-15T09:00:02.000Z',
    sha256: digest(1),
    bytes: 5,
  });
  expect(receiptOf(2)).toMatchObject({ receiptId: 'r2', sha256: null, bytes: null });
  expect([receiptOf(3), receiptOf(6)]).toEqual([null, null]);
});

test('version 4: when machines last stored and how far the path was walked is filled in, the sample told apart', async () => {
  await using folder = await makeTempFolder();
  const file = join(folder.path, 'ledger.sqlite');
  makeOld(file, 3);
  using ledger = new Ledger(file);
  expect(ledger.devices.list()).toMatchObject([
    { aeTitle: 'TERN-SAMPLE', lastStoredAt: null, isSample: true },
    { aeTitle: 'US-2', lastStoredAt: '2026-01-15T09:00:06.000Z', isSample: false },
    {
      aeTitle: 'CT-1',
      lastStoredAt: '2026-01-15T09:00:03.000Z',
      lastEchoAt: null,
      expectEveryHours: null,
      echoPort: null,
    },
  ]);
  const us = { aeTitle: 'US-2', address: '10.0.0.8' };
  const ct = { aeTitle: 'CT-1', address: '10.0.0.7' };
  expect(ledger.lastSteps.current).toEqual({
    echo: null,
    image: { device: us, at: '2026-01-15T09:00:06.000Z', isSample: false },
    delivered: { device: us, at: '2026-01-15T09:00:06.000Z', isSample: false },
    receipt: { device: ct, at: '2026-01-15T09:00:01.000Z', isSample: false },
  });
  expect(ledger.totalsSince(new Date(0))).toMatchObject({ delivered: 2, awaitingReceipt: 1 });
});

test('version 6: what machines send and call is filled in from the ledger, those turned away are kept', async () => {
  await using folder = await makeTempFolder();
  const file = join(folder.path, 'ledger.sqlite');
  makeOld(file, 5);
  using ledger = new Ledger(file);
  const id = ledger.devices.idOf({ aeTitle: 'US-2', address: '10.0.0.8' }) ?? 0;
  expect(ledger.devices.traffic.sends().get(id)).toEqual([
    {
      sopClassUid: '1.2',
      transferSyntaxUid: '1.2.840.10008.1.2',
      objects: 1,
      lastAt: '2026-01-15T09:00:06.000Z',
    },
  ]);
  expect(
    ledger.devices.traffic
      .calls()
      .get(id)
      ?.map(({ aeTitle }) => aeTitle),
  ).toEqual(['ARCHIVE', 'CLOUD']);
  expect(ledger.devices.get(id)).toMatchObject({
    room: null,
    calledAeTitles: null,
    isRoaming: false,
  });
  expect(ledger.knocks.list()).toMatchObject([
    { aeTitle: 'MR-9', reason: 'not-allowed', refusedBy: 'this-pc', count: 3 },
    { aeTitle: 'CT-1', reason: 'cloud-rejected', refusedBy: 'far-end', count: 1 },
  ]);
});

test('version 8: what was kept is kept whole, with its indexes, and images can lie on this PC', async () => {
  await using folder = await makeTempFolder();
  const file = join(folder.path, 'ledger.sqlite');
  makeOld(file, 7);
  const look = (): unknown[] => {
    const db = new DatabaseSync(file);
    const rows = db.prepare('SELECT * FROM objects ORDER BY id').all();
    const indexes = db
      .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'objects'`)
      .all();
    db.close();
    return [rows, indexes.toSorted((a, b) => String(a.name).localeCompare(String(b.name)))];
  };
  const before = look();
  {
    using ledger = new Ledger(file);
    expect(ledger.spool.open()).toEqual([]);
  }
  expect(look()).toEqual(before);
});
