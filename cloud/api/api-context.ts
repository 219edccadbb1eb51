import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../electron/foundation/clock.ts';
import type { Logger } from '../../electron/foundation/logger.ts';
import type { ObjectIndex } from '../objects/object-index.ts';
import type { Clinics } from '../registry/clinics.ts';
import type { Orders } from '../registry/orders.ts';
import type { PairingCodes } from '../registry/pairing-codes.ts';
import type { UplinkConfigs } from '../registry/uplink-configs.ts';
import type { Uplinks } from '../registry/uplinks.ts';
import type { Worklist } from '../worklist/worklist.ts';

/** What the routes work with. */
export type ApiContext = {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly clinics: Clinics;
  readonly codes: PairingCodes;
  readonly uplinks: Uplinks;
  readonly configs: UplinkConfigs;
  readonly orders: Orders;
  readonly worklist: Worklist;
  readonly objects: ObjectIndex;
  readonly adminToken: string;
  readonly digestCode: (code: string) => string;
  /** Ports of the data channel that uplinks are told. */
  readonly pskPorts: () => readonly number[];
  /** An uplink or a clinic was ended: cut its connections now. */
  readonly onRevoked: () => void;
};
