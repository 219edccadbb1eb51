import { cpSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { build as buildRenderer, mergeConfig } from 'vite';
import { viteConfig } from './vite-config.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What each bundle starts from. Their packages are inside; only the native keychain and electron itself stay outside. */
export const BUNDLES = {
  agent: { entry: 'electron/agent/index.ts', packages: 'bundle', format: 'esm' },
  tern: { entry: 'electron/cli/index.ts', packages: 'bundle', format: 'esm' },
  'tern-cloud': { entry: 'cloud/index.ts', packages: 'external', format: 'esm' },
  main: { entry: 'electron/main/index.ts', packages: 'bundle', format: 'esm' },
  // A sandboxed preload can only be CommonJS.
  preload: { entry: 'electron/preload/index.ts', packages: 'bundle', format: 'cjs' },
} as const;

/** Packages whose CommonJS form, taken by default, has no named exports in a file of its own. */
const MODULE_FORMS = { '@peculiar/x509': '@peculiar/x509/build/x509.es.js' };

/** A CommonJS package inside an ES module cannot require() a module of Node's: it gets zlib by an import. */
const zlibByImport: esbuild.Plugin = {
  name: 'zlib-by-import',
  setup(build) {
    const namespace = 'by-import';
    build.onResolve({ filter: /^zlib$/ }, ({ path }) => ({ path, namespace }));
    build.onLoad({ filter: /^zlib$/, namespace }, () => ({
      contents: `export * from 'node:zlib';`,
    }));
  },
};

const REQUIRE = `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);`;

/** Whose signature on an update counts; none: what is built never updates itself (docs/updates.md). */
function updateKeys(): string {
  return process.env.TERN_UPDATE_PUBLIC_KEYS ?? '';
}

/** For packages, which ship without source maps, and for another Node than ours. */
type Changes = Pick<esbuild.BuildOptions, 'target' | 'inject' | 'sourcemap'>;

/** Bundles one program of the checkout at `from` into `outDir` and returns esbuild's list of what went in. */
export async function bundle(
  name: keyof typeof BUNDLES,
  outDir: string,
  { from = root, ...changes }: { readonly from?: string } & Changes = {},
): Promise<esbuild.Metafile> {
  const { entry, packages, format } = BUNDLES[name];
  const result = await esbuild.build({
    absWorkingDir: from,
    entryPoints: { [name]: entry },
    outdir: outDir,
    outExtension: { '.js': format === 'esm' ? '.mjs' : '.cjs' },
    bundle: true,
    format,
    // What is loaded only when it is needed is a file of its own: read at once, it would take memory in every program.
    splitting: format === 'esm',
    chunkNames: '[name]-[hash]',
    ...(packages === 'bundle' && { alias: MODULE_FORMS }),
    platform: 'node',
    ...(name === 'main' && {
      // electron-updater is CommonJS and asks for Node's modules and for electron by require().
      banner: { js: REQUIRE },
      define: { 'process.env.TERN_UPDATE_PUBLIC_KEYS': JSON.stringify(updateKeys()) },
    }),
    target: 'node24',
    packages,
    external: ['keytar', 'electron'],
    plugins: [zlibByImport],
    sourcemap: true,
    metafile: true,
    logLevel: 'warning',
    ...changes,
  });
  return result.metafile;
}

/** Where NODE_ENV is set to something else, vite builds React for developers, with this computer's paths in it. */
function environmentOfProduction(): Disposable {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  return {
    [Symbol.dispose]: () => {
      if (before === undefined) delete process.env.NODE_ENV;
      else process.env.NODE_ENV = before;
    },
  };
}

/** Builds the dashboard of the checkout at `from` into `outDir` and returns the full path of each file that went in. */
export async function bundleRenderer(outDir: string, from = root): Promise<readonly string[]> {
  using _ = environmentOfProduction();
  const built = await buildRenderer(mergeConfig(viteConfig(from), { build: { outDir } }));
  if ('close' in built) throw new Error('the dashboard is being watched, not built');
  const modules = [built]
    .flat()
    .flatMap(({ output }) =>
      output.flatMap((file) =>
        file.type === 'chunk'
          ? file.moduleIds
          : file.originalFileNames.map((name) => resolve(from, 'renderer', name)),
      ),
    );
  // What the bundler itself puts in has a name that is no path.
  return [...new Set(modules)].filter((id) => !id.startsWith('\0')).sort();
}

/** Builds everything beside the old bundles and then takes their place: programs that run keep their files until then. */
async function bundleAll(): Promise<void> {
  const startedAt = new Date();
  const dist = join(root, 'dist');
  const fresh = join(root, '.tern-dist');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh);
  await Promise.all([
    ...(Object.keys(BUNDLES) as (keyof typeof BUNDLES)[]).map((name) => bundle(name, fresh)),
    bundleRenderer(join(fresh, 'renderer')),
  ]);
  cpSync(join(root, 'resources/tray'), join(fresh, 'tray'), { recursive: true });
  const stamp = join(fresh, '.built');
  writeFileSync(stamp, '');
  // As of the start: what was edited while bundling counts as newer.
  utimesSync(stamp, startedAt, startedAt);
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleAll();
