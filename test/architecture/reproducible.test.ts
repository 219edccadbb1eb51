import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { bundle, BUNDLES, bundleRenderer } from '../../build/bundle.ts';
import { readLock } from '../../build/supply-chain/lock-file.ts';
import { findShipments } from '../../build/supply-chain/shipped.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const SOURCES = [
  'electron',
  'renderer',
  'cloud',
  'resources',
  'build',
  'package.json',
  'tsconfig.json',
];
const NOT_BUNDLED = /^node_modules\/(electron|keytar|node-[a-z]+-\w+)$/;

/** A second checkout: the sources, and the packages that go into bundles, as real files. */
function copyCheckout(target: string, packages: readonly string[]): void {
  for (const name of [...SOURCES, ...packages])
    cpSync(join(root, name), join(target, name), { recursive: true });
}

/** Builds all that ships at `target` and returns each file with its SHA-256, sorted by name. */
async function digests(target: string): Promise<readonly string[]> {
  const dist = join(target, 'dist');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  for (const name of Object.keys(BUNDLES) as (keyof typeof BUNDLES)[])
    await bundle(name, dist, { from: target });
  await bundleRenderer(join(dist, 'renderer'), target);
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => {
      const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
      return `${relative(dist, file).replaceAll('\\', '/')} ${sha256}`;
    })
    .sort();
}

test('two builds of one state, in folders of other names and depths, give the same bytes', async () => {
  await using one = await TempFolder.create('build');
  await using other = await TempFolder.create('another-build');
  const lock = readLock(root);
  const shipped = (await findShipments(root, lock)).find(({ product }) => product === 'tern')!;
  const packages = [...shipped.parts.keys()]
    .map(({ path }) => path)
    .filter((path) => !NOT_BUNDLED.test(path));
  const deep = other.join('deeper', 'with space', 'tern');
  copyCheckout(one.path, packages);
  copyCheckout(deep, packages);
  const first = await digests(one.path);
  expect(await digests(deep)).toEqual(first);
  const names = first.map((line) => line.split(' ')[0]);
  for (const name of ['agent.mjs', 'tern.mjs', 'main.mjs', 'preload.cjs', 'tern-cloud.mjs'])
    expect(names).toContain(name);
  expect(names).toContain('renderer/index.html');
});

test('a build in an environment for developers gives what ships', async () => {
  await using folder = await TempFolder.create('build');
  await bundleRenderer(folder.path);
  const scripts = readdirSync(folder.join('assets')).filter((name) => name.endsWith('.js'));
  const text = scripts.map((name) => readFileSync(folder.join('assets', name), 'utf8')).join('');
  // vitest sets NODE_ENV to test.
  expect(process.env.NODE_ENV).toBe('test');
  expect(text).toContain('createElement');
  expect(text).not.toMatch(/jsxDEV|react-dom-client\.development/);
  expect(text).not.toContain(root);
});
