import { spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { openFeed, settingsWith } from '../../fakes/update-bench.ts';
import { metadataOf, packageBytes, UpdateFeedServer } from '../../fakes/update-feed-server.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';

const SCRIPT = fileURLToPath(new URL('../../../build/sign-update.ts', import.meta.url));

function sign(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [SCRIPT, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', ...env },
  });
}

test('a new key goes into a file of its owner alone and is printed nowhere; what it signs, an app with it takes', async () => {
  await using folder = await TempFolder.create('tern-sign');
  const keyFile = folder.join('update-key.pem');
  const made = sign(['--new-key', keyFile]);
  expect(made.status, made.stderr).toBe(0);
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
  const pem = await readFile(keyFile, 'utf8');
  expect(made.stdout + made.stderr).not.toContain(pem.split('\n')[1]);
  const publicText = /: (\S+)\n/.exec(made.stdout)?.[1] ?? '';
  // It is not overwritten.
  expect(sign(['--new-key', keyFile]).status).toBe(1);
  expect(await readFile(keyFile, 'utf8')).toBe(pem);

  const file = folder.join('latest-linux.yml');
  const unsigned = metadataOf({ version: '1.1.0' }).replace(/^(signedAt|expires).*\n/gm, '');
  await writeFile(file, unsigned);
  const signed = sign(['--key', keyFile, file], { TERN_UPDATE_PUBLIC_KEYS: publicText });
  expect(signed.status, signed.stderr).toBe(0);
  // Signing anew replaces the times.
  const again = sign(['--days', '30', file], {
    TERN_UPDATE_PUBLIC_KEYS: `AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,${publicText}`,
    TERN_UPDATE_SIGNING_KEY: pem,
  });
  expect(again.status, again.stderr).toBe(0);
  const text = await readFile(file, 'utf8');
  expect(text.match(/^(signedAt|expires): /gm)).toEqual(['signedAt: ', 'expires: ']);
  expect(text.startsWith(unsigned)).toBe(true);

  const privateKey = createPrivateKey(pem);
  const keys = { privateKey, publicKey: createPublicKey(privateKey) };
  await using server = await UpdateFeedServer.start(keys);
  server.files.set('latest-linux.yml', await readFile(file));
  server.files.set('latest-linux.yml.sig', await readFile(`${file}.sig`));
  server.files.set('Tern-1.1.0-x86_64.AppImage', packageBytes('1.1.0'));
  const clock = new FakeClock(new Date().toISOString());
  const feed = await openFeed({ feed: server, clock, folder: folder.path, version: '1.0.0' });
  const answer = await feed.check({ settings: settingsWith(), newestSignedAt: {} });
  expect(answer.version).toBe('1.1.0');
});

test('a key that the app does not know signs nothing unless told to, and no other file is signed', async () => {
  await using folder = await TempFolder.create('tern-sign');
  const keyFile = folder.join('update-key.pem');
  sign(['--new-key', keyFile]);
  const file = folder.join('latest.yml');
  await writeFile(file, metadataOf({ version: '1.1.0' }));
  const refused = sign(['--key', keyFile, file]);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('--any-key');
  await expect(stat(`${file}.sig`)).rejects.toThrow('ENOENT');
  expect(sign(['--any-key', '--key', keyFile, file]).status).toBe(0);
  await writeFile(folder.join('package.json'), '{}');
  expect(sign(['--any-key', '--key', keyFile, folder.join('package.json')]).status).toBe(1);
  const noKey = sign(['--any-key', file], { TERN_UPDATE_SIGNING_KEY: 'not a key: hunter2' });
  expect(noKey.status).toBe(1);
  expect(noKey.stderr).not.toContain('hunter2');
});
