import { join } from 'node:path';
import type { Clock } from '../../foundation/clock.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { RoomSettings } from './disk-room.ts';
import { NodeSpoolDisk } from './node-spool-disk.ts';
import { SealedSpool } from './sealed-spool.ts';
import type { SpoolIndex } from './spool-index.ts';
import { SpoolKeys } from './spool-keys.ts';
import type { SpoolProblems } from './spool-reports.ts';

export type OpenSpoolParts = {
  readonly dataDir: string;
  /** `ledger.spool`. */
  readonly index: SpoolIndex;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly settings: () => RoomSettings;
  readonly problems: SpoolProblems;
};

/** Where the sealed files lie in the data folder. */
export const spoolFolder = (dataDir: string): string => join(dataDir, 'spool');

/** Opens the spool of a data folder and recovers what the last run left. Throws SpoolError `io`. */
export function openSpool(parts: OpenSpoolParts): Promise<SealedSpool> {
  const { dataDir, index, secrets, clock, settings, problems } = parts;
  return SealedSpool.open({
    disk: new NodeSpoolDisk(spoolFolder(dataDir)),
    keys: new SpoolKeys(secrets, clock),
    ...{ index, clock, settings, problems },
  });
}
