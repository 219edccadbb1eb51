import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WEB_API_PREFIX, WEB_EVENTS_PATH } from '../../contract/control.ts';
import { errnoOf } from '../../foundation/errors.ts';
import { ControlError } from './control-error.ts';
import type { ControlServices } from './control-services.ts';
import type { WebAsset, WebAssets } from '../../foundation/web-assets.ts';
import { answerWebCall, sendRefusal } from './web-call.ts';
import { streamStatus } from './web-events.ts';
import { createWebToken, refuseCall, refuseHost } from './web-guard.ts';
import { SECURITY_HEADERS } from './web-headers.ts';

export type WebTimeouts = {
  /** From connecting, or from the last answer, to the end of the next header. */
  readonly headersMs: number;
  /** From the first byte of a request to its last. */
  readonly requestMs: number;
  /** Without a byte in either direction. */
  readonly idleMs: number;
  /** How often the first two are looked at. */
  readonly checkMs: number;
};
const TIMEOUTS: WebTimeouts = {
  headersMs: 10_000,
  requestMs: 30_000,
  idleMs: 180_000,
  checkMs: 5_000,
};
const MAX_CONNECTIONS = 64;
const MAX_HEADER_BYTES = 8 * 1024;
const MAX_EVENT_STREAMS = 16;

export type WebServerOptions = ControlServices & {
  /** 0 asks for a free one. */
  readonly port: number;
  readonly assets: WebAssets;
  readonly timeouts?: WebTimeouts;
};

export interface WebServer extends AsyncDisposable {
  readonly port: number;
  readonly token: string;
  /** The dashboard's address with the token in its fragment, which browsers send to nobody. */
  readonly dashboardUrl: string;
}

function sendAsset(request: IncomingMessage, response: ServerResponse, asset: WebAsset): void {
  response.setHeader('ETag', asset.etag);
  response.setHeader('Cache-Control', asset.cacheControl);
  if (request.headers['if-none-match'] === asset.etag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': asset.contentType,
    'Content-Length': asset.content.length,
  });
  response.end(request.method === 'HEAD' ? undefined : asset.content);
}

class WebRoutes {
  readonly #options: WebServerOptions;
  readonly token = createWebToken();
  port = 0;
  #eventStreams = 0;

  constructor(options: WebServerOptions) {
    this.#options = options;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const isApi = path.startsWith(WEB_API_PREFIX);
    const refusal =
      refuseHost(request.headers.host, this.port) ??
      (isApi ? refuseCall(request, this.port, this.token) : null);
    if (refusal !== null) {
      response.setHeader('Connection', 'close');
      if (refusal.httpStatus === 401) response.setHeader('WWW-Authenticate', 'Bearer');
      sendRefusal(response, refusal.httpStatus, refusal.message);
    } else if (path === WEB_EVENTS_PATH) this.#events(request, response);
    else if (isApi) await this.#call(request, response, path.slice(WEB_API_PREFIX.length));
    else this.#static(request, response, path);
  }

  #events(request: IncomingMessage, response: ServerResponse): void {
    if (request.method !== 'GET') {
      sendRefusal(response, 405, 'The event stream is read with GET.');
    } else if (this.#eventStreams >= MAX_EVENT_STREAMS) {
      sendRefusal(response, 503, 'The dashboard is open in too many windows.');
    } else {
      this.#eventStreams += 1;
      response.once('close', () => (this.#eventStreams -= 1));
      streamStatus(response, this.#options);
    }
  }

  async #call(request: IncomingMessage, response: ServerResponse, call: string): Promise<void> {
    if (request.method !== 'POST') sendRefusal(response, 405, 'Calls are made with POST.');
    else await answerWebCall(request, response, call, this.#options.dispatch);
  }

  #static(request: IncomingMessage, response: ServerResponse, path: string): void {
    const asset = this.#options.assets.get(path);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      sendRefusal(response, 405, 'Files are read with GET.');
    else if (asset) sendAsset(request, response, asset);
    else
      sendRefusal(
        response,
        404,
        this.#options.assets.size > 0 ? 'There is no such page.' : 'The dashboard was not built.',
      );
  }
}

function listenError(error: unknown, port: number): ControlError {
  const errno = errnoOf(error);
  if (errno === 'EADDRINUSE')
    return new ControlError(
      'port-in-use',
      `Port ${port} for the dashboard is already used by another program. Give another with --web-port, or 0 for a free one.`,
      { cause: error },
    );
  return new ControlError(
    'config-invalid',
    `The dashboard cannot use port ${port} (${errno ?? 'unknown reason'}). Give another with --web-port, or 0 for a free one.`,
    { cause: error },
  );
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, port)));
    server.listen({ host: '127.0.0.1', port }, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Serves dashboard and control API on 127.0.0.1. Throws ControlError port-in-use. */
export async function serveWeb(options: WebServerOptions): Promise<WebServer> {
  const timeouts = options.timeouts ?? TIMEOUTS;
  const routes = new WebRoutes(options);
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: timeouts.headersMs,
      requestTimeout: timeouts.requestMs,
      connectionsCheckingInterval: timeouts.checkMs,
    },
    (request, response) => {
      routes.answer(request, response).catch(() => {
        // The peer went away in the middle of its request.
        response.destroy();
      });
    },
  );
  server.timeout = timeouts.idleMs;
  server.maxConnections = MAX_CONNECTIONS;
  routes.port = await listen(server, options.port);
  server.on('error', () => options.logger.warn('control.web-error'));
  options.logger.info('control.web-listening', { port: routes.port });
  return {
    port: routes.port,
    token: routes.token,
    dashboardUrl: `http://127.0.0.1:${routes.port}/#token=${routes.token}`,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
