import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { drawIcons } from '../../../build/package/icons.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

test('one drawing gives the icons of all three systems', async () => {
  await using folder = await TempFolder.create('icons');
  await drawIcons(join(root, 'resources/icon.svg'), folder.path);
  const png = await readFile(folder.join('512x512.png'));
  // PNG 3rd edition 11.2.1: IHDR holds width and height.
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([512, 512]);
  const ico = await readFile(folder.join('icon.ico'));
  expect(ico.readUInt16LE(2)).toBe(1);
  // A width of 0 means 256, which electron-builder asks for.
  const widths = Array.from({ length: ico.readUInt16LE(4) }, (_, i) => ico.readUInt8(6 + i * 16));
  expect(widths).toContain(0);
  const icns = await readFile(folder.join('icon.icns'));
  expect(icns.toString('latin1', 0, 4)).toBe('icns');
  // ic10: 1024 pixels.
  expect(icns.includes('ic10')).toBe(true);
});
