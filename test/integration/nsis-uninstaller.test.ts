import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runProgram } from '../fixtures/child.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const nsis = join(root, 'test/fixtures/nsis');

/**
 * Our part of the uninstaller, compiled by makensis (whose warnings are errors, as electron-builder has them) and run as a
 * Windows program, in a frame that stands in for electron-builder's. Questions cannot be answered here: all runs are silent.
 */
describe.runIf(process.platform === 'linux')('the uninstaller for Windows', () => {
  const isReady = needsPrograms('makensis', 'wine');
  let folder: TempFolder;
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    if (!isReady) return;
    folder = await TempFolder.create('tern nsis');
    env = { WINEPREFIX: folder.join('wine'), WINEDEBUG: '-all' };
    await mkdir(folder.join('app/resources/runtime'), { recursive: true });
    for (const name of ['uninstaller.nsi', 'node.nsi'])
      await copyFile(join(nsis, name), folder.join(name));
    const define = `-DINSTALLER_NSH=${join(root, 'build/package/installer.nsh')}`;
    for (const script of ['uninstaller.nsi', 'node.nsi'])
      execFileSync('makensis', ['-V2', '-WX', '-INPUTCHARSET', 'UTF8', define, script], {
        cwd: folder.path,
        stdio: 'pipe',
      });
    await copyFile(folder.join('node.exe'), folder.join('app/resources/runtime/node.exe'));
    await runProgram('wine', ['wineboot', '-i'], { env, timeoutMs: 60_000 });
  }, 90_000);
  afterAll(async () => {
    if (!isReady) return;
    await runProgram('wine', ['wineboot', '--kill'], { env, timeoutMs: 20_000 });
    await folder[Symbol.asyncDispose]();
  });

  const runtimeFile = (name: string): string => folder.join('app/resources/runtime', name);
  beforeEach(async () => {
    if (isReady) await writeFile(runtimeFile('calls.txt'), '');
  });
  /** What of `tern` was called, by its arguments after the script. */
  async function calls(...args: readonly string[]): Promise<readonly string[]> {
    const ended = await runProgram('wine', [folder.join('uninstall.exe'), ...args], {
      env,
      timeoutMs: 60_000,
    });
    expect(ended.exitCode).toBe(0);
    expect(existsSync(folder.join('finished.txt'))).toBe(true);
    const lines = (await readFile(runtimeFile('calls.txt'), 'utf8')).split('\n');
    return lines
      .filter((line) => line !== '')
      .map((line) => line.trim().replace(/^.*\\resources\\agent\\tern\.mjs" /, ''));
  }

  test('silent: the cloud is told, the data stays', async () => {
    expect(await calls('/S')).toEqual(['uninstall --keep-data --json']);
  });

  test('silent and told to: the data is deleted', async () => {
    expect(await calls('/S', '--delete-data')).toEqual(['uninstall --delete-data --json']);
  });

  test('silent and told to, but images wait: they are kept with everything else', async () => {
    await writeFile(runtimeFile('images-wait.txt'), '');
    expect(await calls('/S', '--delete-data')).toEqual([
      'uninstall --delete-data --json',
      'uninstall --keep-data --json',
    ]);
  });

  test('an update removes nothing and tells nobody', async () => {
    expect(await calls('/S', '/KEEP_APP_DATA', '--updated')).toEqual([]);
  });
});
