import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../electron/foundation/clock.ts';
import type { MasterKey } from '../storage/master-key.ts';
import type { AuditTrail } from './audit-trail.ts';

/** What every table of the registry works with. */
export type RegistryContext = {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly masterKey: MasterKey;
  readonly audit: AuditTrail;
};
