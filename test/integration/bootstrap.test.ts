import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runProgram, type Finished } from '../fixtures/child.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const runtimeFolder = `node_modules/node-${process.platform}-${process.arch}/bin`;

/** A checkout with nothing installed, and an `npm` that notes each call and brings a runtime after a while. */
async function bareCheckout(npmScript: string | null): Promise<TempFolder> {
  const folder = await TempFolder.create('bootstrap');
  await mkdir(folder.join('build'));
  await mkdir(folder.join('bin'));
  await copyFile(join(root, 'build/bootstrap.mjs'), folder.join('build/bootstrap.mjs'));
  await writeFile(folder.join('package-lock.json'), '{}');
  await writeFile(
    folder.join('build/bundle.ts'),
    "console.log('handed over', ...process.argv.slice(2));",
  );
  if (npmScript !== null) {
    await writeFile(folder.join('bin/npm'), `#!/bin/sh\n${npmScript}\n`);
    await chmod(folder.join('bin/npm'), 0o755);
  }
  return folder;
}

const INSTALLING_NPM = `echo "$@" >> calls
sleep 0.4
mkdir -p ${runtimeFolder}
ln -s ${process.execPath} ${runtimeFolder}/node`;

async function bootstrap(folder: TempFolder, ...args: readonly string[]): Promise<Finished> {
  return await runProgram(process.execPath, [folder.join('build/bootstrap.mjs'), ...args], {
    cwd: folder.path,
    env: { PATH: `${folder.join('bin')}:/usr/bin:/bin` },
  });
}

test('two commands at once on a fresh clone install once, and both run', async () => {
  await using folder = await bareCheckout(INSTALLING_NPM);
  const both = await Promise.all([
    bootstrap(folder, 'bundle', 'a'),
    bootstrap(folder, 'bundle', 'b'),
  ]);
  expect(both.map(({ exitCode, stdout }) => [exitCode, stdout])).toEqual([
    [0, 'handed over a\n'],
    [0, 'handed over b\n'],
  ]);
  expect((await readFile(folder.join('calls'), 'utf8')).trim().split('\n')).toHaveLength(1);
  expect((await bootstrap(folder, 'bundle')).exitCode).toBe(0);
  expect((await readFile(folder.join('calls'), 'utf8')).trim().split('\n')).toHaveLength(1);
});

test('a changed lock file installs again', async () => {
  await using folder = await bareCheckout(INSTALLING_NPM.replace('ln -s', 'ln -sf'));
  await bootstrap(folder, 'bundle');
  await writeFile(folder.join('package-lock.json'), '{ }');
  await bootstrap(folder, 'bundle');
  expect((await readFile(folder.join('calls'), 'utf8')).trim().split('\n')).toHaveLength(2);
});

test('the lock of a set-up that was killed does not block the next one', async () => {
  await using folder = await bareCheckout(INSTALLING_NPM);
  await mkdir(folder.join('.tern-setup'));
  // Process ids end at 2^22; this one cannot exist.
  await writeFile(folder.join('.tern-setup/pid'), '99999999');
  expect((await bootstrap(folder, 'bundle')).exitCode).toBe(0);
});

test('a failing npm ci is named and leaves no lock behind', async () => {
  await using folder = await bareCheckout('exit 7');
  const finished = await bootstrap(folder, 'bundle');
  expect(finished.exitCode).toBe(1);
  expect(finished.stderr).toContain('npm ci failed (exit code 7).');
  expect(finished.stdout).toBe('');
  await expect(readFile(folder.join('.tern-setup/pid'))).rejects.toThrow('ENOENT');
});

test('an install without the runtime says which package is missing', async () => {
  await using folder = await bareCheckout('mkdir -p node_modules');
  const finished = await bootstrap(folder, 'bundle');
  expect(finished.stderr).toContain(
    `The package node-${process.platform}-${process.arch} is missing`,
  );
});

test('an unknown command lists the known ones', async () => {
  await using folder = await bareCheckout(null);
  for (const name of ['nonsense', 'toString', '']) {
    const finished = await bootstrap(folder, name);
    expect(finished.exitCode).toBe(1);
    expect(finished.stderr).toContain('start|test|check');
  }
});
