import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { Ledger } from '../../../electron/agent/ledger/ledger.ts';
import { pageStatement } from '../../../electron/agent/ledger/transfer-list.ts';
import { transferQuerySchema } from '../../../electron/contract/transfers.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

type Query = Parameters<typeof transferQuerySchema.parse>[0];
const START_S = Date.parse('2026-01-01T00:00:00Z') / 1000;
const at = (n: number): string => new Date((START_S + n) * 1000).toISOString();

/** `count` rows a second apart: five machines in turn, each 1000th refused. */
async function makeLedger(count: number) {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder());
  const file = join(folder.path, 'ledger.sqlite');
  const ledger = stack.use(new Ledger(file));
  const db = new DatabaseSync(file);
  stack.defer(() => db.close());
  db.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO objects SELECT i, '1.2.' || i, '1.2.840.10008.5.1.4.1.1.2', '1.2.840.10008.1.2.1', printf('%064d', i), i,
      'CT-' || (i % 5), '10.0.0.' || (i % 5), 'CLOUD', strftime('%Y-%m-%dT%H:%M:%fZ', ${START_S} + i, 'unixepoch'),
      strftime('%Y-%m-%dT%H:%M:%fZ', ${START_S} + i, 'unixepoch'), iif(i % 1000 = 0, 'refused', 'delivered'), 0,
      'r' || i, '2026-01-01T00:00:00.000Z', printf('%064d', i), i, 0, i / 100 + 1 FROM n`);
  const ids = (query: Query): number[] =>
    ledger.transfers.page(transferQuerySchema.parse(query)).entries.map(({ id }) => id);
  return { ledger, db, ids, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

test('pages follow each other without a gap or a repeat, also while new entries arrive', async () => {
  await using made = await makeLedger(2_500);
  const seen: number[] = [];
  let before: number | null = null;
  do {
    const page = made.ledger.transfers.page(transferQuerySchema.parse({ limit: 1000, before }));
    seen.push(...page.entries.map(({ id }) => id));
    before = page.nextBefore;
    made.db
      .exec(`INSERT INTO objects SELECT NULL, '1.3', sop_class_uid, '', NULL, 1, 'CT-9', '10.0.0.9', '', finished_at,
      '2026-06-01T00:00:00.000Z', 'incomplete', NULL, NULL, NULL, NULL, NULL, 0, NULL FROM objects WHERE id = 1`);
  } while (before !== null);
  expect(seen).toEqual(Array.from({ length: 2_500 }, (_, index) => 2_500 - index));
});

test('a full last page has no next one; a cursor that was pruned away finds nothing', async () => {
  await using made = await makeLedger(20);
  const page = (query: Query) => made.ledger.transfers.page(transferQuerySchema.parse(query));
  expect(page({ limit: 20 }).nextBefore).toBeNull();
  expect(page({ limit: 19 }).nextBefore).toBe(2);
  made.ledger.prune(new Date(at(11)));
  expect(page({ limit: 5, before: 3 })).toEqual({ entries: [], nextBefore: null });
});

test.each<[string, Query, number[]]>([
  ['nothing', { limit: 2 }, [3000, 2999]],
  ['a title', { limit: 2, device: { aeTitle: 'CT-1' } }, [2996, 2991]],
  ['an address', { limit: 2, device: { address: '10.0.0.2' } }, [2997, 2992]],
  ['both', { limit: 1, device: { aeTitle: 'CT-1', address: '10.0.0.1' } }, [2996]],
  ['both of two machines', { device: { aeTitle: 'CT-1', address: '10.0.0.2' } }, []],
  ['a state', { states: ['refused'] }, [3000, 2000, 1000]],
  ['several states', { states: ['refused', 'mismatch'], before: 3000 }, [2000, 1000]],
  ['a state of a machine', { states: ['refused'], device: { aeTitle: 'CT-1' } }, []],
  ['a time', { since: at(2999) }, [3000, 2999]],
  ['a time without milliseconds', { since: at(2999).replace('.000', '') }, [3000, 2999]],
  ['a span', { since: at(10), until: at(12) }, [11, 10]],
  ['an object', { sopInstanceUid: '1.2.77' }, [77]],
  ['an association', { associationId: 2, until: at(103) }, [102, 101, 100]],
])('filters by %s', async (_name, query, expected) => {
  await using made = await makeLedger(3_000);
  expect(made.ids(query)).toEqual(expected);
});

test.each<[string, Query]>([
  ['everything', {}],
  ['a later page', { before: 50_000 }],
  ['a machine', { device: { aeTitle: 'CT-1', address: '10.0.0.1' }, before: 50_000 }],
  ['a state', { states: ['delivered'], before: 50_000 }],
  ['several states', { states: ['delivered', 'accepted'] }],
  ['a machine and states', { device: { aeTitle: 'CT-1' }, states: ['delivered', 'refused'] }],
  ['a span', { since: at(30_000), until: at(90_000) }],
])('of 100,000 rows, %s is read in the order of an index, not sorted', async (_name, query) => {
  await using made = await makeLedger(100_000);
  const { sql, values } = pageStatement(transferQuerySchema.parse(query));
  const plan = made.db
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...values)
    .map(({ detail }) => String(detail))
    .join('\n');
  expect(plan).toMatch(/objects USING INDEX objects_by_/);
  // The last term, the id, only orders what finished in the same millisecond.
  expect(plan.replace('USE TEMP B-TREE FOR LAST TERM OF ORDER BY', '')).not.toContain('TEMP');
  expect(made.ids(query)).toHaveLength(100);
});

test('an entry comes with what its receipt said', async () => {
  await using made = await makeLedger(3);
  expect(made.ledger.transfers.get(2)).toMatchObject({
    entry: { id: 2, state: 'delivered' },
    receipt: { receiptId: 'r2', sha256: '2'.padStart(64, '0'), bytes: 2 },
  });
  expect(made.ledger.transfers.get(99)).toBeNull();
});
