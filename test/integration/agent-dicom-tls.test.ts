import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from 'node:tls';
import { makeDeviceCertificate } from '../fakes/device-certificates.ts';
import { closedPort } from '../fakes/tls-peers.ts';
import { WholePath } from '../fakes/whole-path.ts';
import { eventually } from '../fakes/eventually.ts';

let path: WholePath;
beforeEach(async () => {
  path = await WholePath.start();
});
afterEach(() => path[Symbol.asyncDispose]());

const set = (value: Record<string, unknown>): Promise<unknown> =>
  path.agent.handlers.setConfig({ path: 'dicomTls', value });
const state = async () => (await path.agent.handlers.getStatus({})).tlsListener;

/** Fingerprint of the certificate that is shown at a port; null: nothing encrypted is there. */
async function shownAt(port: number): Promise<string | null> {
  const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
  return await new Promise((resolve) => {
    socket.once('error', () => resolve(null));
    socket.once('secureConnect', () => {
      resolve(socket.getPeerX509Certificate()?.fingerprint256 ?? null);
      socket.destroy();
    });
  });
}

test('the encrypted port is off until it is wanted, follows its settings at once, and goes again', async () => {
  expect([await state(), (await path.agent.handlers.getCertificate({})).certificate]).toEqual([
    null,
    null,
  ]);
  const [first, second] = [await closedPort(), await closedPort()];
  await set({ enabled: true, port: first });
  // Whoever shows no trusted certificate stays outside.
  expect(await state()).toMatchObject({ kind: 'listening', port: first, isOpenToAll: false });
  const { certificate } = await path.agent.handlers.getCertificate({});
  expect(await shownAt(first)).toBe(certificate?.fingerprint);
  await set({ enabled: true, port: second });
  expect([await shownAt(first), await shownAt(second)]).toEqual([null, certificate?.fingerprint]);
  await set({ enabled: false, port: second });
  expect([await state(), await shownAt(second)]).toEqual([null, null]);
});

test('the certificate outlives a restart, and another one is shown at once', async () => {
  const port = await closedPort();
  await set({ enabled: true, port });
  const before = await shownAt(port);
  await path.stopAgent();
  await path.startAgent();
  expect(await shownAt(port)).toBe(before);
  const { certificate: renewed } = await path.agent.handlers.renewCertificate({});
  expect(await shownAt(port)).toBe(renewed.fingerprint);
  expect(renewed.fingerprint).not.toBe(before);
  const own = await makeDeviceCertificate({ subject: 'CN=reception,O=Clinic' });
  const { certificate: imported } = await path.agent.handlers.importCertificate({
    file: Buffer.from(own.certificatePem).toString('base64'),
    keyFile: Buffer.from(own.keyPem).toString('base64'),
    passphrase: null,
  });
  expect(imported).toMatchObject({ subject: 'CN=reception,O=Clinic', isOwnMake: false });
  expect(await shownAt(port)).toBe(imported.fingerprint);
});

test('the private key is in no file and in no log', async () => {
  await set({ enabled: true, port: await closedPort() });
  const kept = [...path.secrets.secrets.values()].join('');
  const [, body = ''] = /BEGIN PRIVATE KEY-----\\n(\S{40})/.exec(kept) ?? [];
  expect(body).toHaveLength(40);
  for (const entry of await readdir(path.agentDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const text = await readFile(join(entry.parentPath, entry.name), 'latin1');
    expect([entry.name, text.includes(body)]).toEqual([entry.name, false]);
  }
});

test('a port that is taken is refused by its own setting, and nothing has changed', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await expect(set({ enabled: true, port })).rejects.toMatchObject({
    code: 'port-in-use',
    fields: [{ path: 'dicomTls.port' }],
  });
  expect(await state()).toBeNull();
  other.close();
});

test('without a keychain encryption cannot be switched on', async () => {
  path.secrets.failWith('keychain-unavailable');
  await expect(set({ enabled: true, port: await closedPort() })).rejects.toMatchObject({
    code: 'keychain-unavailable',
  });
  path.secrets.failWith(null);
  expect(await state()).toBeNull();
});

test('a keychain that is locked at the start is a problem, and the port opens once it can be read', async () => {
  const port = await closedPort();
  await set({ enabled: true, port });
  await path.stopAgent();
  path.secrets.failWith('keychain-unavailable');
  await path.startAgent();
  expect(await state()).toMatchObject({ kind: 'failed', code: 'tls-key-unavailable', port });
  const codes = async () =>
    (await path.agent.handlers.getStatus({})).problems.map(({ code }) => code);
  expect(await codes()).toContain('tls-key-unavailable');
  path.secrets.failWith(null);
  await path.agent.handlers.systemChanged({ what: 'resumed' });
  await eventually('the port', async () => (await state())?.kind === 'listening');
  expect(await codes()).not.toContain('tls-key-unavailable');
});

test('whom the PC trusts outlives a restart and is told with subject and fingerprint', async () => {
  const { certificatePem: pem } = await makeDeviceCertificate();
  const { trusted } = await path.agent.handlers.trustCertificate({ pem, isAuthority: false });
  expect(trusted).toMatchObject([{ subject: 'CN=CT 1,O=Clinic', isAuthority: false }]);
  await path.stopAgent();
  await path.startAgent();
  expect((await path.agent.handlers.listTrusted({})).trusted).toEqual(trusted);
  const { fingerprint = '' } = trusted[0] ?? {};
  await path.agent.handlers.distrustCertificate({ fingerprint });
  await expect(path.agent.handlers.distrustCertificate({ fingerprint })).rejects.toMatchObject({
    code: 'certificate-unusable',
  });
});

test('what is no certificate to trust is refused', async () => {
  const { certificatePem, keyPem } = await makeDeviceCertificate();
  const trust = (pem: string, isAuthority: boolean): Promise<unknown> =>
    path.agent.handlers.trustCertificate({ pem, isAuthority });
  for (const [pem, isAuthority, fault] of [
    [certificatePem + keyPem, false, 'holds-a-private-key'],
    [certificatePem, true, 'not-an-authority'],
    ['nothing', false, 'not-a-certificate'],
    [
      (await makeDeviceCertificate({ fromDays: -5, untilDays: -1 })).certificatePem,
      false,
      'expired',
    ],
  ] as const)
    await expect(trust(pem, isAuthority)).rejects.toMatchObject({ fault });
  expect((await path.agent.handlers.listTrusted({})).trusted).toEqual([]);
});
