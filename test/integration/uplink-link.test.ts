import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { doctorWords } from '../../electron/contract/doctor-words.ts';
import { CLOUD_PATHS, type Receipt } from '../../electron/contract/cloud-api.ts';
import { PreSharedKey } from '../../electron/agent/secrets/pre-shared-key.ts';
import type { FarEnd, Uplink } from '../../electron/agent/uplink/uplink.ts';
import { FakeCloud } from '../fakes/fake-cloud.ts';
import { makeTestCertificates } from '../fakes/test-certificates.ts';
import { closedPort, httpPeer, pskPeer } from '../fakes/tls-peers.ts';
import { GOOD_CODE, untilLink, untilSnapshot, UplinkHarness } from '../fakes/uplink-harness.ts';
import { needsPrograms } from '../fixtures/programs.ts';

needsPrograms('openssl');

/** A cloud and an uplink that is paired with it. */
async function paired(): Promise<
  AsyncDisposable & {
    readonly cloud: FakeCloud;
    readonly harness: UplinkHarness;
    readonly uplink: Uplink;
  }
> {
  const cloud = await new FakeCloud().start();
  cloud.codes.set(GOOD_CODE, 'good');
  const harness = await UplinkHarness.make();
  const uplink = await harness.startUplink();
  await uplink.pair({ code: GOOD_CODE, cloudUrl: cloud.url, caPem: cloud.caPem });
  return {
    cloud,
    harness,
    uplink,
    async [Symbol.asyncDispose]() {
      await harness[Symbol.asyncDispose]();
      await cloud[Symbol.asyncDispose]();
    },
  };
}
const uplinkOf = ({ uplinks }: FakeCloud): FakeCloud['uplinks'][number] => uplinks[0]!;

test('beats at every interval and keeps the latencies', async () => {
  await using at = await paired();
  const { heartbeat } = await untilSnapshot(at.uplink, (s) => s.heartbeat.history.length >= 3);
  expect(heartbeat.intervalMs).toBe(200);
  expect(heartbeat.history.every(({ latencyMs }) => latencyMs !== null && latencyMs > 0)).toBe(
    true,
  );
  expect(heartbeat.lastAnsweredAt).toBe(heartbeat.history.at(-1)?.at);
  expect(heartbeat.lastLatencyMs).toBe(heartbeat.history.at(-1)?.latencyMs);
  expect(at.cloud.heartbeats[0]).toMatchObject({ configRevision: 1, freeDiskBytes: 1_000_000 });
  // The data channel is tried when going online, not with each heartbeat.
  expect(at.cloud.dataConnections).toHaveLength(1);
});

