import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { connect as connectEncrypted } from 'node:tls';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Knock, KnockReason } from '../../electron/contract/knocks.ts';
import { connectTls, TlsConnectError } from '../../electron/agent/dicom-tls/connect-tls.ts';
import { IdentityStore } from '../../electron/agent/dicom-tls/identity-store.ts';
import { TrustedPeers } from '../../electron/agent/dicom-tls/trusted-peers.ts';
import { echo } from '../../electron/agent/dicom/services/echo.ts';
import type { KeyAndCertificate } from '../../electron/foundation/certificate-maker.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { makeDeviceCertificate, writeCertificate } from '../fakes/device-certificates.ts';
import { eventually } from '../fakes/eventually.ts';
import { TEST_TIMEOUTS } from '../fakes/fake-archive.ts';
import { MemorySecretStore } from '../fakes/memory-secret-store.ts';
import { closedPort, silentPeer } from '../fakes/tls-peers.ts';
import { WholePath } from '../fakes/whole-path.ts';
import { runProgram } from '../fixtures/child.ts';
import { validFiles } from '../fixtures/corpus.ts';
import { sha256 } from '../fixtures/part10.ts';
import { until } from '../fixtures/poll.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { echoscu, Storescp, storescu, storeStatuses, type Peer } from './support/dcmtk.ts';

// DCMTK and openssl as the machines of a clinic, at the encrypted port of the real agent, with the real cloud behind it.
const isReady = needsPrograms('storescu', 'storescp', 'echoscu', 'openssl');

let stack: AsyncDisposableStack;
let path: WholePath;
let folder: TempFolder;
let port: number;
let ownPem: string;
let machine: KeyAndCertificate;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  if (!isReady) return;
  folder = stack.use(await TempFolder.create());
  path = stack.use(await WholePath.startPaired());
  const enabled = { enabled: true, port: await closedPort() };
  ({ port } = enabled);
  await path.agent.handlers.setConfig({ path: 'dicomTls', value: enabled });
  const { pem } = await path.agent.handlers.exportCertificate({});
  ownPem = folder.join('tern.pem');
  await writeFile(ownPem, pem);
  machine = await makeDeviceCertificate();
});
beforeEach(async () => {
  await set('clientCertificates', 'required');
  for (const { fingerprint } of (await path.agent.handlers.listTrusted({})).trusted)
    await path.agent.handlers.distrustCertificate({ fingerprint });
  for (const { id } of (await path.agent.handlers.getStatus({})).problems)
    await path.agent.handlers.dismissProblem({ id });
});
afterAll(() => stack.disposeAsync());

const set = (name: string, value: unknown): Promise<unknown> =>
  path.agent.handlers.setConfig({ path: `dicomTls.${name}`, value });
const trust = (pem: string, isAuthority = false): Promise<unknown> =>
  path.agent.handlers.trustCertificate({ pem, isAuthority });

/** DCMTK with a certificate of its own, trusting ours. */
async function withCertificate(name: string, certificate: KeyAndCertificate): Promise<Peer> {
  const files = await writeCertificate(folder.path, name, certificate);
  return { port, tls: ['+tls', files.key, files.certificate, '-pw', '+cf', ownPem] };
}
const anonymous = (): Peer => ({ port, tls: ['+tla', '+cf', ownPem] });

/** A problem of this code, when it comes. */
const problem = (code: string) =>
  eventually(code, async () =>
    (await path.agent.handlers.getStatus({})).problems.find((one) => one.code === code),
  );

/** The entry of the list of refusals. */
async function knock(reason: KnockReason): Promise<Knock | undefined> {
  const { knocks } = await path.agent.handlers.listKnocks({});
  return knocks.find((one) => one.reason === reason);
}

test('what a trusted machine sends encrypted is in the cloud byte for byte', async () => {
  await trust(machine.certificatePem);
  const files = await validFiles(folder.join('samples'));
  const objects = files.map(({ object }) => object);
  const paths = files.map((file) => file.path);
  await using direct = await Storescp.start();
  const expected = storeStatuses(await storescu({ port: direct.port }, paths, objects));
  const sent = await storescu(await withCertificate('ct1', machine), paths, objects);
  expect(storeStatuses(sent)).toEqual(expected);
  expect(expected.length).toBeGreaterThan(0);
  const entries = await eventually('receipts', async () => {
    const all = await path.ledger();
    const isDone =
      all.length === expected.length && all.every(({ state }) => state === 'delivered');
    return isDone ? all : null;
  });
  // A receipt names the SHA-256 of what the cloud holds, and delivered means that it is this one.
  expect(entries.map((entry) => entry.sha256).sort()).toEqual(
    (await direct.objects()).map(({ dataset }) => sha256(dataset)).sort(),
  );
});

