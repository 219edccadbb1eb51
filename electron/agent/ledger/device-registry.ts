import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { ControlParsedArgs } from '../../contract/control.ts';
import type { DeviceName } from '../../contract/devices.ts';
import type { AckPolicy } from '../../contract/agent-config.ts';
import type { DeviceRef } from '../../contract/problems.ts';
import {
  deviceOf,
  type DeviceId,
  type Implementation,
  type RegisteredDevice,
} from './device-row.ts';
import { DeviceTraffic } from './device-traffic.ts';
import { mergeDevices } from './merge-devices.ts';
import { text } from './ledger-row.ts';

/** More than any clinic has; a program that tries every name must not fill the disk. */
const MAX_DEVICES = 2_000;
/** Addresses that one machine came from. */
const MAX_ADDRESSES = 16;

/** What a person says of a machine; what is left out stays. */
export type DeviceChanges = Omit<ControlParsedArgs<'setDevice'>, 'id'>;

/**
 * The machines that were served. One row for each AE title and address, and for a machine whose address changes one row
 * with the address that it came from last. Lives in the ledger's database; no patient data.
 */
export class DeviceRegistry {
  readonly traffic: DeviceTraffic;
  readonly #db: DatabaseSync;
  readonly #find: StatementSync;
  readonly #roaming: StatementSync;
  readonly #moved: StatementSync;
  readonly #served: StatementSync;
  readonly #received: StatementSync;
  readonly #echoed: StatementSync;
  readonly #names: StatementSync;
  readonly #expecting: StatementSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.traffic = new DeviceTraffic(db);
    this.#find = db.prepare(
      `SELECT id, 0 AS is_former FROM devices WHERE ae_title = ?1 AND address = ?2
       UNION ALL SELECT device_id, 1 FROM device_addresses WHERE ae_title = ?1 AND address = ?2
       ORDER BY is_former LIMIT 1`,
    );
    this.#roaming = db.prepare(
      'SELECT id FROM devices WHERE is_roaming = 1 AND ae_title = ? AND implementation_class_uid = ? LIMIT 2',
    );
    this.#moved = db.prepare('UPDATE devices SET ae_title = ?, address = ? WHERE id = ?');
    this.#served = db.prepare(
      `INSERT INTO devices (ae_title, address, implementation_class_uid, implementation_version, first_seen_at, last_seen_at,
         is_sample)
       VALUES (?, ?, ?, ?, ?5, ?5, ?6)
       ON CONFLICT DO UPDATE SET implementation_class_uid = excluded.implementation_class_uid,
         implementation_version = excluded.implementation_version, last_seen_at = excluded.last_seen_at,
         is_sample = excluded.is_sample`,
    );
    this.#received = db.prepare(
      `UPDATE devices SET objects = objects + 1, bytes = bytes + ?1, last_seen_at = ?2, last_stored_at = ?2
       WHERE id = ?3`,
    );
    this.#echoed = db.prepare(
      'UPDATE devices SET last_echo_at = ?1, last_seen_at = ?1 WHERE id = ?2',
    );
    this.#names = db.prepare(
      `SELECT id, ae_title, address, name FROM devices WHERE name IS NOT NULL
       UNION SELECT devices.id, former.ae_title, former.address, name FROM devices
         JOIN device_addresses AS former ON device_id = devices.id WHERE name IS NOT NULL ORDER BY 1, 2, 3`,
    );
    this.#expecting = db.prepare(
      'SELECT * FROM devices WHERE expect_every_hours IS NOT NULL ORDER BY id',
    );
  }

  /** An association was opened: the machine is known from now on. */
  served(
    { aeTitle, address }: DeviceId,
    { classUid, version }: Implementation,
    at: Date,
    isSample = false,
  ): void {
    const known = this.idOf({ aeTitle, address }) ?? this.#roamingId(aeTitle, classUid);
    if (known !== null) this.#move(known, { aeTitle, address });
    this.#served.run(aeTitle, address, classUid, version, at.toISOString(), Number(isSample));
    this.#db.exec(`DELETE FROM devices WHERE id IN
      (SELECT id FROM devices ORDER BY name IS NULL, last_seen_at DESC LIMIT -1 OFFSET ${MAX_DEVICES})`);
  }

  /** The far end took an object of it. */
  received(
    device: DeviceId,
    object: {
      readonly bytes: number;
      readonly sopClassUid: string;
      readonly transferSyntaxUid: string;
    },
    at: Date,
  ): void {
    const id = this.idOf(device);
    if (id === null) return;
    this.#received.run(object.bytes, at.toISOString(), id);
    this.traffic.sent(id, object.sopClassUid, object.transferSyntaxUid, at);
  }

  /** The far end answered a C-ECHO of it. */
  echoed(device: DeviceId, at: Date): void {
    this.#echoed.run(at.toISOString(), this.idOf(device));
  }

  /** An association of it with this called AE title was opened. */
  called(device: DeviceId, calledAeTitle: string, at: Date): void {
    const id = this.idOf(device);
    if (id !== null) this.traffic.called(id, calledAeTitle, at);
  }

  /** The machine that comes under this title from there, now or formerly; null: it is not known. */
  idOf({ aeTitle, address }: DeviceId): number | null {
    const row = this.#find.get(aeTitle, address);
    return row === undefined ? null : Number(row.id);
  }

  find(device: DeviceId): RegisteredDevice | null {
    const id = this.idOf(device);
    return id === null ? null : this.get(id);
  }

  /** The only AE titles that a machine may call; null: any. */
  callsOf({ aeTitle, address }: DeviceRef): readonly string[] | null {
    return this.find({ aeTitle: aeTitle ?? '', address })?.calledAeTitles ?? null;
  }

  /** When this one gets "success"; null: as all. */
  policyOf({ aeTitle, address }: DeviceRef): AckPolicy | null {
    return this.find({ aeTitle: aeTitle ?? '', address })?.ackPolicy ?? null;
  }

  /** The last seen first. */
  list(): readonly RegisteredDevice[] {
    return this.#db
      .prepare('SELECT * FROM devices ORDER BY last_seen_at DESC, id')
      .all()
      .map(deviceOf);
  }

  get(id: number): RegisteredDevice | null {
    const row = this.#db.prepare('SELECT * FROM devices WHERE id = ?').get(id);
    return row === undefined ? null : deviceOf(row);
  }

  /** Those that something is expected of. */
  expecting(): readonly RegisteredDevice[] {
    return this.#expecting.all().map(deviceOf);
  }

  /** Those that a person has named, under each address they came from. */
  names(): DeviceName[] {
    return this.#names.all().map((row) => ({
      aeTitle: text(row.ae_title),
      address: text(row.address),
      name: text(row.name),
    }));
  }

  /** False where there is no such machine. */
  change(id: number, changes: DeviceChanges): boolean {
    const columns = Object.entries(columnsOf(changes));
    const sets = ['id = id', ...columns.map(([column]) => `${column} = ?`)].join(', ');
    const statement = this.#db.prepare(`UPDATE devices SET ${sets} WHERE id = ?`);
    return Number(statement.run(...columns.map(([, value]) => value), id).changes) > 0;
  }

  /** Makes one machine of two; false where one of them is not there, or both are one. */
  merge(id: number, into: number): boolean {
    const [one, other] = [this.get(id), this.get(into)];
    if (one === null || other === null || id === into) return false;
    mergeDevices(this.#db, one, other, this.traffic);
    return true;
  }

  /** It answered an echo of ours there. */
  answeredAt(id: number, port: number): void {
    this.#db.prepare('UPDATE devices SET echo_port = ? WHERE id = ?').run(port, id);
  }

  forget(id: number): boolean {
    return Number(this.#db.prepare('DELETE FROM devices WHERE id = ?').run(id).changes) > 0;
  }

  /** The one machine of that title and software whose address changes. */
  #roamingId(aeTitle: string, classUid: string | null): number | null {
    const rows = classUid === null ? [] : this.#roaming.all(aeTitle, classUid);
    return rows.length === 1 ? Number(rows[0]?.id) : null;
  }

  #move(id: number, to: DeviceId): void {
    const from = this.get(id);
    if (from === null || (from.aeTitle === to.aeTitle && from.address === to.address)) return;
    this.#db
      .prepare('INSERT OR IGNORE INTO device_addresses VALUES (?, ?, ?)')
      .run(from.aeTitle, from.address, id);
    this.#db
      .prepare(
        `DELETE FROM device_addresses WHERE device_id = ?1 AND rowid IN
           (SELECT rowid FROM device_addresses WHERE device_id = ?1 ORDER BY rowid DESC LIMIT -1 OFFSET ${MAX_ADDRESSES})`,
      )
      .run(id);
    this.#moved.run(to.aeTitle, to.address, id);
  }
}

function columnsOf(changes: DeviceChanges): Record<string, SQLInputValue> {
  const { name, room, ackPolicy, calledAeTitles, expectEveryHours } = changes;
  return {
    ...(name !== undefined && { name }),
    ...(room !== undefined && { room }),
    ...(ackPolicy !== undefined && { ack_policy: ackPolicy }),
    ...(calledAeTitles !== undefined && {
      called_ae_titles: calledAeTitles === null ? null : JSON.stringify(calledAeTitles),
    }),
    ...(expectEveryHours !== undefined && { expect_every_hours: expectEveryHours }),
  };
}
