import type { Socket } from 'node:net';
import type { Destination } from '../../contract/destinations.ts';
import type { Clock } from '../../foundation/clock.ts';
import { TlsConnectError } from '../dicom-tls/connect-tls.ts';
import { connectTransport } from '../dicom/ul/connect-transport.ts';
import { RetrieveError } from './retrieve-error.ts';

const CONNECT_TIMEOUT_MS = 5_000;

/** Opens a connection with DICOM over TLS, the peer's certificate checked. */
export type ConnectTls = (host: string, port: number) => Promise<Socket>;

/** How destinations are reached. The connection is refused with RetrieveError. */
export function createConnectDestination(options: {
  readonly clock: Clock;
  readonly connectTls: ConnectTls;
}): (destination: Destination, signal: AbortSignal) => Promise<Socket> {
  const { clock, connectTls } = options;
  return async ({ host, port, tls }, signal) => {
    try {
      if (tls) return await unlessAborted(connectTls(host, port), signal);
      return await connectTransport({ host, port, timeoutMs: CONNECT_TIMEOUT_MS, clock, signal });
    } catch (error) {
      signal.throwIfAborted();
      const isThere = error instanceof TlsConnectError && error.code !== 'tls-unreachable';
      if (isThere) throw new RetrieveError('destination-not-secure', { cause: error });
      throw new RetrieveError('destination-unreachable', { cause: error });
    }
  };
}

/** A connection that comes too late is closed. */
async function unlessAborted(connecting: Promise<Socket>, signal: AbortSignal): Promise<Socket> {
  const aborted: PromiseWithResolvers<never> = Promise.withResolvers();
  const abort = (): void => aborted.reject(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  try {
    return await Promise.race([connecting, aborted.promise]);
  } catch (error) {
    void connecting.then(
      (socket) => socket.destroy(),
      () => undefined,
    );
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
