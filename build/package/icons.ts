import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { BICUBIC2, createICNS, createICO } from 'png2icons';

/** Edge lengths in pixels that the Icon Theme Specification's hicolor theme has folders for. */
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512] as const;
const LARGEST = 1024;

function draw(svg: string, width: number): Buffer {
  return new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng();
}

function made(icon: Buffer | null, kind: string): Buffer {
  if (icon === null) throw new Error(`The icon cannot be drawn as ${kind}.`);
  return icon;
}

/** Draws the icons of all three systems from one SVG: `NxN.png`, icon.ico and icon.icns in `folder`. */
export async function drawIcons(svgFile: string, folder: string): Promise<void> {
  const svg = await readFile(svgFile, 'utf8');
  const largest = draw(svg, LARGEST);
  await mkdir(folder, { recursive: true });
  for (const size of LINUX_SIZES)
    await writeFile(join(folder, `${size}x${size}.png`), draw(svg, size));
  // PNG for the large sizes only: what every Windows reads in an EXE.
  const ico = made(createICO(largest, BICUBIC2, 0, true, true), 'ICO');
  await writeFile(join(folder, 'icon.ico'), ico);
  await writeFile(join(folder, 'icon.icns'), made(createICNS(largest, BICUBIC2, 0), 'ICNS'));
}
