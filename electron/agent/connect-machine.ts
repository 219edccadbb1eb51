import type { Socket } from 'node:net';
import type { Clock } from '../foundation/clock.ts';
import { connectTransport } from './dicom/ul/connect-transport.ts';

/** Opens a connection with DICOM over TLS, the peer's certificate checked. */
export type ConnectTls = (host: string, port: number) => Promise<Socket>;

/** Where a machine of the clinic listens. */
export type MachinePlace = {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
};

/** Opens a connection to a machine. Rejects with the system's error, TlsConnectError, or the signal's reason. */
export type ConnectMachine = (place: MachinePlace, signal: AbortSignal) => Promise<Socket>;

/** How machines are called, in clear or encrypted as their place says. */
export function connectMachineBy(options: {
  readonly clock: Clock;
  readonly connectTls: ConnectTls;
  readonly timeoutMs: number;
}): ConnectMachine {
  const { clock, connectTls, timeoutMs } = options;
  return ({ host, port, tls }, signal) =>
    tls
      ? unlessAborted(connectTls(host, port), signal)
      : connectTransport({ host, port, timeoutMs, clock, signal });
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
