import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Metafile } from 'esbuild';
import { expect, test } from 'vitest';
import { bundle, BUNDLES } from '../../build/bundle.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Every source file in a bundle and everything it imports without bundling it. */
function contents(metafile: Metafile): readonly string[] {
  const externals = Object.values(metafile.inputs)
    .flatMap(({ imports }) => imports)
    .filter(({ external }) => external === true)
    .map(({ path }) => path);
  return [...Object.keys(metafile.inputs), ...externals];
}

async function contentsOf(name: keyof typeof BUNDLES): Promise<readonly string[]> {
  expect(existsSync(join(root, BUNDLES[name].entry))).toBe(true);
  await using folder = await TempFolder.create('bundle');
  return contents(await bundle(name, folder.path));
}

const FOREIGN_TO_THE_UPLINK =
  /(^|\/)electron$|node_modules\/electron\/|^(electron\/(main|preload)|renderer|cloud|test|build)\//;

test.each(['agent', 'tern'] as const)(
  'the bundle of %s holds no electron and nothing of the desktop, the dashboard or the cloud',
  async (name) => {
    const inside = await contentsOf(name);
    expect(inside.length).toBeGreaterThan(10);
    expect(inside.filter((path) => FOREIGN_TO_THE_UPLINK.test(path))).toEqual([]);
  },
);

test('the bundle of tern-cloud holds nothing of the uplink but its DICOM layer', async () => {
  const inside = await contentsOf('tern-cloud');
  const foreign = inside.filter(
    (path) =>
      /(^|\/)electron$|node_modules\/electron\/|^electron\/(main|preload|cli)\/|^(renderer|test|build)\//.test(
        path,
      ) || /^electron\/agent\/(?!dicom\/)/.test(path),
  );
  expect(foreign).toEqual([]);
});

test('the bundles of the desktop hold nothing of the agent, and the preload nothing but its bridge', async () => {
  const main = await contentsOf('main');
  expect(main).toContain('electron');
  const foreign =
    /^(electron\/(agent|cli|preload)|renderer|cloud|test|build)\/|node_modules\/electron\//;
  expect(main.filter((path) => foreign.test(path))).toEqual([]);
  expect([...(await contentsOf('preload'))].sort()).toEqual([
    'electron',
    'electron/contract/desktop-bridge.ts',
    'electron/preload/index.ts',
  ]);
});
