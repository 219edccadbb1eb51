import { ownRequest } from '../dicom/services/own-request.ts';
import type { Socket } from 'node:net';
import type { Destination } from '../../contract/destinations.ts';
import type { Clock } from '../../foundation/clock.ts';
import { type AAssociateRq, type UserItem } from '../dicom/ul/pdu.ts';
import type { UlTimeouts } from '../dicom/ul/watchdog.ts';
import type { InformationModel } from './information-model.ts';
import type { RetrieveKeys } from './retrieve-identifier.ts';

export type RetrieveSettings = {
  readonly aeTitle: string;
  readonly maxPduBytes: number;
  readonly timeouts: UlTimeouts;
  readonly destinations: readonly Destination[];
};

/** The ways out of the agent. */
export type RetrievePorts = {
  readonly clock: Clock;
  /** Opens a connection to the cloud; rejects when there is none to be had. */
  readonly dial: (signal: AbortSignal) => Promise<Socket>;
  /** Opens a connection to a machine of the clinic. Throws RetrieveError. */
  readonly connect: (destination: Destination, signal: AbortSignal) => Promise<Socket>;
  readonly settings: () => RetrieveSettings;
};

/** One retrieve: what, for whom, where to. */
export type RetrieveRequest = {
  readonly model: InformationModel;
  readonly keys: RetrieveKeys;
  readonly destination: Destination;
  /** Titles of the associations with the cloud: the requestor's own. */
  readonly callingAeTitle: string;
  readonly calledAeTitle: string;
  /** The title under which the destination is called. */
  readonly ownAeTitle: string;
  /** Message id of the C-MOVE: the Move Originator of each C-STORE (PS3.7 9.3.1.1). */
  readonly originatorMessageId: number;
  readonly priority: number;
  /** User identity of the requestor (PS3.7 D.3.3.7); null: it gave none. */
  readonly userIdentity: UserItem | null;
};

/** A-ASSOCIATE-RQ to the cloud, in the requestor's name. */
export function cloudRequest(
  request: RetrieveRequest,
  contexts: AAssociateRq['contexts'],
  maxPduBytes: number,
  items: readonly UserItem[] = [],
): AAssociateRq {
  const { callingAeTitle, calledAeTitle, userIdentity } = request;
  return ownRequest({
    calledAeTitle,
    callingAeTitle,

    contexts,
    maxPduBytes,
    items: [...items, ...(userIdentity ? [userIdentity] : [])],
  });
}
