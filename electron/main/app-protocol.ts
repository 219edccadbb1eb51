import { loadWebAssets, type WebAssets } from '../foundation/web-assets.ts';
import type { ElectronApi } from './electron-api.ts';

const SCHEME = 'app';
/** Everything that the window may load begins with it. */
export const APP_ORIGIN = `${SCHEME}://bundle/`;
export const APP_URL = `${APP_ORIGIN}index.html`;

/** The page may load its own files, nothing else; it talks to the agent through the preload only. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** Has to be called before the app is ready. */
export function declareAppScheme({ protocol }: ElectronApi): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true } },
  ]);
}

/** Answers one request for a file of the dashboard; what was not built cannot be asked for. */
export function answerAppRequest(assets: WebAssets, url: string): Response {
  const asset = url.startsWith(APP_ORIGIN) ? assets.get(new URL(url).pathname) : undefined;
  if (asset === undefined) return new Response('not found', { status: 404, headers: HEADERS });
  return new Response(new Uint8Array(asset.content), {
    headers: { ...HEADERS, 'Content-Type': asset.contentType },
  });
}

/** Serves the built dashboard under the app's own scheme. */
export async function serveApp({ protocol }: ElectronApi, folder: string): Promise<void> {
  const assets = await loadWebAssets(folder);
  protocol.handle(SCHEME, ({ url }) => answerAppRequest(assets, url));
}