describe('says why it is down, and comes back by itself', () => {
  test('cloud down at the start', async () => {
    await using at = await paired();
    await at.uplink[Symbol.asyncDispose]();
    await at.cloud.stop();
    const uplink = await at.harness.startUplink();
    const { link, pairing } = await untilLink(uplink, 'offline', 'port-closed');
    expect(pairing.kind).toBe('paired');
    expect(Date.parse(link.kind === 'offline' ? link.nextTryAt : '')).not.toBeNaN();
    await at.cloud.start();
    await untilLink(uplink, 'online');
    expect(uplink.current.heartbeat.history[0]?.latencyMs).toBeNull();
  });

  test('cloud going away while online', async () => {
    await using at = await paired();
    await untilLink(at.uplink, 'online');
    await at.cloud.stop();
    await untilLink(at.uplink, 'offline', 'port-closed');
    await at.cloud.start();
    await untilLink(at.uplink, 'online');
  });

  test('service answers, receiver does not run', async () => {
    await using at = await paired();
    await untilLink(at.uplink, 'online');
    await at.cloud.stopData();
    await expect(at.uplink.dial()).rejects.toMatchObject({ code: 'port-closed' });
    await untilLink(at.uplink, 'offline', 'cloud-down');
    await at.cloud.startData();
    await untilLink(at.uplink, 'online');
  });

  test('service with an error of its own', async () => {
    await using at = await paired();
    at.cloud.answers.set(CLOUD_PATHS.heartbeat, { status: 503, body: '<html>' });
    await untilLink(at.uplink, 'offline', 'cloud-down');
    at.cloud.answers.clear();
    await untilLink(at.uplink, 'online');
  });

  test('token that the cloud does not know', async () => {
    await using at = await paired();
    const body = { error: 'token-unknown', message: 'no' };
    at.cloud.answers.set(CLOUD_PATHS.heartbeat, { status: 401, body });
    await untilLink(at.uplink, 'offline', 'cloud-refused');
  });

  test('wrong key', async () => {
    await using at = await paired();
    await untilLink(at.uplink, 'online');
    const right = uplinkOf(at.cloud).pskHex;
    uplinkOf(at.cloud).pskHex = '00'.repeat(32);
    await expect(at.uplink.dial()).rejects.toMatchObject({ code: 'key-refused' });
    expect(at.uplink.current.link).toMatchObject({ kind: 'offline', fault: 'key-refused' });
    uplinkOf(at.cloud).pskHex = right;
    await untilLink(at.uplink, 'online');
  });

  test('unknown identity', async () => {
    await using at = await paired();
    await untilLink(at.uplink, 'online');
    uplinkOf(at.cloud).pskIdentity = 'another';
    await expect(at.uplink.dial()).rejects.toMatchObject({ code: 'key-refused' });
    await untilLink(at.uplink, 'offline', 'key-refused');
  });

  test('wrong key at the start: seen before the first image', async () => {
    await using at = await paired();
    await at.uplink[Symbol.asyncDispose]();
    uplinkOf(at.cloud).pskHex = '00'.repeat(32);
    await untilLink(await at.harness.startUplink(), 'offline', 'key-refused');
  });

  test('a CA that no longer signs the certificate', async () => {
    await using at = await paired();
    await at.uplink[Symbol.asyncDispose]();
    const path = join(at.harness.dataDir, 'uplink.json');
    const record = JSON.parse(await readFile(path, 'utf8')) as { caPem: string };
    await writeFile(path, JSON.stringify({ ...record, caPem: makeTestCertificates().caPem }));
    await untilLink(await at.harness.startUplink(), 'offline', 'certificate-not-trusted');
  });

  test('something else on the port of the data channel', async () => {
    await using at = await paired();
    await using http = await httpPeer();
    await untilLink(at.uplink, 'online');
    at.harness.linkConfig = { ...at.harness.linkConfig, ports: [http.port] };
    await expect(at.uplink.dial()).rejects.toMatchObject({ code: 'tls-altered' });
    await untilLink(at.uplink, 'offline', 'tls-altered');
    at.harness.linkConfig = { ...at.harness.linkConfig, ports: [http.port, at.cloud.dataPort] };
    await untilLink(at.uplink, 'online');
  });

  test('keychain that is locked at the start', async () => {
    await using at = await paired();
    await at.uplink[Symbol.asyncDispose]();
    at.harness.secrets.failWith('keychain-unavailable');
    const uplink = await at.harness.startUplink();
    await untilLink(uplink, 'offline', 'keychain-unavailable');
    await expect(uplink.dial()).rejects.toMatchObject({ code: 'keychain-unavailable' });
    at.harness.secrets.failWith(null);
    await untilLink(uplink, 'online');
  });
});

test.each([
  ['fast', -3_600_000, 1],
  ['slow', 3_600_000, -1],
])('a clock one hour %s is clock-wrong and carries images', async (_name, offsetMs, sign) => {
  await using at = await paired();
  at.cloud.clockOffsetMs = offsetMs;
  const { link } = await untilLink(at.uplink, 'clock-wrong');
  const aheadMs = link.kind === 'clock-wrong' ? link.aheadMs : 0;
  expect(Math.abs(aheadMs - sign * 3_600_000)).toBeLessThan(60_000);
  (await at.uplink.dial()).socket.destroy();
  at.cloud.clockOffsetMs = 0;
  await untilLink(at.uplink, 'online');
});

test('a removed uplink is refused, says so at once, and comes back if the cloud takes it back', async () => {
  await using at = await paired();
  await untilLink(at.uplink, 'online');
  uplinkOf(at.cloud).isRemoved = true;
  await untilLink(at.uplink, 'refused');
  await expect(at.uplink.dial()).rejects.toMatchObject({ code: 'uplink-removed' });
  await expect(at.uplink.receipts([])).rejects.toMatchObject({ code: 'uplink-removed' });
  uplinkOf(at.cloud).isRemoved = false;
  at.uplink.triggerHeartbeat();
  await untilLink(at.uplink, 'online');
});

