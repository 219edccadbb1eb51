import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { UplinkConfigs } from '../../../cloud/registry/uplink-configs.ts';
import { Uplinks } from '../../../cloud/registry/uplinks.ts';
import { AuditTrail } from '../../../cloud/registry/audit-trail.ts';
import { ObjectIndex } from '../../../cloud/objects/object-index.ts';
import { CommitQueue } from '../../../cloud/storage/commit-queue.ts';
import { openDatabase } from '../../../cloud/storage/database.ts';
import { MasterKey } from '../../../cloud/storage/master-key.ts';
import { MIGRATIONS } from '../../../cloud/storage/migrations.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';

const fixture = (version: number): string =>
  readFileSync(new URL(`./databases/v${version}.sql`, import.meta.url), 'utf8');

test.each(MIGRATIONS.map((_step, index) => index + 1))(
  'a database of version %i is brought up to date with what it holds',
  async (version) => {
    await using temp = await TempFolder.create();
    const path = temp.join('cloud.sqlite');
    const old = openDatabase(path, version);
    old.exec(fixture(version));
    old.close();
    const db = openDatabase(path);
    const clock = new FakeClock();
    const masterKey = new MasterKey(Buffer.alloc(32));
    const audit = new AuditTrail(db, clock, 'cli');
    const configs = new UplinkConfigs({ db, clock, masterKey, audit });
    expect(configs.get('u1').revision).toBe(3);
    expect(new ObjectIndex(db, masterKey, clock).list()).toMatchObject([
      { sopInstanceUid: '1.2.3', hasConflict: false },
    ]);
    expect(audit.list()).toHaveLength(1);
    const [uplink] = new Uplinks({ db, clock, masterKey, audit }).list();
    expect(uplink?.agentState).toBe(version < 2 ? null : 'paused');
    db.close();
  },
);

test('a database of a newer version is left alone', async () => {
  await using temp = await TempFolder.create();
  const path = temp.join('cloud.sqlite');
  const newer = openDatabase(path);
  newer.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
  newer.close();
  expect(() => openDatabase(path)).toThrow(expect.objectContaining({ code: 'database-too-new' }));
});

test('commits of one turn share a transaction, and one that fails takes no other along', async () => {
  await using temp = await TempFolder.create();
  const db = openDatabase(temp.join('cloud.sqlite'));
  const queue = new CommitQueue(db);
  const add = (id: string) => () => {
    db.prepare(
      `INSERT INTO clinics (id, name, state, created_at) VALUES (?, ?, 'active', 'now')`,
    ).run(id, id);
    return id;
  };
  const results = await Promise.allSettled([
    ...[queue.commit(add('a')), queue.commit(add('b')), queue.commit(add('a'))],
    queue.commit(add('c')),
  ]);
  expect(results.map((result) => result.status)).toEqual([
    ...['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  ]);
  expect(
    db
      .prepare('SELECT id FROM clinics ORDER BY id')
      .all()
      .map((row) => row.id),
  ).toEqual([...['a', 'b', 'c']]);
  db.close();
});
