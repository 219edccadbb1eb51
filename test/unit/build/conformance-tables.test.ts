import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { withTables } from '../../../build/conformance/markdown.ts';
import { CONFORMANCE_TABLES } from '../../../build/conformance/tables.ts';

const STATEMENT = new URL('../../../docs/conformance-statement.md', import.meta.url);

test('the tables of the conformance statement are what the code says', async () => {
  const written = await readFile(STATEMENT, 'utf8');
  const isUpToDate = withTables(written, CONFORMANCE_TABLES) === written;
  expect(
    isUpToDate,
    'docs/conformance-statement.md is behind the code. To update it: node build/bootstrap.mjs conformance',
  ).toBe(true);
});

test('a region is filled, and everything around it stays', () => {
  const document = 'before\n<!-- generated: one -->\nold\n<!-- /generated -->\nafter\n';
  const filled = 'before\n<!-- generated: one -->\n\nnew\n\n<!-- /generated -->\nafter\n';
  expect(withTables(document, { one: () => 'new' })).toBe(filled);
  expect(withTables(filled, { one: () => 'new' })).toBe(filled);
});

test('a region without a table, and a table without a region, are told', () => {
  const document = '<!-- generated: one -->\n<!-- /generated -->\n';
  expect(() => withTables(document, {})).toThrow('there is no table "one"');
  const tables = { one: () => '', two: () => '' };
  expect(() => withTables(document, tables)).toThrow('no region is marked for two');
});

test('the table of contents leads to each heading of the statement', async () => {
  const written = await readFile(STATEMENT, 'utf8');
  const anchorOf = (heading: string): string =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-');
  const headings = [...written.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
  expect([...written.matchAll(/^- \[.+\]\(#.+\)$/gm)].map(([line]) => line)).toEqual(
    headings
      .filter((heading) => heading !== 'Table of contents')
      .map((heading) => `- [${heading}](#${anchorOf(heading)})`),
  );
});
