import { connect } from 'node:tls';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  CLOUD_PATHS,
  heartbeatResponseSchema,
  pairResponseSchema,
  receiptsResponseSchema,
  type HeartbeatRequest,
  type PairResponse,
} from '../../electron/contract/cloud-api.ts';
import { uplinkViewSchema } from '../../cloud/api/admin-schemas.ts';
import { RunningCloud, type Answer } from '../fakes/running-cloud.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { sampleUid, SECONDARY_CAPTURE } from '../fixtures/dicom-samples.ts';
import { TRANSFER_SYNTAX } from '../fixtures/dicom-writer.ts';
import { sha256 } from '../fixtures/part10.ts';
import { storeObjects } from '../fixtures/storage-scu.ts';

const pairRequest = (code: string) => ({
  code,
  label: 'Reception',
  version: '0.1',
  platform: 'linux',
});
const beat = (configRevision: number): HeartbeatRequest => ({
  ...{ sentAt: '2026-01-15T09:00:00.000Z', version: '0.1.0', nodeVersion: '24', platform: 'linux' },
  ...{ configRevision, activeAssociations: 0, queueDepth: 0, oldestQueuedAgeMs: null },
  ...{
    lastStoreAt: null,
    freeDiskBytes: 1,
    state: 'paused',
    pausedSince: '2026-01-15T08:00:00.000Z',
    orderResults: [],
  },
});

async function pair(cloud: RunningCloud): Promise<PairResponse> {
  const { code } = cloud.cloud.registry.codes.issue('Clinic');
  const answer = await cloud.call('POST', CLOUD_PATHS.pair, pairRequest(code.toLowerCase()));
  expect(answer.status).toBe(200);
  return pairResponseSchema.parse(answer.body);
}
const errorOf = ({ status, body }: Answer): unknown[] => [status, body.error];

test('a code pairs once: key and token work, the same code again is used', async () => {
  await using cloud = await RunningCloud.start();
  const { code } = cloud.cloud.registry.codes.issue('Clinic');
  const answer = await cloud.call('POST', CLOUD_PATHS.pair, pairRequest(code));
  const paired = pairResponseSchema.parse(answer.body);
  expect(paired).toMatchObject({
    ...{ clinic: 'Clinic', label: 'Reception', pskHost: null, pskPorts: [cloud.cloud.pskPort] },
    config: { revision: 0, heartbeatIntervalMs: null, allowedDevices: null, ackPolicy: null },
  });
  const { uplinkId: id, pskIdentity: identity, pskHex: keyHex } = paired;
  const socket = await cloud.connect({ id, identity, keyHex });
  expect(socket.getCipher().name).toBe('DHE-PSK-AES256-GCM-SHA384');
  socket.destroy();
  const again = await cloud.call('POST', CLOUD_PATHS.pair, pairRequest(code));
  expect(errorOf(again)).toEqual([409, 'code-used']);
  for (const secret of [paired.pskHex, paired.heartbeatToken, code, code.replaceAll('-', '')])
    expect(cloud.log.text).not.toContain(secret);
});

describe('refuses to pair', () => {
  test('with a wrong or malformed code, and after ten of them with any', async () => {
    await using cloud = await RunningCloud.start();
    const { code } = cloud.cloud.registry.codes.issue('Clinic');
    const tried: unknown[] = [];
    for (let n = 0; n < 10; n++) {
      const wrong = `${n}${n}${n}${n}-0000-00`;
      tried.push(errorOf(await cloud.call('POST', CLOUD_PATHS.pair, pairRequest(wrong)))[1]);
    }
    expect(new Set(tried)).toEqual(new Set(['code-wrong']));
    const blocked = await cloud.call('POST', CLOUD_PATHS.pair, pairRequest(code));
    expect(errorOf(blocked)).toEqual([429, 'too-many-attempts']);
  });

  test('with one code after five attempts, while others go on', async () => {
    await using cloud = await RunningCloud.start();
    const answers: unknown[] = [];
    for (let n = 0; n < 6; n++)
      answers.push(errorOf(await cloud.call('POST', CLOUD_PATHS.pair, pairRequest('ZZZZ')))[1]);
    expect(answers.slice(4)).toEqual(['code-wrong', 'too-many-attempts']);
    await pair(cloud);
  });

  test('with an expired code', async () => {
    const clock = new FakeClock();
    await using cloud = await RunningCloud.start({ clock });
    const { code } = cloud.cloud.registry.codes.issue('Clinic', 15);
    await clock.advance(15 * 60_000);
    const answer = await cloud.call('POST', CLOUD_PATHS.pair, pairRequest(code));
    expect(errorOf(answer)).toEqual([410, 'code-expired']);
  });

  test('with a code of a clinic that was ended', async () => {
    await using cloud = await RunningCloud.start();
    const { codes, clinics } = cloud.cloud.registry;
    const { code } = codes.issue('Clinic');
    clinics.end('Clinic');
    const answer = await cloud.call('POST', CLOUD_PATHS.pair, pairRequest(code));
    expect(errorOf(answer)).toEqual([410, 'code-expired']);
  });

  test.each([
    ['not JSON at all', 'text'],
    ['a field too many', { ...pairRequest('x'), extra: 1 }],
    ['a missing field', { code: 'x' }],
    ['a body of two megabytes', { ...pairRequest('x'), label: 'y'.repeat(2_000_000) }],
  ])('with %s: bad-request, and nothing of it is repeated', async (_name, body) => {
    await using cloud = await RunningCloud.start();
    const answer = await cloud.call('POST', CLOUD_PATHS.pair, body);
    expect(errorOf(answer)).toEqual([400, 'bad-request']);
    expect(JSON.stringify(answer.body)).not.toContain('yyyy');
  });
});

