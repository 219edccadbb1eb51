import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProgram } from '../fixtures/child.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { CloudProcess } from '../fixtures/tern.ts';
import { findProgram } from '../../build/debian-packages.ts';

// OpenSSL's own client against the data channel of the receiving service.
const isReady = needsPrograms('openssl');

let stack: AsyncDisposableStack;
let cloud: CloudProcess;
let psk: { readonly pskIdentity: string; readonly pskHex: string };

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  if (!isReady) return;
  cloud = stack.use(await CloudProcess.start());
  await cloud.admin('clinic', 'add', 'Suites');
  psk = (await cloud.admin('uplink', 'add', 'Suites')) as typeof psk;
});
afterAll(async () => {
  await stack.disposeAsync();
});

/** The suite OpenSSL ended up with, or null where the handshake failed. */
async function handshake(
  options: readonly string[],
  key = psk.pskHex,
  identity = psk.pskIdentity,
): Promise<{ readonly suite: string | null; readonly alert: string | null }> {
  const finished = await runProgram(
    findProgram('openssl') ?? 'openssl',
    [
      ...['s_client', '-connect', `127.0.0.1:${cloud.pskPort}`, '-psk_identity', identity],
      ...['-psk', key, '-no_ign_eof', ...options],
    ],
    { timeoutMs: 20_000 },
  );
  const text = finished.stdout + finished.stderr;
  // It names the suite of a failed handshake too, if it came as far as choosing one.
  const isOpen = finished.exitCode === 0 && !text.includes('alert');
  const suite = isOpen ? (/Cipher is (?!\(NONE\))(\S+)/.exec(text)?.[1] ?? null) : null;
  return { suite, alert: /alert ([a-z ]+)/.exec(text)?.[1] ?? null };
}

test.each(['DHE-PSK-AES256-GCM-SHA384', 'ECDHE-PSK-AES256-CBC-SHA384'])(
  '%s is accepted',
  async (suite) => {
    expect((await handshake(['-tls1_2', '-cipher', suite])).suite).toBe(suite);
  },
);

test.each([
  // Without forward secrecy.
  'PSK-AES256-GCM-SHA384',
  'PSK-AES256-CBC-SHA384',
  'RSA-PSK-AES256-GCM-SHA384',
  // Below AES-256.
  'DHE-PSK-AES128-GCM-SHA256',
  'ECDHE-PSK-AES128-CBC-SHA256',
  // Forward secrecy and 256 bits, but not of the policy.
  'DHE-PSK-CHACHA20-POLY1305',
  'DHE-PSK-AES256-CBC-SHA384',
  // No authentication, no encryption.
  'ADH-AES256-GCM-SHA384',
  'DHE-PSK-NULL-SHA384',
])('%s is refused', async (suite) => {
  const result = await handshake(['-tls1_2', '-cipher', `${suite}:@SECLEVEL=0`]);
  // By the server: OpenSSL itself would have offered it.
  expect(result).toEqual({ suite: null, alert: 'handshake failure' });
});

test.each([
  ['TLS 1.3', ['-tls1_3', '-ciphersuites', 'TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256']],
  ['TLS 1.1', ['-tls1_1', '-cipher', 'ALL:PSK:@SECLEVEL=0']],
  ['TLS 1.0', ['-tls1', '-cipher', 'ALL:PSK:@SECLEVEL=0']],
])('%s is refused', async (_version, options) => {
  expect(await handshake(options)).toEqual({ suite: null, alert: 'protocol version' });
});

test('of everything that OpenSSL can offer, the first suite of the policy is chosen', async () => {
  const result = await handshake(['-tls1_2', '-cipher', 'ALL:PSK:eNULL:@SECLEVEL=0']);
  expect(result.suite).toBe('DHE-PSK-AES256-GCM-SHA384');
});

test('a wrong key and an unknown identity end with the same alert', async () => {
  const wrongKey = await handshake(['-tls1_2'], '00'.repeat(32));
  const unknown = await handshake(['-tls1_2'], psk.pskHex, 'nobody');
  expect(wrongKey.suite).toBeNull();
  expect(wrongKey.alert).not.toBeNull();
  expect(unknown).toEqual(wrongKey);
});

test('no session ticket is given out, and a session that was kept does not resume', async () => {
  const suite = ['-tls1_2', '-cipher', 'DHE-PSK-AES256-GCM-SHA384'];
  const openssl = findProgram('openssl') ?? 'openssl';
  const base = ['s_client', '-connect', `127.0.0.1:${cloud.pskPort}`, ...suite];
  const auth = ['-psk', psk.pskHex, '-psk_identity', psk.pskIdentity];
  const session = `${cloud.data}-session.pem`;
  const first = await runProgram(openssl, [...base, ...auth, '-sess_out', session]);
  expect(first.stdout).toContain('New, TLSv1.2');
  expect(first.stdout).not.toContain('TLS session ticket:');
  const second = await runProgram(openssl, [...base, ...auth, '-sess_in', session]);
  expect(second.stdout).not.toContain('Reused, TLSv1.2');
});
