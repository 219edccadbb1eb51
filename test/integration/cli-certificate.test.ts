import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SAMPLE_CERTIFICATE, SAMPLE_TRUSTED } from '../fakes/fake-certificate-calls.ts';
import { errorCode, startFakeAgent } from '../fakes/tern-with-fake-agent.ts';

test('the certificate of the PC is shown, written to a file and made anew', async () => {
  await using agent = await startFakeAgent();
  const tern = (...args: string[]) => agent.tern(['certificate', ...args]);
  expect((await tern('show')).stdout).toContain('There is no certificate yet.');
  const folder = join(agent.dataDir, 'out');
  await mkdir(folder);
  const file = join(folder, 'tern.pem');
  expect((await tern('export', file)).stdout).toBe(`Written to ${file}.\n`);
  expect(await readFile(file, 'utf8')).toContain('BEGIN CERTIFICATE');
  expect((await tern('export', '-')).stdout).toContain('BEGIN CERTIFICATE');
  expect((await tern('show')).stdout.split('\n')).toEqual([
    'Certificate of CN=Tern reception',
    `  SHA-256 ${SAMPLE_CERTIFICATE.fingerprint}`,
    expect.stringMatching(/^ {2}valid from .*2026.* until .*2029/),
    '  for reception, 192.168.1.23',
    '  made by Tern',
    '',
  ]);
  expect((await tern('renew')).stdout).toContain('From now on this PC shows this certificate.');
  expect(JSON.parse((await tern('show', '--json')).stdout)).toEqual({
    certificate: SAMPLE_CERTIFICATE,
  });
  await writeFile(join(folder, 'own.pem'), 'certificate');
  expect((await tern('import', join(folder, 'own.pem'))).stdout).toContain('imported');
  expect((await tern('import', join(folder, 'none.pem'))).code).toBe(2);
});

test('certificates of machines are trusted, listed and trusted no more', async () => {
  await using agent = await startFakeAgent();
  const tern = (...args: string[]) => agent.tern(['certificate', ...args]);
  expect((await tern('trusted')).stdout).toBe('No certificate is trusted.\n');
  const file = join(agent.dataDir, 'ct1.pem');
  await writeFile(file, 'certificate');
  expect((await tern('trust', file, '--ca')).stdout).toContain('an authority');
  expect((await tern('trusted')).stdout).toContain('Certificate of CN=CT 1,O=Elm Street Clinic');
  expect((await tern('distrust', '12:34')).code).toBe(2);
  const digits = SAMPLE_TRUSTED.fingerprint.replaceAll(':', '').toLowerCase();
  expect((await tern('distrust', digits)).stdout).toContain('It is trusted no more');
  const again = await tern('distrust', digits, '--json');
  expect([again.code, errorCode(again)]).toEqual([32, 'certificate-unusable']);
});

test('the encrypted port stands in the status where it is on', async () => {
  await using agent = await startFakeAgent();
  expect((await agent.tern(['status'])).stdout).not.toContain('With TLS');
  const { listener } = agent.backend.current();
  if (listener.kind !== 'listening') throw new Error('the fake listens');
  agent.backend.publish({ tlsListener: { ...listener, port: 2762 } });
  expect((await agent.tern(['status'])).stdout).toMatch(/With TLS: +send to .*, port 2762/);
});
