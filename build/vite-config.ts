import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

/** The dashboard's build: static files under `outDir` (dist/renderer), nothing inline and nothing loaded from elsewhere. */
export function viteConfig(root: string, outDir = join(root, 'dist/renderer')): InlineConfig {
  return {
    configFile: false,
    root: join(root, 'renderer'),
    base: './',
    plugins: [react()],
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: true,
      // A strict content security policy allows no data: addresses and no inline script.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // One file for a page that comes from this PC; it holds the words of all languages.
      chunkSizeWarningLimit: 1000,
    },
  };
}
