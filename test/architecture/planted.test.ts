import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProgram } from '../fixtures/child.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { expectedFindings, makePlantedTree, plantedFiles, type Ring } from './planted-tree.ts';

// Each rule is tried on a violation, with the settings that the checks really use: a rule that stopped working is noticed.
const files = plantedFiles();
const paths = new Set(files.map(({ path }) => path));
let tree: TempFolder;

beforeAll(async () => {
  tree = await TempFolder.create('planted');
  makePlantedTree(tree.path);
});
afterAll(async () => {
  await tree[Symbol.asyncDispose]();
});

async function tool(script: string, args: readonly string[]): Promise<string> {
  const path = join(tree.path, 'node_modules', script);
  const finished = await runProgram(process.execPath, [path, ...args], {
    cwd: tree.path,
    timeoutMs: 120_000,
  });
  return finished.stdout === '' ? finished.stderr : finished.stdout;
}

/** Which expected findings were not found: a rule that does not work any more. */
function uncaught(ring: Ring, found: ReadonlySet<string>): readonly string[] {
  return expectedFindings(files, ring).filter((finding) => !found.has(finding));
}

test('eslint catches every planted violation', { timeout: 120_000 }, async () => {
  type Report = { filePath: string; messages: { ruleId: string | null; message: string }[] };
  const linted = files.filter(({ expected }) => expected.eslint.length > 0);
  const output = await tool('eslint/bin/eslint.js', [
    ...['--config', 'build/eslint.config.js', '--format', 'json'],
    ...linted.map(({ path }) => path),
  ]);
  const reports = JSON.parse(output) as Report[];
  const found = reports.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId }) => `${filePath.slice(tree.path.length + 1)} ${ruleId ?? 'none'}`),
  );
  expect(uncaught('eslint', new Set(found))).toEqual([]);
});

test('the layer rules catch every planted violation, and find none elsewhere', async () => {
  type Violation = { from: string; rule: { name: string } };
  const output = await tool('dependency-cruiser/bin/dependency-cruise.mjs', [
    ...['--config', 'build/dependency-cruiser.cjs', '--preserve-symlinks'],
    ...['--output-type', 'json', 'electron', 'renderer', 'cloud', 'build', 'test'],
  ]);
  const { summary } = JSON.parse(output) as { summary: { violations: Violation[] } };
  const found = summary.violations.map(({ from, rule }) => `${from} ${rule.name}`);
  expect(uncaught('arch', new Set(found))).toEqual([]);
  const elsewhere = summary.violations.filter(({ from }) => !paths.has(from));
  expect(elsewhere.map(({ from, rule }) => `${from} ${rule.name}`)).toEqual([]);
});

test('the types of each room keep out what the room does not have', async () => {
  // One import of electron, wrong as it is, brings the globals of Node and Electron into a room; the other rings see to that.
  for (const { path, expected } of files)
    if (expected.tsc.length === 0) rmSync(join(tree.path, path));
  const rooms = ['electron/contract', 'electron/foundation', 'electron/agent', 'renderer'];
  const outputs = await Promise.all(
    rooms.map((room) => tool('typescript/bin/tsc', ['-p', room, '--pretty', 'false'])),
  );
  const found = [...outputs.join('\n').matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+)/gm)].map(
    ([, path = '', code = '']) => `${path} ${code}`,
  );
  expect(uncaught('tsc', new Set(found))).toEqual([]);
});