test('a key refused in real use because the uplink was removed ends as refused', async () => {
  await using at = await paired();
  at.harness.linkConfig = { ...at.harness.linkConfig, heartbeatIntervalMs: 60_000 };
  await untilLink(at.uplink, 'online');
  // The next heartbeat would be a minute away by now at the latest.
  at.uplink.triggerHeartbeat();
  await untilSnapshot(at.uplink, (s) => s.heartbeat.history.length >= 2);
  uplinkOf(at.cloud).isRemoved = true;
  await expect(at.uplink.dial()).rejects.toMatchObject({ code: 'key-refused' });
  await untilLink(at.uplink, 'refused');
});

test('an aborted dial says nothing about the link', async () => {
  await using at = await paired();
  await untilLink(at.uplink, 'online');
  const kinds = new Set<string>();
  at.uplink.subscribe(({ link }) => kinds.add(link.kind));
  await expect(at.uplink.dial(AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  await untilSnapshot(at.uplink, (s) => s.heartbeat.history.length >= 3);
  // On a busy machine a heartbeat may come late, which is stale and no more.
  expect(kinds).not.toContain('offline');
});

test('a new configuration counts at once, is told, and survives a restart', async () => {
  await using at = await paired();
  await untilLink(at.uplink, 'online');
  const told: (number | null)[] = [];
  at.uplink.onCloudConfig((config) => told.push(config?.heartbeatIntervalMs ?? null));
  at.cloud.config = { ...at.cloud.config, revision: 2, heartbeatIntervalMs: 250 };
  await untilSnapshot(at.uplink, (s) => s.heartbeat.intervalMs === 250);
  expect(told).toEqual([250]);
  await untilSnapshot(at.uplink, () => at.cloud.heartbeats.at(-1)?.configRevision === 2);
  await at.uplink[Symbol.asyncDispose]();
  const later = await at.harness.startUplink();
  expect(later.cloudConfig()).toMatchObject({ revision: 2, heartbeatIntervalMs: 250 });
});

test('a host in a configuration is nothing that this PC knows: the rest holds, and the host is kept nowhere', async () => {
  await using at = await paired();
  await untilLink(at.uplink, 'online');
  at.cloud.config = { ...at.cloud.config, revision: 2, pskHost: 'evil.example' } as never;
  await untilSnapshot(at.uplink, () => at.uplink.cloudConfig()?.revision === 2);
  expect(at.uplink.cloudConfig()).not.toHaveProperty('pskHost');
  expect(JSON.stringify(at.harness.logLines)).not.toContain('evil');
  const { socket } = await at.uplink.dial(new AbortController().signal);
  expect(socket.remoteAddress).toMatch(/127\.0\.0\.1$/);
  socket.destroy();
});

test('a configuration with a value that cannot be is refused whole, and the images go on', async () => {
  await using at = await paired();
  await untilLink(at.uplink, 'online');
  at.cloud.config = { ...at.cloud.config, revision: 2, heartbeatIntervalMs: -1 };
  const beats = at.cloud.heartbeats.length;
  await untilSnapshot(at.uplink, () => at.cloud.heartbeats.length >= beats + 3);
  expect(['online', 'stale']).toContain(at.uplink.current.link.kind);
  expect(at.uplink.cloudConfig()?.revision).toBe(1);
  const refusals = at.harness.logLines.filter((line) => line.includes('link.config-refused'));
  expect(refusals).toHaveLength(1);
});

test('fetches receipts, more than one request holds', async () => {
  await using at = await paired();
  await untilLink(at.uplink, 'online');
  const receipt = (i: number): Receipt => ({
    receiptId: `r${i}`,
    sopInstanceUid: `1.2.${i}`,
    sha256: 'ab'.repeat(32),
    bytes: i,
    storedAt: '2026-01-15T09:00:00.000Z',
  });
  const held = Array.from({ length: 600 }, (_, i) => receipt(i));
  at.cloud.receipts.push(...held);
  const asked = held.map(({ sopInstanceUid, sha256 }) => ({ sopInstanceUid, sha256 }));
  const missing = { sopInstanceUid: '9.9', sha256: 'cd'.repeat(32) };
  expect(await at.uplink.receipts([...asked, missing])).toEqual(held);
  expect(await at.uplink.receipts([])).toEqual([]);
});

describe('the doctor', () => {
  const results = async (uplink: Uplink): Promise<string> =>
    (await uplink.diagnose()).map(({ step, result }) => `${step} ${result}`).join(', ');

  test('finds everything well', async () => {
    await using at = await paired();
    await untilLink(at.uplink, 'online');
    expect(await results(at.uplink)).toBe(
      'paired ok, keychain ok, network ok, service ok, clock ok, link ok',
    );
    const texts = (await at.uplink.diagnose()).map((found) => doctorWords(found));
    expect(texts[0]).toBe('Paired with Test clinic as Reception.');
    expect(texts[5]).toMatch(/in \d+ ms \(port \d+, DHE-PSK-AES256-GCM-SHA384\)/);
  });

  test('names what is wrong, step by step', async () => {
    await using at = await paired();
    at.cloud.clockOffsetMs = -3_600_000;
    await at.cloud.stopData();
    expect(await results(at.uplink)).toBe(
      'paired ok, keychain ok, network ok, service ok, clock failed, link failed',
    );
    const clock = (await at.uplink.diagnose())[4]!;
    expect(doctorWords(clock)).toBe(
      'The clock of this PC is 60 minutes ahead. Set date and time of this PC to automatic.',
    );
    await at.cloud.stop();
    expect(await results(at.uplink)).toBe(
      'paired ok, keychain ok, network ok, service failed, clock skipped, link failed',
    );
  });

  test('says that this PC is not paired', async () => {
    await using harness = await UplinkHarness.make();
    const uplink = await harness.startUplink();
    expect(await results(uplink)).toMatch(
      /^paired failed, keychain skipped, network (ok|failed), service skipped, clock skipped, link skipped$/,
    );
  });
});

describe('with a foreign far end', () => {
  const HEX = 'ab'.repeat(32);
  const farEndAt = (port: number): { readonly farEnd: FarEnd } => ({
    farEnd: { host: '127.0.0.1', port, identity: 'clinic', key: PreSharedKey.fromHex(HEX) },
  });
  const keyOf = (identity: string): string | undefined => (identity === 'clinic' ? HEX : undefined);

  test('the link follows whether the far end can be opened', async () => {
    await using harness = await UplinkHarness.make();
    const port = await closedPort();
    const uplink = await harness.startUplink(farEndAt(port));
    expect(uplink.current.pairing).toEqual({ kind: 'foreign', host: '127.0.0.1', port });
    await untilLink(uplink, 'offline', 'port-closed');
    await using peer = await pskPeer({ keyOf, port });
    await untilLink(uplink, 'online');
    (await uplink.dial()).socket.destroy();
    await peer[Symbol.asyncDispose]();
    await untilLink(uplink, 'offline', 'port-closed');
  });

  test.each(['', 'x'.repeat(128), 'a\0b'])(
    'an identity that is none stops the start',
    async (identity) => {
      await using harness = await UplinkHarness.make();
      const { farEnd } = farEndAt(1);
      await expect(harness.startUplink({ farEnd: { ...farEnd, identity } })).rejects.toMatchObject({
        code: 'bad-arguments',
      });
    },
  );

  test('a wrong key is a refused key', async () => {
    await using harness = await UplinkHarness.make();
    await using peer = await pskPeer({ keyOf: () => 'cd'.repeat(32) });
    const uplink = await harness.startUplink(farEndAt(peer.port));
    await untilLink(uplink, 'offline', 'key-refused');
  });

  test('there is no pairing, no receipt and no service to look at', async () => {
    await using harness = await UplinkHarness.make();
    await using peer = await pskPeer({ keyOf });
    const uplink = await harness.startUplink(farEndAt(peer.port));
    await untilLink(uplink, 'online');
    const args = { code: GOOD_CODE, cloudUrl: 'https://localhost', caPem: null };
    await expect(uplink.pair(args)).rejects.toMatchObject({ code: 'bad-arguments' });
    await expect(uplink.unpair()).rejects.toMatchObject({ code: 'bad-arguments' });
    await expect(uplink.receipts([])).rejects.toMatchObject({ code: 'not-paired' });
    const steps = await uplink.diagnose();
    expect(steps.map(({ result }) => result)).toEqual([
      'ok',
      'skipped',
      'ok',
      'skipped',
      'skipped',
      'ok',
    ]);
  });
});
