import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import {
  controlCallNameSchema,
  WEB_API_PREFIX,
  WEB_EVENTS_PATH,
} from '../../../electron/contract/control.ts';
import { FakeCallError, type FakeBridge } from '../../fakes/fake-bridge.ts';

/** As strict as the agent's own, and without its allowance for data: images. */
export const STRICT_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export type DashboardServer = AsyncDisposable & {
  readonly origin: string;
  /** The address as `tern run` prints it. */
  readonly address: string;
  /** Paths asked for, so that a test can see what the page loads. */
  readonly paths: readonly string[];
  /** From now on connections are taken but nothing is answered, as by an agent that hangs. */
  readonly hang: () => void;
};

/** The loopback web form of the control API around a scripted agent, on a port of its own (`port`: that one). */
export async function serveDashboard(
  bridge: FakeBridge,
  files: string,
  { token = 'test-token-0123456789', port = 0 } = {},
): Promise<DashboardServer> {
  const paths: string[] = [];
  let isHanging = false;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    paths.push(request.url ?? '');
    if (isHanging) return;
    const isApi = pathname.startsWith(WEB_API_PREFIX);
    if (isApi && request.headers.authorization !== `Bearer ${token}`)
      sendJson(response, 401, { code: 'bad-arguments', message: 'token missing or wrong' });
    else if (pathname === WEB_EVENTS_PATH) sendEvents(bridge, response, () => isHanging);
    else if (isApi)
      void answerCall(bridge, pathname.slice(WEB_API_PREFIX.length), request, response);
    else void sendFile(files, pathname, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    address: `${origin}/#token=${token}`,
    paths,
    hang: () => void (isHanging = true),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function sendEvents(bridge: FakeBridge, response: ServerResponse, isHanging: () => boolean): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const stop = bridge.onStatus((status) => {
    if (!isHanging()) response.write(`event: status\ndata: ${JSON.stringify(status)}\n\n`);
  });
  response.on('close', stop);
}

async function answerCall(
  bridge: FakeBridge,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const call = controlCallNameSchema.safeParse(name);
  if (request.method !== 'POST' || !call.success) {
    sendJson(response, 404, { code: 'bad-arguments', message: 'no such call' });
    return;
  }
  try {
    sendJson(response, 200, await bridge.call(call.data, JSON.parse(text)));
  } catch (error) {
    const { code, fields } =
      error instanceof FakeCallError ? error : { code: 'internal', fields: [] };
    sendJson(response, 422, { code, message: String(error), fields });
  }
}

async function sendFile(files: string, pathname: string, response: ServerResponse): Promise<void> {
  const path = normalize(pathname === '/' ? '/index.html' : pathname);
  const content = await readFile(join(files, path)).catch(() => null);
  response.writeHead(content === null ? 404 : 200, {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': STRICT_CSP,
    'x-content-type-options': 'nosniff',
  });
  response.end(content ?? 'not found');
}
