import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeAll } from '../../../electron/agent/commitment/evaluate.ts';
import type {
  CommitmentTable,
  StoredCommitment,
} from '../../../electron/agent/ledger/commitment-table.ts';
import { Ledger } from '../../../electron/agent/ledger/ledger.ts';
import type { LedgerState } from '../../../electron/contract/agent-status.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

const CT = '1.2.840.10008.5.1.4.1.1.2';
const AT = new Date('2026-01-15T09:00:00.000Z');
const asker = { aeTitle: 'CT-1', address: '10.0.0.7', calledAeTitle: 'TERN' };
const one = (sopInstanceUid: string) => ({ sopClassUid: CT, sopInstanceUid });
const request = (transactionUid: string, ...uids: string[]) => ({
  transactionUid,
  references: uids.map(one),
});

function put(table: CommitmentTable, transactionUid: string, ...uids: string[]): StoredCommitment {
  const kept = table.put(asker, request(transactionUid, ...uids), AT);
  if (kept === 'in-use') throw new Error('the transaction is in use');
  return kept;
}

function add(ledger: Ledger, sopInstanceUid: string, state: LedgerState, isWhole = true): void {
  ledger.add({
    ...one(sopInstanceUid),
    transferSyntaxUid: '1.2.840.10008.1.2',
    sha256: isWhole ? 'ab'.repeat(32) : null,
    bytes: 10,
    device: { aeTitle: 'CT-1', address: '10.0.0.7' },
    isSample: false,
    calledAeTitle: 'TERN',
    associationId: null,
    startedAt: AT.toISOString(),
    finishedAt: AT.toISOString(),
    state,
    status: 0,
  });
}

async function opened() {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder());
  const file = join(folder.path, 'ledger.sqlite');
  const ledger = stack.use(new Ledger(file));
  return {
    file,
    ledger,
    table: ledger.commitments,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

test('a request is there after the database was opened anew', async () => {
  await using bench = await opened();
  const kept = put(bench.table, '1.9', '1.1', '1.2');
  using again = new Ledger(bench.file);
  expect(again.commitments.inState('waiting')).toEqual([kept]);
  expect([...again.commitments.held(kept.id)].map(({ reference }) => reference)).toEqual([
    one('1.1'),
    one('1.2'),
  ]);
});

test('the same transaction of the same machine is one request, also once it has its answer', async () => {
  await using bench = await opened();
  const kept = put(bench.table, '1.9', '1.1', '1.2');
  expect(put(bench.table, '1.9', '1.2', '1.1')).toEqual(kept);
  bench.table.decide(kept.id, [null, 0x0112], AT);
  expect(put(bench.table, '1.9', '1.1', '1.2')).toMatchObject({ state: 'reporting', failed: 1 });
  bench.table.finish(kept.id, 'delivered');
  expect(put(bench.table, '1.9', '1.1', '1.2')).toMatchObject({ state: 'waiting', failed: null });
  expect(bench.table.list(10)).toHaveLength(1);
});

test('a transaction that is open cannot be used for other objects, nor does another machine share it', async () => {
  await using bench = await opened();
  put(bench.table, '1.9', '1.1');
  expect(bench.table.put(asker, request('1.9', '1.2'), AT)).toBe('in-use');
  const other = { ...asker, address: '10.0.0.8' };
  expect(bench.table.put(other, request('1.9', '1.2'), AT)).toMatchObject({ state: 'waiting' });
  expect(bench.table.openReferences()).toBe(2);
});

test('the latest whole object of a UID counts, whichever machine sent it', async () => {
  await using bench = await opened();
  const { id } = put(bench.table, '1.9', '1.1', '1.2', '1.3', '1.4');
  add(bench.ledger, '1.1', 'accepted');
  add(bench.ledger, '1.1', 'delivered');
  add(bench.ledger, '1.1', 'incomplete', false);
  add(bench.ledger, '1.2', 'delivered');
  add(bench.ledger, '1.2', 'mismatch');
  add(bench.ledger, '1.3', 'incomplete', false);
  expect([...bench.table.held(id)].map(({ held }) => held?.state ?? null)).toEqual([
    'delivered',
    'mismatch',
    null,
    null,
  ]);
});

test('a result stays as it was decided, whatever the ledger forgets', async () => {
  await using bench = await opened();
  const { id } = put(bench.table, '1.9', '1.1', '1.2');
  add(bench.ledger, '1.1', 'delivered');
  bench.table.decide(id, judgeAll(bench.table.held(id), true) ?? [], AT);
  bench.ledger.prune(new Date('2027-01-01'));
  const [kept] = bench.table.inState('reporting');
  expect(bench.table.result(kept!)).toEqual({
    transactionUid: '1.9',
    committed: [one('1.1')],
    failed: [{ ...one('1.2'), failureReason: 0x0112 }],
  });
});

test('what is over is forgotten with its age, what is open is not', async () => {
  await using bench = await opened();
  const over = put(bench.table, '1.9', '1.1');
  bench.table.finish(over.id, 'delivered');
  put(bench.table, '1.10', '1.1');
  bench.table.prune(new Date('2026-02-01'));
  expect(bench.table.list(10)).toMatchObject([{ state: 'waiting' }]);
  expect([...bench.table.held(over.id)]).toEqual([]);
});

test('failures are counted, with the last reason', async () => {
  await using bench = await opened();
  const { id } = put(bench.table, '1.9', '1.1');
  bench.table.failed(id, 'unreachable');
  bench.table.failed(id, 'rejected');
  expect(bench.table.list(10)).toMatchObject([{ attempts: 2, fault: 'rejected' }]);
});

test('whatever happened to objects, none is committed that has no delivered row', async () => {
  await using bench = await opened();
  const states = fc.constantFrom<LedgerState>('accepted', 'delivered', 'refused', 'mismatch');
  const uids = fc.nat(4).map((n) => `1.5.${n}`);
  let round = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(uids, states), { maxLength: 12 }), (rows) => {
      const prefix = `${++round}.`;
      for (const [uid, state] of rows) add(bench.ledger, prefix + uid, state);
      const asked = [0, 1, 2, 3, 4].map((n) => `${prefix}1.5.${n}`);
      const { id } = put(bench.table, `1.9.${round}`, ...asked);
      const reasons = judgeAll(bench.table.held(id), true) ?? [];
      for (const [index, uid] of asked.entries()) {
        const last = rows.findLast(([row]) => prefix + row === uid);
        expect(reasons[index] === null).toBe(last?.[1] === 'delivered');
      }
    }),
    { numRuns: 60 },
  );
});
