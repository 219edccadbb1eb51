import { once } from 'node:events';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { createControlServices } from '../../electron/agent/control/control-services.ts';
import { loadWebAssets } from '../../electron/foundation/web-assets.ts';
import { serveWeb, type WebTimeouts } from '../../electron/agent/control/web-server.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { createLogger } from '../../electron/foundation/logger.ts';
import { ArrayLogSink } from './array-log-sink.ts';
import { FakeControlBackend } from './fake-control-backend.ts';
import { makeTempFolder } from './temp-folder.ts';

/** The loopback web server over a fake agent and a tiny site, with a secret file beside the site. */
export async function startWeb(timeouts?: WebTimeouts) {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder());
  const site = join(folder.path, 'renderer');
  await mkdir(join(site, 'assets'), { recursive: true });
  await writeFile(join(site, 'index.html'), '<!doctype html><title>Tern</title>');
  await writeFile(join(site, 'assets/index-a1b2c3d4.js'), 'export {};');
  await writeFile(join(site, 'assets/index-a1b2c3d4.js.map'), '{}');
  await writeFile(join(folder.path, 'secret.txt'), 'marker-7f3a');
  await symlink(join(folder.path, 'secret.txt'), join(site, 'link.txt'));
  const log = new ArrayLogSink();
  const logger = createLogger({ clock: systemClock, sinks: [log], level: 'debug' });
  const backend = new FakeControlBackend();
  const services = createControlServices(backend, systemClock, logger);
  const assets = await loadWebAssets(site);
  const options = { ...services, port: 0, assets, ...(timeouts ? { timeouts } : {}) };
  const web = stack.use(await serveWeb(options));
  return {
    web,
    backend,
    log,
    services,
    assets,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

export type Answer = {
  readonly status: number;
  readonly text: string;
  readonly response: IncomingMessage;
};

/** A client that normalises nothing: paths and headers go out as given. */
export async function ask(
  port: number,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = options;
  const outgoing = request({ host: '127.0.0.1', port, path, method, headers, agent: false });
  outgoing.on('error', () => undefined);
  outgoing.end(body);
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode ?? 0, text, response };
}

/** Header of every call. */
export const JSON_TYPE = { 'Content-Type': 'application/json' };
/** A call with the token, unless `headers` say otherwise. */
export function call(
  web: { readonly port: number; readonly token: string },
  name: string,
  args: unknown = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  return ask(web.port, `/api/${name}`, {
    method: 'POST',
    headers: { ...JSON_TYPE, Authorization: `Bearer ${web.token}`, ...headers },
    body: JSON.stringify(args),
  });
}
