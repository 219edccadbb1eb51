import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkIntegrity, lockedPackage, nodeRuntime } from '../../../build/package/node-runtime.ts';
import { PACKAGE_TARGETS, runtimePackage } from '../../../build/package/targets.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const lockFile = readFileSync(join(root, 'package-lock.json'), 'utf8');

test('the Node of every target is locked with a SHA-512, and is a Node 24', () => {
  for (const target of PACKAGE_TARGETS)
    expect(lockedPackage(lockFile, runtimePackage(target)).version).toMatch(/^24\./);
});

test('a package that is not locked, or with a weak digest, is refused', () => {
  const weak = { packages: { 'node_modules/x': { version: '1.0.0', integrity: 'sha1-AAAA' } } };
  expect(() => lockedPackage(JSON.stringify(weak), 'x')).toThrow(/without a SHA-512/);
  expect(() => lockedPackage(JSON.stringify(weak), 'y')).toThrow(/not in package-lock/);
});

test('what the registry gives has to be what the lock file means, to the bit', async () => {
  await using folder = await TempFolder.create('runtime');
  const file = folder.join('node.tgz');
  await writeFile(file, 'the archive');
  const digest = createHash('sha512').update('the archive').digest('base64');
  const locked = { name: 'node', version: '24.0.0', integrity: `sha512-${digest}` };
  await checkIntegrity(file, locked);
  await writeFile(file, 'the Archive');
  await expect(checkIntegrity(file, locked)).rejects.toThrow(/not what package-lock.json asks for/);
});

test("this computer's own Node is taken from where npm put it, with its digest", async () => {
  const { platform, arch } = process;
  const target = PACKAGE_TARGETS.find((each) => each.platform === platform && each.arch === arch);
  if (target === undefined) throw new Error('Tern is not packed for this system.');
  const runtime = await nodeRuntime(root, target);
  expect(runtime.binary).toBe(
    join(
      ...[root, 'node_modules', runtimePackage(target), 'bin'],
      platform === 'win32' ? 'node.exe' : 'node',
    ),
  );
  const digest = createHash('sha256').update(readFileSync(runtime.binary)).digest('hex');
  expect(runtime.sha256).toBe(digest);
});
