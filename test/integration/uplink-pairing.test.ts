import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { CLOUD_PATHS } from '../../electron/contract/cloud-api.ts';
import type { PairArgs } from '../../electron/agent/uplink/pairing.ts';
import { PairingError } from '../../electron/agent/uplink/pairing-error.ts';
import type { Uplink } from '../../electron/agent/uplink/uplink.ts';
import { FakeCloud } from '../fakes/fake-cloud.ts';
import { makeTestCertificates, testCertificates } from '../fakes/test-certificates.ts';
import { closedPort, httpPeer, x509Peer } from '../fakes/tls-peers.ts';
import { GOOD_CODE, untilLink, UplinkHarness } from '../fakes/uplink-harness.ts';
import { needsPrograms } from '../fixtures/programs.ts';

needsPrograms('openssl');
const argsFor = (cloud: FakeCloud, changes: Partial<PairArgs> = {}): PairArgs => ({
  code: GOOD_CODE,
  cloudUrl: cloud.url,
  caPem: cloud.caPem,
  ...changes,
});
async function cloudWithCode(): Promise<FakeCloud> {
  const cloud = await new FakeCloud().start();
  cloud.codes.set(GOOD_CODE, 'good');
  return cloud;
}
async function failureOf(pairing: Promise<unknown>): Promise<PairingError> {
  const error = await pairing.then(
    () => new Error('it paired'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(PairingError);
  return error as PairingError;
}
async function expectUnpaired(uplink: Uplink, harness: UplinkHarness): Promise<void> {
  expect(uplink.current).toMatchObject({
    pairing: { kind: 'unpaired' },
    link: { kind: 'unpaired' },
  });
  expect([...harness.secrets.secrets.keys()]).toEqual([]);
  expect(await readdir(harness.dataDir)).toEqual([]);
}

test('a good code, typed as people type it, pairs and brings the link up', async () => {
  await using cloud = await cloudWithCode();
  await using harness = await UplinkHarness.make();
  const uplink = await harness.startUplink();
  const seen: string[] = [];
  uplink.subscribe(({ pairing }) => {
    if (seen.at(-1) !== pairing.kind) seen.push(pairing.kind);
  });
  const typed = ` ${GOOD_CODE.slice(0, 4).toLowerCase()}-${GOOD_CODE.slice(4)} `;
  await uplink.pair(argsFor(cloud, { code: typed }));
  expect(seen).toEqual(['exchanging', 'storing', 'paired']);
  const { pairing } = await untilLink(uplink, 'online');
  expect(pairing).toMatchObject({
    kind: 'paired',
    uplinkId: 'uplink-1',
    clinic: 'Test clinic',
    label: 'Reception',
    keyFingerprint: expect.stringMatching(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/) as string,
  });
  expect(cloud.dataConnections).toHaveLength(1);
  (await uplink.dial()).socket.destroy();
});

test('key and token are in the keychain and in no file, log line, status or error', async () => {
  await using cloud = await cloudWithCode();
  await using harness = await UplinkHarness.make();
  const uplink = await harness.startUplink();
  const record = await uplink.pair(argsFor(cloud));
  await untilLink(uplink, 'online');
  const { pskHex, heartbeatToken } = cloud.uplinks[0]!;
  expect([...harness.secrets.secrets.values()]).toEqual([pskHex, heartbeatToken]);
  const again = await failureOf(uplink.pair(argsFor(cloud)));
  expect(again.code).toBe('already-paired');
  const path = join(harness.dataDir, 'uplink.json');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const shown = [
    await readFile(path, 'utf8'),
    harness.logLines.join('\n'),
    inspect([uplink, uplink.current, record, again], { depth: 20, showHidden: true }),
  ].join('\n');
  for (const secret of [pskHex, heartbeatToken]) {
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(Buffer.from(secret).toString('base64'));
  }
});

test('a restart finds the pairing and goes online by itself', async () => {
  await using cloud = await cloudWithCode();
  await using harness = await UplinkHarness.make();
  const first = await harness.startUplink();
  await first.pair(argsFor(cloud));
  await first[Symbol.asyncDispose]();
  const second = await harness.startUplink();
  expect(second.current.pairing).toMatchObject({ kind: 'paired', uplinkId: 'uplink-1' });
  await untilLink(second, 'online');
});

describe('fails and leaves this PC as it was', () => {
  test.each([
    ['a wrong code', undefined, 'pairing-code-wrong'],
    ['an expired code', 'code-expired', 'pairing-code-expired'],
    ['a used code', 'code-used', 'pairing-code-used'],
    ['too many attempts', 'too-many-attempts', 'pairing-too-many-attempts'],
    ['a cloud with a fault', 'internal', 'cloud-unreachable'],
  ] as const)('%s', async (_name, verdict, code) => {
    await using cloud = await new FakeCloud().start();
    if (verdict) cloud.codes.set(GOOD_CODE, verdict);
    await using harness = await UplinkHarness.make();
    const uplink = await harness.startUplink();
    const error = await failureOf(uplink.pair(argsFor(cloud)));
    expect([error.code, error.step]).toEqual([code, 'exchange']);
    await expectUnpaired(uplink, harness);
  });

  test.each([
    ['7K3M', 'too short: 6 more characters'],
    [`${GOOD_CODE}9`, 'too long'],
    ['7K3M-9QTX-2*', '"*"'],
    [GOOD_CODE.slice(0, 9) + (GOOD_CODE.endsWith('0') ? '1' : '0'), 'typing mistake'],
  ])('code %s, without asking the cloud', async (code, words) => {
    await using cloud = await cloudWithCode();
    await using harness = await UplinkHarness.make();
    const uplink = await harness.startUplink();
    await cloud.stop();
    const error = await failureOf(uplink.pair(argsFor(cloud, { code })));
    expect([error.code, error.step]).toEqual(['pairing-code-malformed', 'code']);
    expect(error.message).toContain(words);
  });

  test('a CA that did not sign the certificate', async () => {
    await using cloud = await cloudWithCode();
    await using harness = await UplinkHarness.make();
    const uplink = await harness.startUplink();
    for (const caPem of [makeTestCertificates().caPem, null]) {
      const error = await failureOf(uplink.pair(argsFor(cloud, { caPem })));
      expect([error.code, error.step]).toEqual(['cloud-not-trusted', 'exchange']);
    }
    await expectUnpaired(uplink, harness);
    expect(cloud.codes.get(GOOD_CODE)).toBe('good');
  });

  test('a certificate for another name', async () => {
    await using cloud = await new FakeCloud(makeTestCertificates('DNS:other.example')).start();
    await using harness = await UplinkHarness.make();
    const error = await failureOf((await harness.startUplink()).pair(argsFor(cloud)));
    expect(error.code).toBe('cloud-not-trusted');
  });

  test('no cloud, plain HTTP, and TLS 1.2', async () => {
    await using http = await httpPeer();
    await using old = await x509Peer(testCertificates(), { maxVersion: 'TLSv1.2' });
    await using cloud = await cloudWithCode();
    await using harness = await UplinkHarness.make();
    const uplink = await harness.startUplink();
    for (const port of [await closedPort(), http.port, old.port]) {
      const cloudUrl = `https://localhost:${port}`;
      const error = await failureOf(uplink.pair(argsFor(cloud, { cloudUrl })));
      expect([error.code, error.step]).toEqual(['cloud-unreachable', 'exchange']);
    }
  });

  test.each([
    ['another form', { status: 200, body: { uplinkId: 5, pskHex: 'secret-part' } }],
    ['no JSON', { status: 200, body: 'secret-part' }],
    ['a redirect', { status: 302, body: '' }],
    ['too long an answer', { status: 200, body: 'secret-part'.repeat(200_000) }],
    ['not found', { status: 404, body: '<html>' }],
  ])('an answer of %s, none of it quoted', async (_name, answer) => {
    await using cloud = await cloudWithCode();
    cloud.answers.set(CLOUD_PATHS.pair, answer);
    await using harness = await UplinkHarness.make();
    const uplink = await harness.startUplink();
    const error = await failureOf(uplink.pair(argsFor(cloud)));
    expect([error.code, error.step]).toEqual(['cloud-answer-invalid', 'exchange']);
    expect(inspect(error, { depth: 9 })).not.toContain('secret-part');
    await expectUnpaired(uplink, harness);
  });

  test('an address that is none, and a CA file that is none', async () => {
    await using cloud = await cloudWithCode();
    await using harness = await UplinkHarness.make();
    const uplink = await harness.startUplink();
    for (const change of [
      { cloudUrl: 'https://user:password@localhost' },
      { cloudUrl: 'http://localhost' },
      { caPem: 'no certificate' },
      { caPem: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n' },
    ]) {
      expect((await failureOf(uplink.pair(argsFor(cloud, change)))).code).toBe('bad-arguments');
    }
  });

  test('a keychain that fails after the exchange, and the cloud is told', async () => {
    await using cloud = await cloudWithCode();
    await using harness = await UplinkHarness.make();
    const uplink = await harness.startUplink();
    harness.secrets.failWith('keychain-unavailable', ['set']);
    const error = await failureOf(uplink.pair(argsFor(cloud)));
    expect([error.code, error.step]).toEqual(['keychain-unavailable', 'storing']);
    expect(cloud.uplinks.map((u) => u.isRemoved)).toEqual([true]);
    await expectUnpaired(uplink, harness);
  });

  test('a data folder that cannot be written, and the cloud is told', async () => {
    await using cloud = await cloudWithCode();
    await using harness = await UplinkHarness.make();
    const file = join(harness.dataDir, 'file');
    await writeFile(file, '');
    const uplink = await harness.startUplink({ dataDir: join(harness.dataDir, 'new') });
    await writeFile(join(harness.dataDir, 'new'), 'a file where the folder should be');
    const error = await failureOf(uplink.pair(argsFor(cloud)));
    expect([error.code, error.step]).toEqual(['config-unwritable', 'record']);
    expect(cloud.uplinks.map((u) => u.isRemoved)).toEqual([true]);
    expect(uplink.current.pairing).toEqual({ kind: 'unpaired' });
    expect([...harness.secrets.secrets.keys()]).toEqual([]);
  });

  test('a second pairing while one is under way', async () => {
    await using cloud = await cloudWithCode();
    await using harness = await UplinkHarness.make();
    const uplink = await harness.startUplink();
    const first = uplink.pair(argsFor(cloud));
    expect((await failureOf(uplink.pair(argsFor(cloud)))).code).toBe('already-paired');
    await first;
    expect(uplink.current.pairing.kind).toBe('paired');
  });
});

test('unpairing tells the cloud and forgets secrets and record', async () => {
  await using cloud = await cloudWithCode();
  await using harness = await UplinkHarness.make();
  const uplink = await harness.startUplink();
  await uplink.pair(argsFor(cloud));
  await untilLink(uplink, 'online');
  expect(await uplink.unpair()).toEqual({ cloudWasTold: true });
  expect(cloud.uplinks[0]?.isRemoved).toBe(true);
  await expectUnpaired(uplink, harness);
  await expect(uplink.dial()).rejects.toMatchObject({ code: 'not-paired' });
  expect((await failureOf(uplink.unpair())).code).toBe('not-paired');
  cloud.codes.set(GOOD_CODE, 'good');
  await uplink.pair(argsFor(cloud));
  await untilLink(uplink, 'online');
});

test('unpairing works without the cloud', async () => {
  await using cloud = await cloudWithCode();
  await using harness = await UplinkHarness.make();
  const uplink = await harness.startUplink();
  await uplink.pair(argsFor(cloud));
  await cloud.stop();
  expect(await uplink.unpair()).toEqual({ cloudWasTold: false });
  await expectUnpaired(uplink, harness);
});

test('unpairing with neither cloud nor keychain fails and keeps the pairing', async () => {
  await using cloud = await cloudWithCode();
  await using harness = await UplinkHarness.make();
  const uplink = await harness.startUplink();
  await uplink.pair(argsFor(cloud));
  await cloud.stop();
  harness.secrets.failWith('keychain-denied', ['delete']);
  const error = await failureOf(uplink.unpair());
  expect([error.code, error.step]).toEqual(['keychain-denied', 'unpairing']);
  expect(uplink.current.pairing.kind).toBe('paired');
  await cloud.start();
  await untilLink(uplink, 'online');
});

test.each([
  ['no JSON', '{'],
  ['an unknown field', '{"version":1,"surprise":true}'],
])('a damaged pairing record with %s stops the start and is named', async (_name, content) => {
  await using harness = await UplinkHarness.make();
  await writeFile(join(harness.dataDir, 'uplink.json'), content);
  await expect(harness.startUplink()).rejects.toMatchObject({
    code: 'config-invalid',
    message: expect.stringContaining('uplink.json') as string,
  });
});
