import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../fixtures/child.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const SCRIPT = join(root, 'build/package/deb/before-remove.sh');

async function program(file: string, ...lines: readonly string[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, ['#!/bin/sh', ...lines, ''].join('\n'));
  await chmod(file, 0o755);
}

/** Runs dpkg's script on a system with one person who used Tern and one who did not; returns what `tern` was called with. */
async function removal(word: string): Promise<string> {
  await using system = await TempFolder.create('dpkg');
  const calls = system.join('calls.txt');
  await writeFile(calls, '');
  await mkdir(system.join('home/anna/.local/share/tern'), { recursive: true });
  await mkdir(system.join('home/ben'), { recursive: true });
  const people = ['anna', 'ben'].map(
    (name, i) => `${name}:x:${70001 + i}:100::${system.join('home', name)}:/bin/sh`,
  );
  await program(system.join('bin/getent'), `printf '%s\\n' '${people.join("' '")}'`);
  // Changing the person needs root; who it would be is noted.
  await program(system.join('bin/runuser'), `printf '%s ' "$2" >>'${calls}'; shift 3; "$@"`);
  const tern = system.join('opt/Tern/resources/bin/tern');
  await program(tern, `echo "$HOME: $*" >>'${calls}'; exit 4`);
  const ended = await runProgram('sh', [SCRIPT, word], {
    env: { DPKG_ROOT: system.path, PATH: `${system.join('bin')}:${process.env.PATH ?? ''}` },
    timeoutMs: 30_000,
  });
  expect(ended.exitCode).toBe(0);
  return (await readFile(calls, 'utf8')).replaceAll(system.path, '');
}

describe.runIf(process.platform === 'linux')('removing the Debian package', () => {
  test('tells the cloud for each person who used Tern, keeps the data, and goes on whatever happens', async () => {
    expect(await removal('remove')).toBe('anna /home/anna: uninstall --keep-data\n');
  });

  test.each(['upgrade', 'deconfigure', 'failed-upgrade'])('%s tells nobody', async (word) => {
    expect(await removal(word)).toBe('');
  });
});
