import { cp, mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runProgram, type Finished } from '../fixtures/child.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const isWindows = process.platform === 'win32';

function npm(cwd: string, ...args: readonly string[]): Promise<Finished> {
  const env = { npm_config_offline: 'true', npm_config_update_notifier: 'false' };
  const [program, ...before] = isWindows ? ['cmd', '/c', 'npm'] : ['npm'];
  return runProgram(program, [...before, ...args], { cwd, env, timeoutMs: 60_000 });
}

/** A checkout with our set-up script and one package, whose install script leaves a file behind. */
async function makeCheckout(folder: TempFolder): Promise<string> {
  const manifest = { name: 'scripted', version: '1.0.0', scripts: { postinstall: 'node mark.js' } };
  await mkdir(folder.join('scripted'));
  await writeFile(folder.join('scripted', 'package.json'), JSON.stringify(manifest));
  await writeFile(
    folder.join('scripted', 'mark.js'),
    `require('node:fs').writeFileSync('ran', '');`,
  );
  const checkout = folder.join('checkout');
  await mkdir(join(checkout, 'build'), { recursive: true });
  await npm(folder.path, 'pack', './scripted', '--pack-destination', checkout);
  const project = {
    name: 'checkout',
    version: '1.0.0',
    dependencies: { scripted: 'file:scripted-1.0.0.tgz' },
    allowScripts: { scripted: true, 'scripted@file:scripted-1.0.0.tgz': true },
  };
  await writeFile(join(checkout, 'package.json'), JSON.stringify(project));
  await npm(checkout, 'install', '--package-lock-only', '--no-audit');
  await cp(join(root, 'build/bootstrap.mjs'), join(checkout, 'build/bootstrap.mjs'));
  return checkout;
}

test('setting up installs the packages and runs none of their scripts, not even an allowed one', async () => {
  await using folder = await TempFolder.create('install');
  const checkout = await makeCheckout(folder);
  const setUp = await runProgram(process.execPath, ['build/bootstrap.mjs', 'check'], {
    cwd: checkout,
    env: { npm_config_offline: 'true' },
    timeoutMs: 60_000,
  });
  // The checkout has no Node package, which is looked for once everything is installed.
  expect(setUp.stderr).toContain('is missing: optional packages were left out');
  expect(existsSync(join(checkout, 'node_modules/scripted/mark.js'))).toBe(true);
  expect(existsSync(join(checkout, 'node_modules/scripted/ran'))).toBe(false);
});

test('the same package installed by npm alone, with its script allowed, does run it', async () => {
  await using folder = await TempFolder.create('install');
  const checkout = await makeCheckout(folder);
  const installed = await npm(checkout, 'ci', '--no-audit');
  expect(installed.exitCode, installed.stderr).toBe(0);
  expect(existsSync(join(checkout, 'node_modules/scripted/ran'))).toBe(true);
});
