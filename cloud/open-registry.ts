import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../electron/foundation/clock.ts';
import { ObjectIndex } from './objects/object-index.ts';
import { AuditTrail, type Actor } from './registry/audit-trail.ts';
import { ClinicUsers } from './registry/clinic-users.ts';
import { Clinics } from './registry/clinics.ts';
import { Orders } from './registry/orders.ts';
import { PairingCodes } from './registry/pairing-codes.ts';
import { UplinkConfigs } from './registry/uplink-configs.ts';
import { Uplinks } from './registry/uplinks.ts';
import { assertInitialised, type DataFolder } from './storage/data-folder.ts';
import { openDatabase } from './storage/database.ts';
import { readMasterKey, type MasterKey } from './storage/master-key.ts';
import { Worklist } from './worklist/worklist.ts';

/** All tables of one data folder; works beside a running server. */
export type Registry = Disposable & {
  readonly db: DatabaseSync;
  readonly masterKey: MasterKey;
  readonly audit: AuditTrail;
  readonly clinics: Clinics;
  readonly users: ClinicUsers;
  readonly uplinks: Uplinks;
  readonly codes: PairingCodes;
  readonly configs: UplinkConfigs;
  readonly orders: Orders;
  readonly worklist: Worklist;
  readonly objects: ObjectIndex;
};

/** Throws CloudFault `not-initialised`, `master-key-missing`, `master-key-invalid` or `database-too-new`. */
export function openRegistry(folder: DataFolder, clock: Clock, actor: Actor): Registry {
  assertInitialised(folder);
  const masterKey = readMasterKey(folder.masterKey);
  const db = openDatabase(folder.database);
  const audit = new AuditTrail(db, clock, actor);
  const context = { db, clock, masterKey, audit };
  const clinics = new Clinics(context);
  const uplinks = new Uplinks(context);
  return {
    db,
    masterKey,
    audit,
    clinics,
    users: new ClinicUsers(context, clinics),
    uplinks,
    codes: new PairingCodes(context, clinics, uplinks),
    configs: new UplinkConfigs(context),
    orders: new Orders(context, uplinks),
    worklist: new Worklist(context, clinics),
    objects: new ObjectIndex(db, masterKey, clock),
    [Symbol.dispose]: () => db.close(),
  };
}
