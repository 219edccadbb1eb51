import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createPrivateKey } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openIdentity, readIdentity } from '../../../electron/agent/dicom-tls/own-identity.ts';
import type { KeyAndCertificate } from '../../../electron/foundation/certificate-maker.ts';
import { makeDeviceCertificate, writeCertificate } from '../../fakes/device-certificates.ts';
import { needsPrograms } from '../../fixtures/programs.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';

const isReady = needsPrograms('openssl');
const NOW = new Date();
let folder: TempFolder;
let made: KeyAndCertificate;
let other: KeyAndCertificate;

beforeAll(async () => {
  folder = await TempFolder.create();
  made = await makeDeviceCertificate();
  other = await makeDeviceCertificate({ subject: 'CN=Other' });
  if (isReady) await writeCertificate(folder.path, 'made', made);
});
afterAll(() => folder[Symbol.asyncDispose]());

/** A PKCS#12 file of the made certificate, by openssl. */
function pkcs12(...args: readonly string[]): Buffer {
  const common = ['pkcs12', '-export', '-in', 'made.pem', '-out', 'made.p12'];
  execFileSync('openssl', [...common, '-passout', 'pass:s3cret', ...args], { cwd: folder.path });
  return readFileSync(folder.join('made.p12'));
}

const read = (
  file: string | Buffer,
  changes: { key?: string; passphrase?: string; now?: Date } = {},
) =>
  readIdentity(
    {
      file: Buffer.from(file),
      keyFile: changes.key === undefined ? null : Buffer.from(changes.key),
      passphrase: changes.passphrase ?? null,
    },
    changes.now ?? NOW,
  );
const faultOf = (...args: Parameters<typeof read>): unknown => {
  try {
    read(...args);
    return null;
  } catch (error) {
    return (error as { fault: unknown }).fault;
  }
};

test('PEM with the key in the same file or in one of its own is the same identity', () => {
  const together = read(`${made.keyPem}${other.certificatePem}${made.certificatePem}`);
  const apart = read(made.certificatePem, { key: made.keyPem });
  expect(openIdentity(together).certificate.fingerprint256).toBe(
    openIdentity(apart).certificate.fingerprint256,
  );
});

test('a key with a passphrase is kept without it', () => {
  const key = createPrivateKey(made.keyPem);
  const options = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' } as const;
  const locked = key.export(options).toString();
  expect(faultOf(made.certificatePem, { key: locked })).toBe('passphrase-missing');
  expect(faultOf(made.certificatePem, { key: locked, passphrase: 'y' })).toBe('passphrase-wrong');
  expect(read(made.certificatePem, { key: locked, passphrase: 'x' })).toMatchObject({
    keyPem: made.keyPem,
  });
});

test('PKCS#12 shows the certificate that was put into it', () => {
  const identity = openIdentity(read(pkcs12('-inkey', 'made.key'), { passphrase: 's3cret' }));
  expect(identity.certificate.toString().trim()).toBe(made.certificatePem.trim());
});

test('PKCS#12 that does not open says why', () => {
  const file = pkcs12('-inkey', 'made.key');
  expect(faultOf(file)).toBe('passphrase-missing');
  expect(faultOf(file, { passphrase: 'wrong' })).toBe('passphrase-wrong');
  expect(faultOf(pkcs12('-nokeys'), { passphrase: 's3cret' })).toBe('no-private-key');
  const old = pkcs12('-inkey', 'made.key', '-legacy');
  expect(faultOf(old, { passphrase: 's3cret' })).toBe('old-pkcs12');
});

test('what cannot be used is told apart', async () => {
  const expired = await makeDeviceCertificate({ fromDays: -9, untilDays: -1 });
  const early = await makeDeviceCertificate({ fromDays: 1 });
  expect(faultOf(made.certificatePem)).toBe('no-private-key');
  expect(faultOf(made.certificatePem, { key: other.keyPem })).toBe('key-does-not-match');
  expect(faultOf(expired.certificatePem, { key: expired.keyPem })).toBe('expired');
  expect(faultOf(early.certificatePem, { key: early.keyPem })).toBe('not-yet-valid');
  expect(faultOf('hello')).toBe('not-a-certificate');
  expect(faultOf(made.keyPem)).toBe('not-a-certificate');
});

test('a key that is too short for BCP 195 is refused', () => {
  const args = 'req -x509 -newkey rsa:1024 -nodes -keyout weak.key -out weak.pem -subj /CN=Weak';
  execFileSync('openssl', args.split(' '), { cwd: folder.path, stdio: 'ignore' });
  const text = (name: string): string => readFileSync(folder.join(name), 'utf8');
  // Valid from the second in which openssl made it.
  const now = new Date();
  expect(faultOf(text('weak.pem'), { key: text('weak.key'), now })).toBe('too-weak');
});
