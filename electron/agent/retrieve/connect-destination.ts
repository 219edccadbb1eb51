import type { Destination } from '../../contract/destinations.ts';
import type { Clock } from '../../foundation/clock.ts';
import { connectMachineBy, type ConnectMachine, type ConnectTls } from '../connect-machine.ts';
import { TlsConnectError } from '../dicom-tls/connect-tls.ts';
import { RetrieveError } from './retrieve-error.ts';

const CONNECT_TIMEOUT_MS = 5_000;

/** How destinations are reached. Rejects with RetrieveError or the signal's reason. */
export function createConnectDestination(options: {
  readonly clock: Clock;
  readonly connectTls: ConnectTls;
}): ConnectMachine {
  const connect = connectMachineBy({ ...options, timeoutMs: CONNECT_TIMEOUT_MS });
  return async (place, signal) => {
    try {
      return await connect(place, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw new RetrieveError(
        isSilent(place, error) ? 'destination-unreachable' : 'destination-not-secure',
        {
          cause: error,
        },
      );
    }
  };
}

/** Everything else of an encrypted connection (a certificate, our own key) is not the network's fault. */
function isSilent({ tls }: Pick<Destination, 'tls'>, error: unknown): boolean {
  return !tls || (error instanceof TlsConnectError && error.code === 'tls-unreachable');
}