test('a machine whose certificate comes from a trusted authority gets in', async () => {
  const authority = await makeDeviceCertificate({ subject: 'CN=Clinic CA', isAuthority: true });
  const issued = await makeDeviceCertificate({ subject: 'CN=MR 1,O=Clinic', issuer: authority });
  const peer = await withCertificate('mr1', issued);
  expect((await echoscu(peer)).exitCode).not.toBe(0);
  await trust(authority.certificatePem, true);
  expect((await echoscu(peer)).exitCode).toBe(0);
});

test('an untrusted machine is turned away, and the problem names the subject of its certificate', async () => {
  const peer = await withCertificate('stranger', await makeDeviceCertificate());
  expect((await echoscu(peer)).exitCode).not.toBe(0);
  expect(await problem('device-certificate-refused')).toMatchObject({
    device: { aeTitle: null, address: '127.0.0.1' },
    details: { reason: 'untrusted', subject: 'CN=CT 1,O=Clinic' },
  });
});

test('an expired certificate is no way in, though an authority that is trusted gave it', async () => {
  const authority = await makeDeviceCertificate({ subject: 'CN=Clinic CA', isAuthority: true });
  await trust(authority.certificatePem, true);
  const old = await makeDeviceCertificate({ issuer: authority, fromDays: -20, untilDays: -1 });
  expect((await echoscu(await withCertificate('old', old))).exitCode).not.toBe(0);
  expect((await problem('device-certificate-refused')).details).toMatchObject({
    reason: 'expired',
    subject: 'CN=CT 1,O=Clinic',
  });
});

test('a machine without a certificate gets in only where none is asked for', async () => {
  expect((await echoscu(anonymous())).exitCode).not.toBe(0);
  expect((await problem('device-certificate-refused')).details).toEqual({ reason: 'none' });
  expect(await knock('certificate-refused')).toMatchObject({
    aeTitle: '',
    address: '127.0.0.1',
    refusedBy: 'this-pc',
    remedy: { kind: 'trust-certificate' },
  });
  await set('clientCertificates', 'not-asked');
  expect((await echoscu(anonymous())).exitCode).toBe(0);
});

test('a machine that is trusted no more is cut off and stays out', async () => {
  await trust(machine.certificatePem);
  const socket = connectEncrypted({
    host: '127.0.0.1',
    port,
    key: machine.keyPem,
    cert: machine.certificatePem,
    ca: await readFile(ownPem, 'utf8'),
    checkServerIdentity: () => undefined,
  });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await until('a connection', () => socket.authorized);
  // Longer than what is refused at the end of the handshake stays open.
  expect((await echoscu(await withCertificate('ct1', machine))).exitCode).toBe(0);
  expect(socket.destroyed).toBe(false);
  for (const { fingerprint } of (await path.agent.handlers.listTrusted({})).trusted)
    await path.agent.handlers.distrustCertificate({ fingerprint });
  await closed;
  expect((await echoscu(await withCertificate('ct1', machine))).exitCode).not.toBe(0);
});

test('the list of machines can name the subject of a certificate instead of an AE title', async () => {
  await trust(machine.certificatePem);
  const other = await makeDeviceCertificate({ subject: 'CN=US 2,O=Clinic' });
  await trust(other.certificatePem);
  const list = [{ certificateSubject: 'cn=CT 1, o=Clinic' }];
  await path.agent.handlers.setConfig({ path: 'dicom.allowedDevices', value: list });
  try {
    expect((await echoscu(await withCertificate('ct1', machine))).exitCode).toBe(0);
    expect((await echoscu(await withCertificate('us2', other))).exitCode).not.toBe(0);
    // The same entry is no way in for those who come without encryption.
    expect((await echoscu({ port: path.dicomPort })).exitCode).not.toBe(0);
  } finally {
    await path.agent.handlers.setConfig({ path: 'dicom.allowedDevices', value: null });
  }
});

test.each([
  ['-tls1_2', true],
  ['-tls1_3', true],
  ['-tls1_1', false],
])('openssl with %s is let in: %s', async (version, isLetIn) => {
  await set('clientCertificates', 'not-asked');
  const args = ['-connect', `127.0.0.1:${port}`, '-CAfile', ownPem, '-verify_return_error'];
  const finished = await runProgram('openssl', ['s_client', version, ...args], {
    timeoutMs: 20_000,
  });
  const suite = /Cipher is (\S+)/.exec(finished.stdout)?.[1];
  expect(suite).toMatch(isLetIn ? /AES(_|-)?256(_|-)GCM(_|-)SHA384/ : /NONE/);
});

