import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DeviceSends } from '../../contract/devices.ts';
import { text, type Row } from './ledger-row.ts';

/** SOP classes times transfer syntaxes of one machine. */
const MAX_SENDS = 64;
const MAX_CALLS = 16;

/** What each machine sends and which AE titles it calls; bounded for each machine. */
export class DeviceTraffic {
  readonly #db: DatabaseSync;
  readonly #sent: StatementSync;
  readonly #boundSends: StatementSync;
  readonly #called: StatementSync;
  readonly #boundCalls: StatementSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#sent = db.prepare(
      `INSERT INTO device_sends (device_id, sop_class_uid, transfer_syntax_uid, objects, last_at) VALUES (?, ?, ?, 1, ?)
       ON CONFLICT DO UPDATE SET objects = objects + 1, last_at = excluded.last_at`,
    );
    this.#boundSends = bound(db, 'device_sends', MAX_SENDS);
    this.#called = db.prepare(
      `INSERT INTO device_calls (device_id, called_ae_title, last_at) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET last_at = excluded.last_at`,
    );
    this.#boundCalls = bound(db, 'device_calls', MAX_CALLS);
  }

  /** The far end took an object of it. */
  sent(deviceId: number, sopClassUid: string, transferSyntaxUid: string, at: Date): void {
    this.#sent.run(deviceId, sopClassUid, transferSyntaxUid, at.toISOString());
    this.#boundSends.run(deviceId, deviceId);
  }

  called(deviceId: number, aeTitle: string, at: Date): void {
    this.#called.run(deviceId, aeTitle, at.toISOString());
    this.#boundCalls.run(deviceId, deviceId);
  }

  /** The most frequent first, by machine. */
  sends(): ReadonlyMap<number, readonly DeviceSends[]> {
    return byDevice(
      this.#db.prepare('SELECT * FROM device_sends ORDER BY objects DESC, last_at DESC').all(),
      (row) => ({
        sopClassUid: text(row.sop_class_uid),
        transferSyntaxUid: text(row.transfer_syntax_uid),
        objects: Number(row.objects),
        lastAt: text(row.last_at),
      }),
    );
  }

  /** The last first, by machine. */
  calls(): ReadonlyMap<number, readonly { readonly aeTitle: string; readonly lastAt: string }[]> {
    return byDevice(
      this.#db.prepare('SELECT * FROM device_calls ORDER BY last_at DESC').all(),
      (row) => ({ aeTitle: text(row.called_ae_title), lastAt: text(row.last_at) }),
    );
  }

  /** Adds what one machine did to another's. */
  merge(id: number, into: number): void {
    this.#db
      .prepare(
        `INSERT INTO device_sends SELECT ?, sop_class_uid, transfer_syntax_uid, objects, last_at FROM device_sends
           WHERE device_id = ? ON CONFLICT DO UPDATE SET objects = objects + excluded.objects,
           last_at = max(last_at, excluded.last_at)`,
      )
      .run(into, id);
    this.#db
      .prepare(
        `INSERT INTO device_calls SELECT ?, called_ae_title, last_at FROM device_calls WHERE device_id = ?
           ON CONFLICT DO UPDATE SET last_at = max(last_at, excluded.last_at)`,
      )
      .run(into, id);
  }
}

/** Keeps the latest rows of one machine. */
function bound(db: DatabaseSync, table: string, max: number): StatementSync {
  return db.prepare(
    `DELETE FROM ${table} WHERE device_id = ? AND rowid IN
       (SELECT rowid FROM ${table} WHERE device_id = ? ORDER BY last_at DESC LIMIT -1 OFFSET ${max})`,
  );
}

function byDevice<T>(
  rows: readonly Row[],
  valueOf: (row: Row) => T,
): ReadonlyMap<number, readonly T[]> {
  const groups = Map.groupBy(rows, (row) => Number(row.device_id));
  return new Map([...groups].map(([id, group]) => [id, group.map(valueOf)]));
}
