import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One file of the dashboard, ready to be sent. */
export type WebAsset = {
  readonly content: Buffer;
  readonly contentType: string;
  readonly etag: string;
  readonly cacheControl: string;
};
/** By exact path (`/assets/index-3f2a.js`): what is not a key here cannot be asked for. */
export type WebAssets = ReadonlyMap<string, WebAsset>;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};
/** The build puts a digest of the content into these names, so they can be kept for ever. */
const HASHED_NAME = /^\/assets\/.+-[\w-]{8,}\.\w+$/;

function makeAsset(path: string, content: Buffer): WebAsset | null {
  const contentType = CONTENT_TYPES[extname(path)];
  if (contentType === undefined) return null;
  return {
    content,
    contentType,
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    cacheControl: HASHED_NAME.test(path) ? 'private, max-age=31536000, immutable' : 'no-cache',
  };
}

/** Folder by folder: a packed app reads its archive through Electron's own readdir, which knows fewer options. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    }),
  );
  return found.flat();
}

/** Reads the built dashboard once, before anything is served; empty when it was not built. Links are not followed. */
export async function loadWebAssets(folder: string): Promise<WebAssets> {
  const assets = new Map<string, WebAsset>();
  for (const file of await filesBelow(folder)) {
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    const asset = makeAsset(path, await readFile(file));
    if (asset !== null) assets.set(path, asset);
  }
  const index = assets.get('/index.html');
  if (index) assets.set('/', index);
  return assets;
}

/** The built dashboard: beside the bundle that runs, or in dist/ of the checkout when sources run. */
export function dashboardFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const besideBundle = join(here, 'renderer');
  return existsSync(besideBundle) ? besideBundle : join(here, '../../dist/renderer');
}
