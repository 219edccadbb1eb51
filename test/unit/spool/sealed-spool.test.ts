import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  factsOf,
  readWhole,
  sha256Of,
  SpoolHarness,
  storeObject,
} from '../../fakes/spool-harness.ts';

const data = randomBytes(20_000);
const DONE = { kind: 'done', at: '2026-01-15T10:00:00.000Z' } as const;

const root = (harness: SpoolHarness): string => join(harness.folder.path, 'spool');
const fileOf = (harness: SpoolHarness, id: string): string =>
  join(root(harness), 'objects', id.slice(0, 2), id);
const filesIn = (harness: SpoolHarness): string[] =>
  readdirSync(root(harness), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

test('what was stored is there after a start, byte for byte, with its facts and its row in the ledger', async () => {
  await using harness = await SpoolHarness.create();
  const spool = await harness.start();
  const entry = await storeObject(spool, data, factsOf('1.2.3'));
  expect(entry).toMatchObject({ sha256: sha256Of(data), bytes: data.length });
  const again = await harness.start();
  expect(again.open()).toEqual([entry]);
  expect((await readWhole(again, entry.id)).equals(data)).toBe(true);
  expect(harness.ledger.list(5)).toMatchObject([
    { id: entry.ledgerId, state: 'queued', sopInstanceUid: '1.2.3', sha256: sha256Of(data) },
  ]);
  expect(harness.problems.size).toBe(0);
});

test('names on the disk tell nothing, and nobody else can read them', async () => {
  await using harness = await SpoolHarness.create();
  const { id } = await storeObject(await harness.start(), data);
  expect(filesIn(harness)).toEqual([id]);
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(statSync(fileOf(harness, id)).mode & 0o777).toBe(0o600);
  expect(statSync(root(harness)).mode & 0o777).toBe(0o700);
});

test('many objects at once are all stored', async () => {
  await using harness = await SpoolHarness.create();
  const spool = await harness.start();
  const all = Array.from({ length: 100 }, (_, n) => randomBytes(n * 200));
  const entries = await Promise.all(
    all.map((one, n) => storeObject(spool, one, factsOf(`1.${n}`))),
  );
  for (const [n, { id }] of entries.entries())
    expect((await readWhole(spool, id)).equals(all[n]!)).toBe(true);
  expect(spool.open()).toHaveLength(100);
});

test('an object that breaks off leaves nothing', async () => {
  await using harness = await SpoolHarness.create();
  const spool = await harness.start();
  const writer = await spool.begin(factsOf('1.2'));
  writer.write(data);
  await writer.abort();
  await writer.abort();
  expect([filesIn(harness), spool.open()]).toEqual([[], []]);
});

test('closing the spool breaks off what is being received; what a kill left is removed by the next start', async () => {
  await using harness = await SpoolHarness.create();
  const spool = await harness.start();
  const writer = await spool.begin(factsOf('1.2'));
  writer.write(data);
  await writer.drained();
  expect(filesIn(harness)).toHaveLength(1);
  await harness.stop();
  expect(filesIn(harness)).toEqual([]);
  writeFileSync(join(root(harness), 'incoming', 'ab'.repeat(16)), data);
  await harness.start();
  expect(filesIn(harness)).toEqual([]);
});

test.each([DONE, { ...DONE, kind: 'discarded' as const }])(
  '$kind erases the object and keeps the row of the ledger',
  async (state) => {
    await using harness = await SpoolHarness.create();
    const spool = await harness.start();
    const { id } = await storeObject(spool, data);
    spool.setState(id, state);
    await spool.settled();
    expect([filesIn(harness), spool.open(), spool.entry(id)]).toEqual([[], [], null]);
    const expected = state.kind === 'done' ? 'delivered' : 'discarded';
    expect(harness.ledger.list(5)).toMatchObject([{ state: expected }]);
    expect(() => spool.setState(id, state)).toThrow(RangeError);
  },
);

test('what was done and not erased yet is erased at the next start, and not before it is done', async () => {
  await using harness = await SpoolHarness.create();
  const spool = await harness.start();
  const { id } = await storeObject(spool, data);
  harness.ledger.spool.setStates([{ id, state: DONE }]);
  expect(filesIn(harness)).toEqual([id]);
  await harness.start();
  expect(filesIn(harness)).toEqual([]);
});

test('states are durable and the ledger follows them', async () => {
  await using harness = await SpoolHarness.create();
  let spool = await harness.start();
  const { id, ledgerId } = await storeObject(spool, data);
  const at = '2026-01-16T09:00:00.000Z';
  const cases = [
    [{ kind: 'queued', attempts: 3, notBefore: at }, 'queued'],
    [{ kind: 'sent', attempts: 4, status: 0, at }, 'accepted'],
    [{ kind: 'held', reason: 'refused', status: 0xa900, at }, 'held'],
    [{ kind: 'held', reason: 'mismatch', status: null, at }, 'mismatch'],
  ] as const;
  for (const [state, ledgerState] of cases) {
    spool.setState(id, state);
    spool = await harness.start();
    expect(spool.entry(id)?.state).toEqual(state);
    expect(harness.ledger.transfers.get(ledgerId)?.entry.state).toBe(ledgerState);
  }
});

test('the ledger forgets by age, but never what lies on this PC', async () => {
  await using harness = await SpoolHarness.create();
  const spool = await harness.start();
  const { id } = await storeObject(spool, data);
  expect(harness.ledger.prune(new Date('2030-01-01'))).toBe(0);
  spool.setState(id, DONE);
  await spool.settled();
  expect(harness.ledger.prune(new Date('2030-01-01'))).toBe(1);
});

describe('files and list that do not fit each other', () => {
  test('a list that was lost is made again from the files alone', async () => {
    await using harness = await SpoolHarness.create();
    const entry = await storeObject(await harness.start(), data, factsOf('1.2.3'));
    await harness.stop();
    for (const name of readdirSync(harness.folder.path).filter((one) => one.startsWith('ledger')))
      rmSync(join(harness.folder.path, name));
    const spool = await harness.start();
    expect(spool.open()).toEqual([entry]);
    expect((await readWhole(spool, entry.id)).equals(data)).toBe(true);
  });

  test('a row without its file is held and told, and queued again when the file is back', async () => {
    await using harness = await SpoolHarness.create();
    const { id } = await storeObject(await harness.start(), data);
    await harness.stop();
    const path = fileOf(harness, id);
    renameSync(path, `${path}.away`);
    const without = await harness.start();
    expect(without.entry(id)?.state).toMatchObject({ kind: 'held', reason: 'file-missing' });
    await expect(readWhole(without, id)).rejects.toMatchObject({ code: 'file-missing' });
    expect(harness.problems.get('spool-file-missing')).toEqual({ count: 1 });
    await harness.stop();
    renameSync(`${path}.away`, path);
    const back = await harness.start();
    expect(back.entry(id)?.state).toMatchObject({ kind: 'queued' });
    expect(harness.problems.size).toBe(0);
  });

  test('a damaged file is never read as good, and one without a row is put aside', async () => {
    await using harness = await SpoolHarness.create();
    let spool = await harness.start();
    const { id } = await storeObject(spool, data);
    const bytes = readFileSync(fileOf(harness, id));
    bytes[9000]! ^= 1;
    writeFileSync(fileOf(harness, id), bytes);
    await expect(readWhole(spool, id)).rejects.toMatchObject({ code: 'damaged' });
    spool.setState(id, { kind: 'held', reason: 'damaged', status: null, at: DONE.at });
    await spool.settled();
    expect(harness.problems.get('spool-damaged')).toEqual({ count: 1 });
    const stray = '00'.repeat(16);
    await harness.stop();
    mkdirSync(join(root(harness), 'objects', '00'), { recursive: true });
    writeFileSync(fileOf(harness, stray), bytes);
    spool = await harness.start();
    expect(spool.entry(stray)).toBeNull();
    expect(readdirSync(join(root(harness), 'quarantine'))).toEqual([stray]);
    expect(harness.problems.get('spool-damaged')).toEqual({ count: 2 });
  });

  test("another object's file under an object's name is noticed", async () => {
    await using harness = await SpoolHarness.create();
    const spool = await harness.start();
    const one = await storeObject(spool, data);
    const other = await storeObject(spool, randomBytes(20_000));
    writeFileSync(fileOf(harness, one.id), readFileSync(fileOf(harness, other.id)));
    await expect(readWhole(spool, one.id)).rejects.toMatchObject({ code: 'damaged' });
  });
});

describe('the key', () => {
  test('lost: entries stay, held in words; new work goes on; back: they are queued again', async () => {
    await using harness = await SpoolHarness.create();
    const old = await storeObject(await harness.start(), data, factsOf('1.1'));
    const kept = new Map(harness.secrets.secrets);
    harness.secrets.secrets.clear();
    const spool = await harness.start();
    expect(spool.entry(old.id)?.state).toMatchObject({ kind: 'held', reason: 'key-missing' });
    expect(harness.problems.get('spool-key-missing')).toEqual({ count: 1 });
    await expect(readWhole(spool, old.id)).rejects.toMatchObject({ code: 'key-missing' });
    const fresh = await storeObject(spool, data, factsOf('1.2'));
    expect((await readWhole(spool, fresh.id)).equals(data)).toBe(true);
    for (const [name, value] of kept)
      if (name !== 'spool-key') harness.secrets.secrets.set(name, value);
    await harness.clock.advance(60_000);
    await spool.settled();
    expect(spool.entry(old.id)?.state).toMatchObject({ kind: 'queued' });
    expect((await readWhole(spool, old.id)).equals(data)).toBe(true);
    expect(harness.problems.has('spool-key-missing')).toBe(false);
  });

  test('locked: machines are refused, nothing is held or made, and it goes on when it is unlocked', async () => {
    await using harness = await SpoolHarness.create();
    const { id } = await storeObject(await harness.start(), data);
    harness.secrets.failWith('keychain-denied');
    const spool = await harness.start();
    expect(spool.entry(id)?.state).toMatchObject({ kind: 'queued' });
    await expect(spool.begin(factsOf('1.2'))).rejects.toMatchObject({ code: 'key-unavailable' });
    await expect(readWhole(spool, id)).rejects.toMatchObject({ code: 'key-unavailable' });
    expect(harness.problems.has('spool-key-unavailable')).toBe(true);
    harness.secrets.failWith(null);
    await storeObject(spool, data);
    expect((await readWhole(spool, id)).equals(data)).toBe(true);
    expect(harness.problems.size).toBe(0);
  });

  test('lost together with the list: the files stay as they are until it is back', async () => {
    await using harness = await SpoolHarness.create();
    const { id } = await storeObject(await harness.start(), data);
    await harness.stop();
    const kept = new Map(harness.secrets.secrets);
    harness.secrets.secrets.clear();
    for (const name of readdirSync(harness.folder.path).filter((one) => one.startsWith('ledger')))
      rmSync(join(harness.folder.path, name));
    const spool = await harness.start();
    expect([spool.open(), filesIn(harness)]).toEqual([[], [id]]);
    expect(harness.problems.get('spool-key-missing')).toEqual({ count: 1 });
    for (const [name, value] of kept) harness.secrets.secrets.set(name, value);
    await spool.lookAgain();
    expect((await readWhole(spool, id)).equals(data)).toBe(true);
  });
});

describe('room', () => {
  test('below the reserve nothing is begun; what is there stays; it goes on when there is room', async () => {
    await using harness = await SpoolHarness.create();
    const spool = await harness.start();
    const { id } = await storeObject(spool, data);
    harness.settings = { reserveBytes: Number.MAX_SAFE_INTEGER, quotaBytes: null };
    await expect(spool.begin(factsOf('1.2'))).rejects.toMatchObject({ code: 'disk-reserve' });
    expect(harness.problems.get('spool-full')).toEqual({ code: 'disk-reserve' });
    expect((await readWhole(spool, id)).equals(data)).toBe(true);
    harness.settings = { reserveBytes: 0, quotaBytes: null };
    await spool.lookAgain();
    expect(harness.problems.size).toBe(0);
  });

  test('the quota counts what is under way, refuses in the middle, and erasing makes room', async () => {
    await using harness = await SpoolHarness.create();
    harness.settings = { reserveBytes: 0, quotaBytes: 50_000 };
    const spool = await harness.start();
    const first = await storeObject(spool, data);
    await storeObject(spool, data);
    await expect(storeObject(spool, data)).rejects.toMatchObject({ code: 'quota' });
    expect(filesIn(harness)).toHaveLength(2);
    spool.setState(first.id, DONE);
    await spool.settled();
    await storeObject(spool, data);
    const again = await harness.start();
    await expect(storeObject(again, data)).rejects.toMatchObject({ code: 'quota' });
  });
});

test('whoever listens hears of what is stored, changed and erased', async () => {
  await using harness = await SpoolHarness.create();
  const spool = await harness.start();
  let count = 0;
  using _listening = spool.subscribe(() => (count += 1));
  const { id } = await storeObject(spool, data);
  expect(count).toBe(1);
  spool.setState(id, DONE);
  expect(count).toBe(2);
});

test('a spool that was closed takes nothing', async () => {
  await using harness = await SpoolHarness.create();
  const spool = await harness.start();
  await harness.stop();
  await expect(spool.begin(factsOf('1.2'))).rejects.toMatchObject({ code: 'stopped' });
});
