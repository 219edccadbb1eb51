import type { Socket } from 'node:net';
import type { AgentConfig } from '../contract/agent-config.ts';
import type { Clock } from '../foundation/clock.ts';
import { ControlError } from './control/control-error.ts';
import { STATUS } from './dicom/dimse/status.ts';
import { echo } from './dicom/services/echo.ts';
import { AssociationRejectedError } from './dicom/services/requestor.ts';
import { connectTransport } from './dicom/ul/connect-transport.ts';

const CONNECT_TIMEOUT_MS = 5_000;
const ANSWER_TIMEOUT_MS = 15_000;

/** Nothing answers at the address and port of a machine. */
export function deviceUnreachable(cause?: unknown): ControlError {
  return new ControlError(
    'device-unreachable',
    'The machine cannot be reached at that address and port. Check that it is on and connected, and which port it listens on itself.',
    { cause },
  );
}

function rejected(code: string, cause?: unknown): ControlError {
  return new ControlError(
    'device-rejected',
    `The machine answered, but turned Tern away (${code}). Check the AE titles on both sides.`,
    { cause },
  );
}

type EchoOptions = {
  readonly calledAeTitle: string;
  readonly dicom: AgentConfig['dicom'];
  readonly clock: Clock;
};

/** C-ECHO to a machine itself. Returns its latency in ms. Throws ControlError device-unreachable, -rejected or -not-answering. */
export async function echoDevice(
  options: EchoOptions & { readonly host: string; readonly port: number },
): Promise<number> {
  const { host, port, clock } = options;
  const connecting = connectTransport({ host, port, timeoutMs: CONNECT_TIMEOUT_MS, clock });
  const socket = await connecting.catch((error: unknown) => {
    throw deviceUnreachable(error);
  });
  return echoOver(socket, options);
}

/** The same on a connection that is open. Throws ControlError device-rejected or -not-answering. */
export async function echoOver(
  socket: Socket,
  { calledAeTitle, dicom, clock }: EchoOptions,
): Promise<number> {
  const startedMs = clock.monotonicMs();
  const status = await echo({
    socket,
    clock,
    timeouts: {
      ...dicom,
      artimTimeoutMs: CONNECT_TIMEOUT_MS,
      associationTimeoutMs: ANSWER_TIMEOUT_MS,
      idleTimeoutMs: ANSWER_TIMEOUT_MS,
    },
    callingAeTitle: dicom.aeTitle,
    calledAeTitle,
  }).catch((error: unknown) => {
    if (error instanceof AssociationRejectedError) {
      const { result, source, reason } = error.rejection;
      throw rejected(`${result}/${source}/${reason}`, error);
    }
    throw new ControlError(
      'device-not-answering',
      'Something took the connection but did not answer as a DICOM machine does. Check the port.',
      { cause: error },
    );
  });
  if (status !== STATUS.success) throw rejected(`0x${status.toString(16).padStart(4, '0')}`);
  return Math.round(clock.monotonicMs() - startedMs);
}
