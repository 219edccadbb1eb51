import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FileSecretStore } from '../../../electron/agent/secrets/file-secret-store.ts';

let folder = '';
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'tern-secrets-'))));
afterEach(() => rm(folder, { recursive: true }));

const fileIn = (directory: string): string => join(directory, 'secrets.json');

test('keeps, replaces and deletes secrets across restarts', async () => {
  await new FileSecretStore(folder).set('a', 'eins\nzwei');
  await new FileSecretStore(folder).set('b', 'ü');
  await new FileSecretStore(folder).set('a', 'three');
  const later = new FileSecretStore(folder);
  expect([await later.get('a'), await later.get('b'), await later.get('c')]).toEqual([
    'three',
    'ü',
    null,
  ]);
  await later.delete('a');
  await later.delete('never-there');
  expect(await new FileSecretStore(folder).get('a')).toBeNull();
});

test('writes one file of mode 0600 and leaves nothing beside it', async () => {
  const store = new FileSecretStore(folder);
  await Promise.all(['a', 'b', 'c'].map((name) => store.set(name, name.repeat(10))));
  expect(await readdir(folder)).toEqual(['secrets.json']);
  expect((await stat(fileIn(folder))).mode & 0o777).toBe(0o600);
  expect(await Promise.all(['a', 'b', 'c'].map((name) => store.get(name)))).toEqual([
    'a'.repeat(10),
    'b'.repeat(10),
    'c'.repeat(10),
  ]);
});

test('makes the data folder where it is missing, closed to others', async () => {
  const data = join(folder, 'new', 'data');
  await new FileSecretStore(data).set('a', '1');
  expect((await stat(data)).mode & 0o077).toBe(0);
});

test('refuses a file that others can read and says what to do', async () => {
  const store = new FileSecretStore(folder);
  await store.set('a', '1');
  await chmod(fileIn(folder), 0o640);
  await expect(store.get('a')).rejects.toMatchObject({
    code: 'keychain-denied',
    message: expect.stringContaining('chmod 600') as string,
  });
  await expect(store.set('a', '2')).rejects.toMatchObject({ code: 'keychain-denied' });
  expect(await readFile(fileIn(folder), 'utf8')).toContain('MQ==');
});

test.each([
  ['no JSON', 'top-secret-text'],
  ['another form', '{"version":1,"secrets":{"a":5},"top-secret-text":1}'],
  ['a value that is no base64 line', '{"version":1,"secrets":{"a":"top-secret-text"}}'],
  ['a huge file', 'x'.repeat(70_000)],
])('calls a file with %s damaged without quoting it', async (_name, content) => {
  await writeFile(fileIn(folder), content, { mode: 0o600 });
  const error = await new FileSecretStore(folder).get('a').then(
    () => null,
    (e: unknown) => e as Error & { code: string },
  );
  expect(error?.code).toBe('keychain-corrupt');
  expect(`${error?.message}${String(error?.cause)}`).not.toContain('top-secret-text');
});
