import type { Socket } from 'node:net';
import type { AgentConfig } from '../../contract/agent-config.ts';
import type { Retrieve } from '../../contract/destinations.ts';
import type { Clock } from '../../foundation/clock.ts';
import { messageOf } from '../../foundation/errors.ts';
import type { Logger } from '../../foundation/logger.ts';
import type { OwnService } from '../relay/own-service.ts';
import type { ProblemLog } from '../status/problem-log.ts';
import type { ConnectMachine, ConnectTls } from '../connect-machine.ts';
import { createConnectDestination } from './connect-destination.ts';
import type { OrderTable } from '../ledger/order-table.ts';
import type { OrderDesk } from '../uplink/order-desk.ts';
import { MoveService } from './move-service.ts';
import { PushOrders } from './push-orders.ts';
import type { RetrieveSettings } from './retrieve-ports.ts';
import { Retriever } from './retriever.ts';

/** Retrieval from the cloud, put together: what devices ask for by C-MOVE, and what the cloud orders. */
export type Retrieves = Disposable & {
  readonly moveService: OwnService;
  readonly orders: OrderDesk;
  readonly connectDestination: ConnectMachine;
  /** What runs now, for the status. */
  list(): readonly Retrieve[];
};

export function createRetrieves(options: {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly problems: ProblemLog;
  readonly config: () => AgentConfig;
  readonly dial: (signal: AbortSignal) => Promise<Socket>;
  readonly connectTls: ConnectTls;
  readonly changed: () => void;
  readonly orders: OrderTable;
  readonly orderFinished: () => void;
}): Retrieves {
  const { clock, logger, problems, config, dial, changed } = options;
  const connectDestination = createConnectDestination(options);
  const settings = (): RetrieveSettings => {
    const { dicom, link, destinations } = config();
    const timeouts = { ...dicom, associationTimeoutMs: link.associationTimeoutMs };
    return { aeTitle: dicom.aeTitle, maxPduBytes: dicom.maxPduBytes, timeouts, destinations };
  };
  const retriever = new Retriever({
    ports: { clock, dial, connect: connectDestination, settings },
    logger,
    events: {
      destinationFailed: (destination, reason) =>
        problems.began('destination-unreachable', { reason }, destination),
      destinationWorked: (destination) => problems.settled('destination-unreachable', destination),
      changed,
    },
  });
  const orders = new PushOrders({
    ...{ clock, retriever, settings },
    table: options.orders,
    finished: options.orderFinished,
    ledgerFailed: (error) =>
      problems.occurred('ledger-failed', null, { error: messageOf(error).slice(0, 200) }),
  });
  return {
    orders,
    moveService: new MoveService({ clock, retriever, settings }),
    connectDestination,
    list: () => retriever.list(),
    [Symbol.dispose]: () => {
      orders[Symbol.dispose]();
      retriever[Symbol.dispose]();
    },
  };
}