describe('an uplink', () => {
  test('beats, gets changed settings once, and is told when it is removed', async () => {
    await using cloud = await RunningCloud.start();
    const { heartbeatToken: token, uplinkId } = await pair(cloud);
    const send = (revision: number) =>
      cloud.call('POST', CLOUD_PATHS.heartbeat, beat(revision), token);
    const first = heartbeatResponseSchema.parse((await send(0)).body);
    expect(first.config).toBeNull();
    const path = `/v1/admin/uplinks/${uplinkId}/config`;
    const settings = { heartbeatIntervalMs: 5_000, allowedDevices: [{ aeTitle: 'US1' }] };
    const changed = await cloud.call('PUT', path, settings, cloud.adminToken);
    expect(changed.body).toMatchObject({ revision: 1, heartbeatIntervalMs: 5_000 });
    expect((await send(0)).body.config).toEqual(changed.body);
    expect((await send(1)).body.config).toBeNull();
    const [shown] = cloud.cloud.registry.uplinks.list();
    expect(shown).toMatchObject({ version: '0.1.0', platform: 'linux', appliedRevision: 1 });
    expect(shown!.lastHeartbeatAt).not.toBeNull();
    await cloud.call('POST', `/v1/admin/uplinks/${uplinkId}/revoke`, {}, cloud.adminToken);
    expect(errorOf(await send(1))).toEqual([403, 'uplink-removed']);
  });

  test('says how it stands; what an older or a newer agent says is heard as far as it is known', async () => {
    await using cloud = await RunningCloud.start();
    const { heartbeatToken: token } = await pair(cloud);
    const shownAfter = async (body: object): Promise<unknown[]> => {
      expect((await cloud.call('POST', CLOUD_PATHS.heartbeat, body, token)).status).toBe(200);
      const { body: list } = await cloud.call(
        'GET',
        '/v1/admin/uplinks',
        undefined,
        cloud.adminToken,
      );
      const [view] = uplinkViewSchema.array().parse(list);
      return [view?.agentState, view?.pausedSince];
    };
    expect(await shownAfter(beat(0))).toEqual(['paused', '2026-01-15T08:00:00.000Z']);
    expect(await shownAfter({ ...beat(0), state: 'ok', pausedSince: null })).toEqual(['ok', null]);
    const older = { ...beat(0), state: undefined, pausedSince: undefined };
    expect(await shownAfter(older)).toEqual([null, null]);
    expect(await shownAfter({ ...beat(0), state: 'dreaming', more: 1 })).toEqual([
      null,
      '2026-01-15T08:00:00.000Z',
    ]);
  });

  test('that is not known gets 401, whatever it asks', async () => {
    await using cloud = await RunningCloud.start();
    await pair(cloud);
    for (const path of [CLOUD_PATHS.heartbeat, CLOUD_PATHS.receipts, CLOUD_PATHS.unpair]) {
      const wrong = await cloud.call('POST', path, {}, 'x'.repeat(43));
      expect(errorOf(wrong)).toEqual([401, 'token-unknown']);
      expect(errorOf(await cloud.call('POST', path, {}))).toEqual([401, 'token-unknown']);
    }
  });

  test('unpairs: its key opens nothing from then on', async () => {
    await using cloud = await RunningCloud.start();
    const paired = await pair(cloud);
    const { uplinkId: id, pskIdentity: identity, pskHex: keyHex } = paired;
    const answer = await cloud.call('POST', CLOUD_PATHS.unpair, {}, paired.heartbeatToken);
    expect(answer.status).toBe(200);
    await expect(cloud.connect({ id, identity, keyHex })).rejects.toThrow();
  });

  test('gets receipts of its own clinic: the digest asked for, else what is held under the UID', async () => {
    await using cloud = await RunningCloud.start();
    const { heartbeatToken: token, ...paired } = await pair(cloud);
    const key = { id: paired.uplinkId, identity: paired.pskIdentity, keyHex: paired.pskHex };
    await using tunnel = await cloud.tunnel(key);
    const object = (dataset: Buffer) => ({
      ...{ sopClassUid: SECONDARY_CAPTURE, sopInstanceUid: sampleUid(1, 1), dataset },
      transferSyntaxUid: TRANSFER_SYNTAX.explicitLittle,
    });
    const [one, two] = [Buffer.from('first!'), Buffer.from('second')];
    await storeObjects({ port: tunnel.port }, [object(one), object(two)]);
    const ask = async (uid: string, digest: string, asToken: string) => {
      const body = { objects: [{ sopInstanceUid: uid, sha256: digest }] };
      const answer = await cloud.call('POST', CLOUD_PATHS.receipts, body, asToken);
      return receiptsResponseSchema.parse(answer.body).receipts.map((receipt) => receipt.sha256);
    };
    expect(await ask(sampleUid(1, 1), sha256(one), token)).toEqual([sha256(one)]);
    expect(await ask(sampleUid(1, 1), sha256(two), token)).toEqual([sha256(two)]);
    expect(await ask(sampleUid(1, 1), '0'.repeat(64), token)).toHaveLength(1);
    expect(await ask(sampleUid(1, 2), sha256(one), token)).toEqual([]);
    const { codes, clinics } = cloud.cloud.registry;
    clinics.add('Other');
    const { code } = codes.issue('Other');
    const other = await cloud.call('POST', CLOUD_PATHS.pair, pairRequest(code));
    const otherToken = pairResponseSchema.parse(other.body).heartbeatToken;
    expect(await ask(sampleUid(1, 1), sha256(one), otherToken)).toEqual([]);
  });
});

