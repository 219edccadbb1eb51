import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { runCli } from '../../cloud/cli/program.ts';
import { Orders } from '../../cloud/registry/orders.ts';
import { CLOUD_PATHS, heartbeatResponseSchema } from '../../electron/contract/cloud-api.ts';
import type { Order, OrderResult } from '../../electron/contract/orders.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { RunningCloud } from '../fakes/running-cloud.ts';
import { ctImage } from '../fixtures/dicom-samples.ts';
import { parsePart10 } from '../fixtures/part10.ts';
import { storeObjects } from '../fixtures/storage-scu.ts';

const STUDY = '2.25.1650000000000000.80.900001';
const SERIES = '2.25.1650000000000000.80.910001';
const push = { studyInstanceUid: STUDY, seriesInstanceUid: null, destinationAeTitle: 'VIEWER' };
const beat = {
  ...{ sentAt: '2026-01-15T09:00:00.000Z', version: '0.1.0', nodeVersion: '24' },
  ...{ platform: 'linux', configRevision: 0, activeAssociations: 0, queueDepth: 0 },
  ...{ oldestQueuedAgeMs: null, lastStoreAt: null, freeDiskBytes: 1 },
};

class Bench implements AsyncDisposable {
  readonly cloud: RunningCloud;
  readonly uplinkId: string;
  readonly #token: string;
  private constructor(cloud: RunningCloud, uplinkId: string, token: string) {
    this.cloud = cloud;
    this.uplinkId = uplinkId;
    this.#token = token;
  }

  /** A cloud with a paired uplink whose clinic has stored one study. */
  static async start(): Promise<Bench> {
    const cloud = await RunningCloud.start();
    const { code } = cloud.cloud.registry.codes.issue('Clinic');
    const body = { code, label: 'PC', version: '1', platform: 'linux' };
    const paired = (await cloud.call('POST', CLOUD_PATHS.pair, body)).body;
    const tunnel = await cloud.tunnel(cloud.addUplink());
    const object = parsePart10(ctImage({ kind: 80, n: 0, rows: 8, columns: 8 }));
    await storeObjects({ port: tunnel.port }, [object]);
    await tunnel[Symbol.asyncDispose]();
    return new Bench(cloud, String(paired.uplinkId), String(paired.heartbeatToken));
  }

  get orders(): Orders {
    return this.cloud.cloud.registry.orders;
  }

