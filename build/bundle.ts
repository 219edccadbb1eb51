import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { build as buildRenderer } from 'vite';
import { viteConfig } from './vite-config.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What each bundle starts from. The agent and the CLI carry their packages inside; only the native keychain stays outside. */
export const BUNDLES = {
  agent: { entry: 'electron/agent/index.ts', packages: 'bundle' },
  tern: { entry: 'electron/cli/index.ts', packages: 'bundle' },
  'tern-cloud': { entry: 'cloud/index.ts', packages: 'external' },
} as const;

/** Bundles one program into `outDir` and returns esbuild's list of what went in. */
export async function bundle(
  name: keyof typeof BUNDLES,
  outDir: string,
): Promise<esbuild.Metafile> {
  const { entry, packages } = BUNDLES[name];
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: { [name]: entry },
    outdir: outDir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages,
    external: ['keytar'],
    sourcemap: true,
    metafile: true,
    logLevel: 'warning',
  });
  return result.metafile;
}

async function bundleAll(): Promise<void> {
  const dist = join(root, 'dist');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  await Promise.all([
    ...(Object.keys(BUNDLES) as (keyof typeof BUNDLES)[]).map((name) => bundle(name, dist)),
    buildRenderer(viteConfig(root)),
  ]);
  writeFileSync(join(dist, '.built'), '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleAll();