describe('the service channel', () => {
  test('speaks TLS 1.3 and nothing older', async () => {
    await using cloud = await RunningCloud.start();
    const ca = readFileSync(cloud.folder.caCertificate);
    const failed = new Promise<Error>((resolve, reject) => {
      const options = { host: 'localhost', port: cloud.cloud.apiPort, ca, maxVersion: 'TLSv1.2' };
      const socket = connect({ ...options, maxVersion: 'TLSv1.2' });
      socket.once('secureConnect', () => reject(new Error('it connected')));
      socket.once('error', resolve);
    });
    expect((await failed).message).toMatch(/version/i);
    expect((await cloud.call('GET', CLOUD_PATHS.time)).status).toBe(200);
  });

  test('takes admin calls only with the admin token', async () => {
    await using cloud = await RunningCloud.start();
    for (const token of [undefined, 'x', `${cloud.adminToken}x`]) {
      const answer = await cloud.call('GET', '/v1/admin/objects', undefined, token);
      expect(errorOf(answer)).toEqual([401, 'token-unknown']);
    }
    expect(errorOf(await cloud.call('GET', '/v1/nothing'))).toEqual([404, 'not-found']);
  });

  test('does by admin calls what the commands do', async () => {
    await using cloud = await RunningCloud.start();
    const admin = (method: string, path: string, body?: unknown) =>
      cloud.call(method, `/v1/admin/${path}`, body, cloud.adminToken);
    expect((await admin('POST', 'clinics', { name: 'North' })).body.state).toBe('active');
    expect(errorOf(await admin('POST', 'clinics', { name: 'north' }))).toEqual([
      400,
      'bad-request',
    ]);
    expect((await admin('POST', 'codes', { clinic: 'North', minutes: 1 })).body.code).toMatch(/-/);
    const added = await admin('POST', 'uplinks', { clinic: 'North', label: 'CT' });
    expect(added.body).toMatchObject({ clinic: 'North', label: 'CT' });
    expect((await admin('GET', 'uplinks')).body).toMatchObject([{ id: added.body.id }]);
    const entry = {
      patientName: 'A^B',
      patientId: '1',
      modality: 'US',
      scheduledDate: '2026-03-01',
    };
    const worklist = await admin('POST', 'worklist', { ...entry, clinic: 'North' });
    expect(worklist.body).toMatchObject([{ clinic: 'North', values: { PatientID: ['1'] } }]);
    expect(errorOf(await admin('POST', 'worklist', entry))).toEqual([400, 'bad-request']);
    expect((await admin('POST', 'clinics/end', { name: 'North' })).body.state).toBe('ended');
    expect((await admin('GET', 'uplinks')).body).toMatchObject([{ state: 'revoked' }]);
    expect(errorOf(await admin('POST', 'codes', { clinic: 'South' }))).toEqual([404, 'not-found']);
  });
});
