import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { findProgram } from '../../build/debian-packages.ts';
import { signMetadata } from '../../electron/main/update/update-signature.ts';
import { metadataOf } from '../fakes/update-feed-server.ts';
import { runProgram } from '../fixtures/child.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';

needsPrograms('openssl');

test('OpenSSL finds the signature of update metadata good, over its name and its bytes', async () => {
  await using folder = await TempFolder.create('tern-signature');
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const bytes = Buffer.from(metadataOf({ version: '1.1.0' }));
  const signature = signMetadata('beta-mac.yml', bytes, privateKey);
  await writeFile(folder.join('key'), publicKey.export({ format: 'pem', type: 'spki' }));
  await writeFile(folder.join('sig'), Buffer.from(signature, 'base64'));
  const check = async (name: string): Promise<string> => {
    await writeFile(
      folder.join('message'),
      Buffer.concat([Buffer.from(`tern-update-1\n${name}\n`), bytes]),
    );
    const files = ['-sigfile', folder.join('sig'), '-in', folder.join('message')];
    const args = ['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', folder.join('key'), ...files];
    const { stdout, stderr } = await runProgram(findProgram('openssl') ?? 'openssl', args);
    return stdout + stderr;
  };
  expect(await check('beta-mac.yml')).toContain('Verified Successfully');
  expect(await check('latest-mac.yml')).toContain('Verification Failure');
});
