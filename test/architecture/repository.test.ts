import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const MAX_FILE_BYTES = 1024 * 1024;

function trackedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  return listed.split('\0').filter((name) => name !== '');
}

function readJson(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(root, name), 'utf8')) as Record<string, unknown>;
}

test('every package is pinned to one exact version', () => {
  const manifest = readJson('package.json');
  const loose = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.entries((manifest[kind] ?? {}) as Record<string, string>).filter(
      ([, version]) => !/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    ),
  );
  expect(loose).toEqual([]);
});

test('the lock file names no registry host and covers every package with a digest', () => {
  const lock = readJson('package-lock.json');
  const packages = Object.entries(lock.packages as Record<string, Record<string, unknown>>);
  const hosts = packages.map(([, entry]) => entry.resolved).filter((url) => url !== undefined);
  expect(hosts).toEqual([]);
  const unchecked = packages.filter(([path, entry]) => path !== '' && !entry.integrity);
  expect(unchecked.map(([path]) => path)).toEqual([]);
});

test('nothing generated and nothing large is under version control', () => {
  const files = trackedFiles();
  const generated = files.filter((name) =>
    /(^|\/)(node_modules|dist|coverage)\/|\.(tsbuildinfo|log|map|sqlite|dcm)$/.test(name),
  );
  expect(generated).toEqual([]);
  const large = files.filter((name) => statSync(join(root, name)).size > MAX_FILE_BYTES);
  expect(large).toEqual([]);
});

test('no tracked file names a folder of a developer or turns a check off', () => {
  const own = 'test/architecture/';
  const texts = trackedFiles()
    .filter((name) => /\.(ts|tsx|mjs|cjs|js|json|md|css|html)$|^\.ci\//.test(name))
    .filter((name) => !name.startsWith(own) && name !== 'package-lock.json')
    .map((name) => [name, readFileSync(join(root, name), 'utf8')] as const);
  const folders = [`${homedir()}/`, `${root}/`];
  const homes = texts.filter(([, text]) => folders.some((folder) => text.includes(folder)));
  expect(homes.map(([name]) => name)).toEqual([]);
  const escapes = texts.filter(
    ([name, text]) =>
      /\.tsx?$/.test(name) && /eslint-disable|@ts-(ignore|nocheck|expect-error)/.test(text),
  );
  expect(escapes.map(([name]) => name)).toEqual([]);
});