test('without authenticated encryption there is no connection, and a problem says so', async () => {
  await set('clientCertificates', 'not-asked');
  const args = ['-connect', `127.0.0.1:${port}`, '-tls1_2', '-cipher', 'ECDHE-ECDSA-AES128-SHA256'];
  const finished = await runProgram('openssl', ['s_client', ...args], { timeoutMs: 20_000 });
  expect(finished.exitCode).not.toBe(0);
  expect((await problem('device-tls-failed')).details).toEqual({
    error: 'ERR_SSL_NO_SHARED_CIPHER',
  });
  expect(await knock('tls-failed')).toMatchObject({
    code: 'ERR_SSL_NO_SHARED_CIPHER',
    remedy: { kind: 'change-device', what: 'newer-tls' },
  });
});

test('a machine that does not encrypt is told apart at the encrypted port, and the reverse', async () => {
  expect((await echoscu({ port, callingAe: 'OLDCT' })).exitCode).not.toBe(0);
  expect(await problem('device-not-encrypted')).toMatchObject({
    device: { aeTitle: 'OLDCT', address: '127.0.0.1' },
  });
  expect(await knock('tls-missing')).toMatchObject({
    aeTitle: 'OLDCT',
    remedy: { kind: 'change-device', what: 'use-tls' },
  });
  const peer = { ...anonymous(), port: path.dicomPort };
  expect((await echoscu(peer)).exitCode).not.toBe(0);
  expect(await problem('device-encrypted')).toMatchObject({ device: { address: '127.0.0.1' } });
});

test('a port that is looked at only (a scan, a probe) leaves no problem', async () => {
  const socket = connect(port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.end();
  await new Promise((resolve) => socket.once('close', resolve));
  await trust(machine.certificatePem);
  expect((await echoscu(await withCertificate('ct1', machine))).exitCode).toBe(0);
  expect((await path.agent.handlers.getStatus({})).problems).toEqual([]);
});

/** What connectTls needs, on a keychain and a folder of its own. */
async function ownEnd(dataDir: string) {
  const identity = new IdentityStore({
    secrets: new MemorySecretStore(),
    clock: systemClock,
    hostName: () => 'reception',
    addresses: () => ['127.0.0.1'],
  });
  return {
    identity: await identity.loadOrMake(),
    trusted: await TrustedPeers.open(dataDir, systemClock),
    settings: { minVersion: 'TLSv1.2' },
    clock: systemClock,
    timeoutMs: 5_000,
  } as const;
}

test('our end speaks to an encrypted storescp that asks for our certificate, once we trust it', async () => {
  await using own = await TempFolder.create();
  const parts = await ownEnd(own.path);
  await writeFile(own.join('own.pem'), parts.identity.certificate.toString());
  const files = await writeCertificate(own.path, 'pacs', machine);
  const tls = ['+tls', files.key, files.certificate, '-pw', '+cf', own.join('own.pem')];
  await using pacs = await Storescp.start({ tls });
  await expect(connectTls('127.0.0.1', pacs.port, parts)).rejects.toMatchObject({
    code: 'tls-not-trusted',
    detail: 'CN=CT 1,O=Clinic',
  });
  await parts.trusted.add(machine.certificatePem, false);
  const socket = await connectTls('127.0.0.1', pacs.port, parts);
  const titles = { callingAeTitle: 'TERN', calledAeTitle: 'PACS' };
  expect(await echo({ socket, clock: systemClock, timeouts: TEST_TIMEOUTS, ...titles })).toBe(0);
});

test('a trusted authority vouches only for the name that stands in the certificate', async () => {
  await using own = await TempFolder.create();
  const parts = await ownEnd(own.path);
  const authority = await makeDeviceCertificate({ subject: 'CN=Clinic CA', isAuthority: true });
  await parts.trusted.add(authority.certificatePem, true);
  const other = await makeDeviceCertificate({ issuer: authority, hosts: ['pacs.example'] });
  const files = await writeCertificate(own.path, 'pacs', other);
  await using pacs = await Storescp.start({
    tls: ['+tls', files.key, files.certificate, '-pw', '-ic'],
  });
  await expect(connectTls('127.0.0.1', pacs.port, parts)).rejects.toMatchObject({
    code: 'tls-wrong-name',
  });
});

test('what does not answer or does not encrypt is said to be so', async () => {
  await using own = await TempFolder.create();
  const parts = { ...(await ownEnd(own.path)), timeoutMs: 300 };
  const codeAt = (at: number): Promise<unknown> =>
    connectTls('127.0.0.1', at, parts).then(
      () => 'open',
      (error: unknown) => (error instanceof TlsConnectError ? error.code : error),
    );
  await using silent = await silentPeer();
  expect(await codeAt(silent.port)).toBe('tls-unreachable');
  expect(await codeAt(await closedPort())).toBe('tls-unreachable');
});