  /** One heartbeat; gives the orders of its answer. */
  async beat(orderResults?: readonly OrderResult[]): Promise<readonly Order[]> {
    const body = orderResults ? { ...beat, orderResults } : beat;
    const answer = await this.cloud.call('POST', CLOUD_PATHS.heartbeat, body, this.#token);
    expect(answer.status).toBe(200);
    return heartbeatResponseSchema.parse(answer.body).orders;
  }

  /** Runs tern-cloud with --json. */
  async cli(...args: readonly string[]): Promise<{ readonly code: number; readonly out: unknown }> {
    let text = '';
    const keep = (part: string): void => void (text += part);
    const folder = ['--data', this.cloud.folder.root, '--json'];
    const code = await runCli([...args, ...folder], { out: keep, err: keep });
    return { code, out: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cloud[Symbol.asyncDispose]();
  }
}

const result = (orderId: string, state: OrderResult['state']): OrderResult => ({
  ...{ orderId, state, completed: 4, failed: 1, warning: 2 },
  reason: state === 'taken' ? null : 'objects-failed',
});

describe('push orders', () => {
  test('come with every heartbeat until the uplink reports how they ended', async () => {
    await using bench = await Bench.start();
    const made = await bench.cli('push', bench.uplinkId, '--study', STUDY, '--to', 'VIEWER');
    const { id } = made.out as { readonly id: string };
    const order = { kind: 'push', id, ...push };
    expect(await bench.beat()).toEqual([order]);
    expect(await bench.beat()).toEqual([order]);
    expect(await bench.beat([result(id, 'taken')])).toEqual([order]);
    expect((await bench.cli('orders')).out).toMatchObject([{ id, state: 'taken', reason: null }]);
    expect(await bench.beat([result(id, 'done')])).toEqual([]);
    const done = { state: 'done', completed: 4, failed: 1, warning: 2, reason: 'objects-failed' };
    expect((await bench.cli('orders')).out).toMatchObject([{ id, ...done }]);
    // What was final stays so, whatever is repeated or comes late.
    expect(await bench.beat([result(id, 'failed'), result(id, 'taken')])).toEqual([]);
    expect((await bench.cli('orders')).out).toMatchObject([{ id, ...done }]);
  });

  test('are those of one uplink, and only that one reports on them', async () => {
    await using bench = await Bench.start();
    const other = bench.cloud.addUplink();
    const { order } = bench.orders.push(other.id, push);
    expect(await bench.beat([result(order.id, 'done')])).toEqual([]);
    expect(bench.orders.get(order.id).state).toBe('waiting');
  });

  test('can be made for one series by the admin API', async () => {
    await using bench = await Bench.start();
    const body = { ...push, uplinkId: bench.uplinkId, seriesInstanceUid: SERIES };
    const { adminToken } = bench.cloud;
    const made = await bench.cloud.call('POST', '/v1/admin/orders', body, adminToken);
    expect(made.body).toMatchObject({ state: 'waiting', seriesInstanceUid: SERIES });
    const [order] = await bench.beat();
    expect(order).toMatchObject({ seriesInstanceUid: SERIES });
    const listed = await bench.cloud.call('GET', '/v1/admin/orders', undefined, adminToken);
    expect(listed.body).toMatchObject([{ id: order!.id }]);
  });

  test('of what is not stored, or for an uplink that is gone, are refused', async () => {
    await using bench = await Bench.start();
    const to = ['--to', 'VIEWER'];
    const unknown = await bench.cli('push', bench.uplinkId, '--study', '1.2.3', ...to);
    expect(unknown).toMatchObject({ code: 5, out: { error: 'study-unknown' } });
    const series = ['--study', STUDY, '--series', '1.2.3'];
    expect((await bench.cli('push', bench.uplinkId, ...series, ...to)).code).toBe(5);
    expect((await bench.cli('push', 'nobody', '--study', STUDY, ...to)).code).toBe(5);
    bench.cloud.cloud.registry.uplinks.revoke(bench.uplinkId);
    const revoked = await bench.cli('push', bench.uplinkId, '--study', STUDY, ...to);
    expect(revoked).toMatchObject({ code: 6, out: { error: 'uplink-revoked' } });
    bench.cloud.cloud.registry.clinics.add('Foreign');
    const foreign = bench.cloud.addUplink('Foreign');
    expect((await bench.cli('push', foreign.id, '--study', STUDY, ...to)).code).toBe(5);
  });

  test('expire after seven days; a result that comes later still counts', async () => {
    await using bench = await Bench.start();
    const { db, masterKey, audit, uplinks } = bench.cloud.cloud.registry;
    const clock = new FakeClock();
    const orders = new Orders({ db, masterKey, audit, clock }, uplinks);
    const { order } = orders.push(bench.uplinkId, push);
    await clock.advance(7 * 24 * 3_600_000 - 1);
    expect(orders.openFor(bench.uplinkId)).toEqual([order]);
    await clock.advance(1);
    expect(orders.openFor(bench.uplinkId)).toEqual([]);
    expect(orders.get(order.id)).toMatchObject({ state: 'failed', reason: 'expired' });
    orders.note(bench.uplinkId, [{ ...result(order.id, 'done'), reason: null }]);
    expect(orders.get(order.id)).toMatchObject({ state: 'done', reason: null });
  });

  test('leave no UID in clear in the database', async () => {
    await using bench = await Bench.start();
    bench.orders.push(bench.uplinkId, push);
    const rows = bench.cloud.cloud.registry.db.prepare('SELECT * FROM orders').all();
    const text = rows.map((row) => Buffer.from(row.order_sealed as Uint8Array).toString('latin1'));
    expect(JSON.stringify(rows) + text.join('')).not.toContain(STUDY);
  });
});

test('users of a clinic are set by the command line, with the passcode from standard input', async () => {
  await using bench = await Bench.start();
  const requireUser = (input: string, ...args: readonly string[]) =>
    spawnSync(
      process.execPath,
      ['cloud/index.ts', 'clinics', 'require-user', 'Clinic', ...args].concat([
        '--data',
        bench.cloud.folder.root,
      ]),
      { input, encoding: 'utf8' },
    );
  const { users } = bench.cloud.cloud.registry;
  const added = requireUser('open sesame\nnot this\n', 'ct-room');
  expect([added.status, added.stderr]).toEqual([0, '']);
  expect(added.stdout).not.toContain('sesame');
  const [clinic] = bench.cloud.cloud.registry.clinics.list();
  expect(users.isRequired(clinic!.id)).toBe(true);
  expect(await users.verify(clinic!.id, 'ct-room', 'open sesame')).toBe(true);
  expect(requireUser('\n', 'mr-room').status).toBe(10);
  expect(requireUser('', 'mr-room', '--no-passcode').status).toBe(0);
  const listed = await bench.cli('clinic', 'users', 'Clinic');
  expect(listed.out).toMatchObject([
    { name: 'ct-room', hasPasscode: true },
    { name: 'mr-room', hasPasscode: false },
  ]);
  expect(JSON.stringify(listed.out)).not.toContain('scrypt');
  expect((await bench.cli('clinic', 'remove-user', 'Clinic', 'nobody')).code).toBe(5);
  expect((await bench.cli('clinic', 'remove-user', 'Clinic', 'mr-room')).code).toBe(0);
  expect((await bench.cli('clinic', 'allow-anyone', 'Clinic')).code).toBe(0);
  expect(users.isRequired(clinic!.id)).toBe(false);
});
