import type { AgentConfig } from '../contract/agent-config.ts';
import type { ControlHandlers } from '../contract/control.ts';
import type { DESTINATION_CALLS, Destination } from '../contract/destinations.ts';
import type { Clock } from '../foundation/clock.ts';
import { inTurn } from '../foundation/in-turn.ts';
import type { ConnectMachine } from './connect-machine.ts';
import type { ConfigStore } from './config/config-store.ts';
import { ControlError } from './control/control-error.ts';
import { TlsConnectError } from './dicom-tls/connect-tls.ts';
import { deviceUnreachable, echoOver } from './echo-device.ts';
import { RetrieveError } from './retrieve/retrieve-error.ts';
import type { ProblemLog } from './status/problem-log.ts';

export type DestinationParts = {
  readonly configStore: ConfigStore;
  /** The settings that hold, the cloud's included. */
  readonly config: () => AgentConfig;
  readonly clock: Clock;
  readonly problems: ProblemLog;
  readonly connectDestination: ConnectMachine;
};

/** What the calls about destinations do. */
export function createDestinationHandlers(
  parts: DestinationParts,
): Pick<ControlHandlers, keyof typeof DESTINATION_CALLS> {
  const { configStore, problems } = parts;
  /** Each from what the one before left. */
  const change = inTurn();
  const list = (): readonly Destination[] => configStore.get().destinations;
  const find = (aeTitle: string): Destination => {
    const found = list().find((destination) => destination.aeTitle === aeTitle);
    if (found) return found;
    throw new ControlError(
      'bad-arguments',
      `There is no destination ${aeTitle}. To see them: tern destination list`,
    );
  };
  const settled = ({ aeTitle, host }: Destination): void =>
    problems.settled('destination-unreachable', { aeTitle, address: host });

  return {
    listDestinations: () => Promise.resolve({ destinations: [...list()] }),
    addDestination: (destination) =>
      change(async () => {
        if (list().some(({ aeTitle }) => aeTitle === destination.aeTitle))
          throw duplicate(destination);
        await configStore.set('destinations', [...list(), destination]);
        return {};
      }),
    removeDestination: ({ aeTitle }) =>
      change(async () => {
        const destination = find(aeTitle);
        await configStore.set(
          'destinations',
          list().filter((other) => other.aeTitle !== aeTitle),
        );
        settled(destination);
        return {};
      }),
    echoDestination: async ({ aeTitle }) => {
      const destination = find(aeTitle);
      const latencyMs = await echoDestination(parts, destination);
      settled(destination);
      return { latencyMs };
    },
  };
}

async function echoDestination(
  { clock, config, connectDestination }: DestinationParts,
  destination: Destination,
): Promise<number> {
  const { dicom } = config();
  const connecting = connectDestination(destination, new AbortController().signal);
  const socket = await connecting.catch((error: unknown) => {
    const cause = error instanceof RetrieveError ? error.cause : null;
    if (cause instanceof TlsConnectError && cause.code !== 'tls-unreachable')
      throw new ControlError('device-rejected', cause.message, { cause });
    throw deviceUnreachable(error);
  });
  return echoOver(socket, { calledAeTitle: destination.aeTitle, dicom, clock });
}

function duplicate({ aeTitle }: Destination): ControlError {
  const message = `There is a destination ${aeTitle} already. To change it, remove it first.`;
  const field = { path: 'aeTitle', problem: 'duplicate', limit: null, message } as const;
  return new ControlError('bad-arguments', message, { fields: [field] });
}
