import type { TLSSocket } from 'node:tls';
import rateLimit from '@fastify/rate-limit';
import { fastify, type FastifyInstance } from 'fastify';
import { explained } from '../listen.ts';
import type { ApiContext } from './api-context.ts';
import { addAdminRoutes } from './admin-routes.ts';
import { ApiError, errorBody, toApiError } from './api-error.ts';
import { addUplinkRoutes } from './uplink-routes.ts';

/** 500 receipts or a day's worklist fit. */
const MAX_BODY_BYTES = 1024 * 1024;
const HANDSHAKE_TIMEOUT_MS = 10_000;
/** Headers, then the whole request, have to be there by then; a silent socket is closed. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const CHECK_INTERVAL_MS = 2_000;
const KEEP_ALIVE_MS = 60_000;
const MAX_CONNECTIONS = 1_000;

export type ApiServerOptions = {
  readonly context: ApiContext;
  readonly host: string;
  readonly port: number;
  readonly keyPem: string;
  readonly certificatePem: string;
  readonly silentSocketTimeoutMs?: number;
};

export type ApiServer = AsyncDisposable & { readonly port: number };

/** The service channel: HTTPS with TLS 1.3 only. Throws CloudFault `port-in-use` or `port-not-permitted`. */
export async function startApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const { context } = options;
  const silentMs = options.silentSocketTimeoutMs;
  const server = fastify({
    https: {
      key: options.keyPem,
      cert: options.certificatePem,
      minVersion: 'TLSv1.3',
      handshakeTimeout: silentMs ?? HANDSHAKE_TIMEOUT_MS,
      headersTimeout: silentMs ?? HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: Math.min(silentMs ?? CHECK_INTERVAL_MS, CHECK_INTERVAL_MS),
    },
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: true,
    logger: false,
    routerOptions: { maxParamLength: 256 },
  });
  const https = server.server;
  https.maxConnections = MAX_CONNECTIONS;
  // handshakeTimeout reports, but leaves the socket open.
  https.on('tlsClientError', (_error: Error, socket: TLSSocket) => socket.destroy());
  await addRoutes(server, context);
  try {
    await server.listen({ host: options.host, port: options.port });
  } catch (error) {
    await server.close();
    throw error instanceof Error ? explained(error, options.port) : error;
  }
  const address = https.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no address');
  return { port: address.port, [Symbol.asyncDispose]: () => server.close() };
}

async function addRoutes(server: FastifyInstance, context: ApiContext): Promise<void> {
  await server.register(rateLimit, { global: false });
  server.setErrorHandler((error, _request, reply) => {
    const answer = toApiError(error);
    if (answer.code === 'internal') context.logger.error('api.failed', { code: answer.code });
    return reply.status(answer.httpStatus).send(errorBody(answer));
  });
  server.setNotFoundHandler((_request, reply) => {
    const answer = new ApiError('not-found', 'There is nothing at this address.');
    return reply.status(answer.httpStatus).send(errorBody(answer));
  });
  addUplinkRoutes(server, context);
  addAdminRoutes(server, context);
}
