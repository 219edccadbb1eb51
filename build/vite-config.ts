import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

/** The dashboard's build: static files under dist/renderer, nothing loaded from elsewhere. */
export function viteConfig(root: string): InlineConfig {
  return {
    configFile: false,
    root: join(root, 'renderer'),
    base: './',
    plugins: [react()],
    logLevel: 'warn',
    build: { outDir: join(root, 'dist/renderer'), emptyOutDir: true, assetsInlineLimit: 0 },
  };
}
