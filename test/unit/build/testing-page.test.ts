import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const ROOT = new URL('../../../', import.meta.url);

test('each test that the table of programs names is there', async () => {
  const page = await readFile(new URL('docs/testing.md', ROOT), 'utf8');
  const section = /^## Programs of others\n([\s\S]*?)^## /m.exec(page)?.[1] ?? '';
  const cells = [...section.matchAll(/\| ([^|]+) \|$/gm)].map(([, cell = '']) => cell);
  const names = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  expect(names.length).toBeGreaterThan(20);
  const isThere = (name: string | undefined): boolean =>
    existsSync(new URL(`${name?.includes('/') ? '' : 'test/interop/'}${name}.test.ts`, ROOT));
  expect(names.filter((name) => !isThere(name))).toEqual([]);
});
