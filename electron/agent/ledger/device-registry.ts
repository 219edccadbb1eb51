import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DeviceName, Knock, KnockReason, KnownDevice } from '../../contract/devices.ts';
import { numberOrNull, text, textOrNull, type Row } from './ledger-row.ts';

/** More than any clinic has; a program that tries every name must not fill the disk. */
const MAX_DEVICES = 2_000;
const MAX_KNOCKS = 500;

export type DeviceId = { readonly aeTitle: string; readonly address: string };

export type Implementation = { readonly classUid: string | null; readonly version: string | null };

export type RegisteredDevice = Omit<KnownDevice, 'isAllowed'>;

/** The machines that were served and those that were turned away. Lives in the ledger's database; no patient data. */
export class DeviceRegistry {
  readonly #db: DatabaseSync;
  readonly #served: StatementSync;
  readonly #received: StatementSync;
  readonly #echoed: StatementSync;
  readonly #names: StatementSync;
  readonly #expecting: StatementSync;
  readonly #admitted: StatementSync;
  readonly #knocked: StatementSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
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
       WHERE ae_title = ?3 AND address = ?4`,
    );
    this.#echoed = db.prepare(
      'UPDATE devices SET last_echo_at = ?1, last_seen_at = ?1 WHERE ae_title = ?2 AND address = ?3',
    );
    this.#names = db.prepare(
      'SELECT ae_title, address, name FROM devices WHERE name IS NOT NULL ORDER BY id',
    );
    this.#expecting = db.prepare(
      'SELECT * FROM devices WHERE expect_every_hours IS NOT NULL ORDER BY id',
    );
    this.#admitted = db.prepare('DELETE FROM knocks WHERE ae_title = ? AND address = ?');
    this.#knocked = db.prepare(
      `INSERT INTO knocks (ae_title, address, called_ae_title, reason, first_at, last_at) VALUES (?, ?, ?, ?, ?5, ?5)
       ON CONFLICT DO UPDATE SET called_ae_title = excluded.called_ae_title, last_at = excluded.last_at, count = count + 1`,
    );
  }

  /** An association was opened: the machine is known from now on, and no longer outside. */
  served(
    { aeTitle, address }: DeviceId,
    { classUid, version }: Implementation,
    at: Date,
    isSample = false,
  ): void {
    this.#served.run(aeTitle, address, classUid, version, at.toISOString(), Number(isSample));
    this.#admitted.run(aeTitle, address);
    this.#db.exec(`DELETE FROM devices WHERE id IN
      (SELECT id FROM devices ORDER BY name IS NULL, last_seen_at DESC LIMIT -1 OFFSET ${MAX_DEVICES})`);
  }

  /** The far end took an object of it. */
  received({ aeTitle, address }: DeviceId, bytes: number, at: Date): void {
    this.#received.run(bytes, at.toISOString(), aeTitle, address);
  }

  /** The far end answered a C-ECHO of it. */
  echoed({ aeTitle, address }: DeviceId, at: Date): void {
    this.#echoed.run(at.toISOString(), aeTitle, address);
  }

  turnedAway(device: DeviceId, calledAeTitle: string, reason: KnockReason, at: Date): void {
    this.#knocked.run(device.aeTitle, device.address, calledAeTitle, reason, at.toISOString());
    this.#db.exec(`DELETE FROM knocks WHERE id IN
      (SELECT id FROM knocks ORDER BY last_at DESC LIMIT -1 OFFSET ${MAX_KNOCKS})`);
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

  /** Those that a person has named. */
  names(): DeviceName[] {
    return this.#names.all().map((row) => ({
      aeTitle: text(row.ae_title),
      address: text(row.address),
      name: text(row.name),
    }));
  }

  /** The last first. */
  knocks(): readonly Knock[] {
    return this.#db.prepare('SELECT * FROM knocks ORDER BY last_at DESC, id').all().map(knockOf);
  }

  /** False where there is no such machine. */
  rename(id: number, name: string | null): boolean {
    const statement = this.#db.prepare('UPDATE devices SET name = ? WHERE id = ?');
    return Number(statement.run(name, id).changes) > 0;
  }

  /** False where there is no such machine. Null: nothing is expected. */
  expect(id: number, everyHours: number | null): boolean {
    const statement = this.#db.prepare('UPDATE devices SET expect_every_hours = ? WHERE id = ?');
    return Number(statement.run(everyHours, id).changes) > 0;
  }

  /** It answered an echo of ours there. */
  answeredAt(id: number, port: number): void {
    this.#db.prepare('UPDATE devices SET echo_port = ? WHERE id = ?').run(port, id);
  }

  forget(id: number): boolean {
    return Number(this.#db.prepare('DELETE FROM devices WHERE id = ?').run(id).changes) > 0;
  }

  forgetKnock(id: number): boolean {
    return Number(this.#db.prepare('DELETE FROM knocks WHERE id = ?').run(id).changes) > 0;
  }
}

function deviceOf(row: Row): RegisteredDevice {
  return {
    id: Number(row.id),
    aeTitle: text(row.ae_title),
    address: text(row.address),
    name: textOrNull(row.name),
    implementationClassUid: textOrNull(row.implementation_class_uid),
    implementationVersion: textOrNull(row.implementation_version),
    firstSeenAt: text(row.first_seen_at),
    lastSeenAt: text(row.last_seen_at),
    objects: Number(row.objects),
    bytes: Number(row.bytes),
    lastEchoAt: textOrNull(row.last_echo_at),
    lastStoredAt: textOrNull(row.last_stored_at),
    expectEveryHours: numberOrNull(row.expect_every_hours),
    echoPort: numberOrNull(row.echo_port),
    isSample: row.is_sample === 1,
  };
}

function knockOf(row: Row): Knock {
  return {
    id: Number(row.id),
    aeTitle: text(row.ae_title),
    address: text(row.address),
    calledAeTitle: text(row.called_ae_title),
    reason: row.reason as KnockReason,
    firstAt: text(row.first_at),
    lastAt: text(row.last_at),
    count: Number(row.count),
  };
}
