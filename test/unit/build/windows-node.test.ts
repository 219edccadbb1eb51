import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { isPinned, WINDOWS_NODE } from '../../../build/windows-node.ts';

test('a package is taken only when each byte of it is the pinned one', () => {
  const tarball = Buffer.from('node.exe and more');
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  expect(isPinned(tarball, integrity)).toBe(true);
  expect(isPinned(Buffer.from('node.exe and mare'), integrity)).toBe(false);
  expect(isPinned(tarball)).toBe(false);
});

test('what is pinned is one exact version with a whole SHA-512', () => {
  expect(WINDOWS_NODE.version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Buffer.from(WINDOWS_NODE.integrity.replace('sha512-', ''), 'base64')).toHaveLength(64);
});
