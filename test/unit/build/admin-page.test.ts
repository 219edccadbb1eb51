import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ADMIN_TABLES } from '../../../build/admin/tables.ts';
import { withTables } from '../../../build/conformance/markdown.ts';
import { agentConfigSchema } from '../../../electron/contract/agent-config.ts';

const ROOT = new URL('../../../', import.meta.url);
const read = (name: string): Promise<string> => readFile(new URL(name, ROOT), 'utf8');

test('the tables of the page for technicians are what the code says', async () => {
  const written = await read('docs/admin.md');
  const isUpToDate = withTables(written, ADMIN_TABLES) === written;
  expect(
    isUpToDate,
    'docs/admin.md is behind the code. To update it: node build/bootstrap.mjs conformance',
  ).toBe(true);
});

test('every group of settings is in the table', () => {
  const settings = ADMIN_TABLES.settings?.() ?? '';
  // The version of the file is no setting; destinations have a command of their own.
  const groups = Object.keys(agentConfigSchema.shape).filter(
    (group) => group !== 'version' && group !== 'destinations',
  );
  for (const group of groups) expect(settings).toMatch(new RegExp(`\\| \`${group}[.\`]`));
  expect(settings).toMatch(/`dicom\.allowedDevices`.*\| yes \|/);
  expect(settings).toMatch(/`dicom\.port`.*\| {2}\|/);
});

test('every file that the page of threats points to is there', async () => {
  const page = await read('SECURITY.md');
  const paths = [...page.matchAll(/`((?:electron|cloud|test|build|docs|renderer)\/[^`*]+)`/g)];
  expect(paths.length).toBeGreaterThan(30);
  const missing = paths
    .map(([, path = '']) => path)
    .filter((path) => !existsSync(new URL(path, ROOT)));
  expect(missing).toEqual([]);
});

test('every part of the system has its six threats', async () => {
  const page = await read('SECURITY.md');
  const parts = [...page.matchAll(/^### (.+)\n([\s\S]*?)(?=^##)/gm)];
  const withTable = parts.filter(([, , text = '']) => text.includes('| threat |'));
  expect(withTable.map(([, name]) => name)).toEqual([
    'Device',
    'Local network',
    'Link',
    'PC',
    'Cloud',
    'Update',
  ]);
  for (const [, name, text = ''] of withTable) {
    const letters = [...text.matchAll(/^\| \*\*([STRIDE])\*\*/gm)].map(([, letter]) => letter);
    expect([...new Set(letters)].join(''), name).toBe('STRIDE');
  }
});
