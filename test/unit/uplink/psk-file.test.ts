import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PskFileError, readPskFile } from '../../../electron/agent/uplink/psk-file.ts';

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tern-psk-'));
  path = join(folder, 'key');
});
afterEach(() => rm(folder, { recursive: true }));
async function failureOf(content: string, mode = 0o600): Promise<PskFileError> {
  await writeFile(path, content);
  await chmod(path, mode);
  const error = await readPskFile(path).then(
    () => new Error('it was read'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(PskFileError);
  return error as PskFileError;
}

test.each(['ab'.repeat(16), `${'AB'.repeat(32)}\n`, `  ${'0f'.repeat(512)}\r\n`])(
  'reads a key in hex',
  async (content) => {
    await writeFile(path, content, { mode: 0o600 });
    expect((await readPskFile(path)).toBytes().toString('hex')).toBe(content.trim().toLowerCase());
  },
);

test.each([
  ['too short a key', 'ab'.repeat(15), 'has 30 hex digits'],
  ['an empty file', '', 'has 0 hex digits'],
  ['too long a key', 'ab'.repeat(513), 'has 1026 hex digits'],
  ['half a byte', `${'ab'.repeat(16)}c`, 'even number'],
  ['something else', 'clinic:secret-word', 'in hex'],
  ['a huge file', 'ab'.repeat(3000), 'too long'],
])('%s is refused without being quoted', async (_name, content, words) => {
  const error = await failureOf(content);
  expect(error.message).toContain(words);
  expect(error.message).toContain(path);
  expect(error.message).not.toMatch(/secret-word|abab/);
});

test.each([0o640, 0o604, 0o644])(
  'a file of mode %o is refused and told how to close',
  async (mode) => {
    expect((await failureOf('ab'.repeat(32), mode)).message).toContain(`chmod 600 ${path}`);
  },
);

test('a file that is not there is named', async () => {
  await expect(readPskFile(join(folder, 'none'))).rejects.toThrow('does not exist');
});
