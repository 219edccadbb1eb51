import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findProgram } from './debian-packages.ts';

/**
 * Draws each SVG of resources/tray in black and in white, at 16 and 32 pixels (`@2x`), as PNG beside it. Run after an
 * SVG has changed: `node build/tray-icons.ts`. Electron picks the size, and takes "Template" as black for macOS to colour.
 */
const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'resources/tray');
const COLOURS = { Template: 'black', '-white': 'white' } as const;
const SCALES = { '': 1, '@2x': 2 } as const;

const browser = await chromium.launch({
  executablePath: findProgram('chromium') ?? 'chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  for (const [scaleSuffix, deviceScaleFactor] of Object.entries(SCALES)) {
    const context = await browser.newContext({
      viewport: { width: 16, height: 16 },
      deviceScaleFactor,
    });
    const page = await context.newPage();
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.svg'))) {
      const svg = readFileSync(join(folder, name), 'utf8');
      for (const [colourSuffix, colour] of Object.entries(COLOURS)) {
        await page.setContent(`<style>*{margin:0}svg{display:block;color:${colour}}</style>${svg}`);
        const png = await page.screenshot({ omitBackground: true });
        const stem = name.replace(/\.svg$/, '');
        writeFileSync(join(folder, `${stem}${colourSuffix}${scaleSuffix}.png`), png);
      }
    }
    await context.close();
  }
} finally {
  await browser.close();
}
