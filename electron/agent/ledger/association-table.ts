import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  associationState,
  type Association,
  type AssociationEnd,
  type AssociationQuery,
} from '../../contract/associations.ts';
import type { DeviceRef } from '../../contract/problems.ts';
import { numberOrNull, text, textOrNull, type Row } from './ledger-row.ts';

/** UIDs that one association is known to lack. */
const MAX_MISSING = 10_000;

/** What is known of an association when its first object is over. */
export type NewAssociation = {
  readonly device: DeviceRef;
  readonly calledAeTitle: string;
  readonly isSample: boolean;
  readonly startedAt: Date;
  readonly contextsProposed: number;
  readonly contextsAccepted: number;
};

/** What became of one object of it. */
export type CountedObject = {
  readonly sopInstanceUid: string;
  readonly isWhole: boolean;
  readonly result: 'accepted' | 'refused' | 'incomplete';
  readonly bytes: number;
};

/** What a list of UIDs that a device says it sent comes to. */
export type Announced = {
  /** The latest association that carried one of them; null where none did. */
  readonly associationId: number | null;
  /** Those that never came, in any association. */
  readonly missing: readonly string[];
};

/** The device was told success: the image is, or was, in the cloud or sealed on this PC. */
const TAKEN = `state NOT IN ('refused', 'incomplete')`;

/** The counts of each association that carried objects. Lives in the ledger's database; no patient data. */
export class AssociationTable {
  readonly #db: DatabaseSync;
  readonly #begin: StatementSync;
  readonly #count: StatementSync;
  readonly #arrived: StatementSync;
  readonly #end: StatementSync;

  /** What still ran when Tern last ended is over. */
  constructor(db: DatabaseSync) {
    this.#db = db;
    db.exec(
      `UPDATE associations SET end_kind = 'unknown', ended_at = coalesce(
         (SELECT max(finished_at) FROM objects WHERE association_id = associations.id), started_at) WHERE ended_at IS NULL`,
    );
    this.#begin = db.prepare(
      `INSERT INTO associations (device_ae_title, device_address, called_ae_title, is_sample, started_at,
         contexts_proposed, contexts_accepted) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#count = db.prepare(
      `UPDATE associations SET begun = begun + 1, sent_whole = sent_whole + ?, confirmed = confirmed + ?,
         refused = refused + ?, bytes = bytes + ? WHERE id = ?`,
    );
    this.#arrived = db.prepare('DELETE FROM missing_objects WHERE sop_instance_uid = ?');
    this.#end = db.prepare('UPDATE associations SET ended_at = ?, end_kind = ? WHERE id = ?');
  }

  /** Its id in the ledger. */
  begun(association: NewAssociation): number {
    const { device, calledAeTitle, isSample, startedAt } = association;
    const { lastInsertRowid } = this.#begin.run(
      device.aeTitle,
      device.address,
      calledAeTitle,
      Number(isSample),
      startedAt.toISOString(),
      association.contextsProposed,
      association.contextsAccepted,
    );
    return Number(lastInsertRowid);
  }

  counted(id: number, { sopInstanceUid, isWhole, result, bytes }: CountedObject): void {
    const isConfirmed = result === 'accepted';
    const isRefused = result === 'refused';
    this.#count.run(Number(isWhole), Number(isConfirmed), Number(isRefused), bytes, id);
    if (isConfirmed) this.#arrived.run(sopInstanceUid);
  }

  ended(id: number, end: AssociationEnd, at: Date): void {
    this.#end.run(at.toISOString(), end, id);
  }

  /**
   * A device says that it has sent these, in a storage commitment request (PS3.4 J.3.2) for instance. What never came is
   * counted as missing with the latest association that carried one of them, until it comes.
   */
  announced(sopInstanceUids: readonly string[]): Announced {
    const find = this.#db.prepare(
      `SELECT max(association_id) AS association, max(${TAKEN}) AS taken, count(*) AS rows FROM objects
       WHERE sop_instance_uid = ?`,
    );
    const found = sopInstanceUids.map((uid) => ({ uid, row: find.get(uid) as Row }));
    const ids = found.map(({ row }) => Number(row.association ?? 0));
    const associationId = ids.reduce((latest, id) => Math.max(latest, id), 0) || null;
    const missing = found.filter(({ row }) => row.taken !== 1).map(({ uid }) => uid);
    if (associationId !== null)
      this.#lacks(
        associationId,
        // What was begun and broke off is among the association's counts already.
        found.filter(({ row }) => row.rows === 0).map(({ uid }) => uid),
      );
    return { associationId, missing };
  }

  /** Newest first. */
  page(query: AssociationQuery): {
    readonly associations: Association[];
    readonly nextBefore: number | null;
  } {
    const { aeTitle, address } = query.device ?? { aeTitle: null, address: null };
    const where: (readonly [string, ...SQLInputValue[]])[] = [];
    if (query.before !== null) where.push(['id < ?', query.before]);
    if (aeTitle !== null) where.push(['device_ae_title = ?', aeTitle]);
    if (address !== null) where.push(['device_address = ?', address]);
    if (query.onlyIncomplete) where.push(['ended_at IS NOT NULL AND begun + missing > confirmed']);
    const clause = where.length === 0 ? '' : `WHERE ${where.map(([sql]) => sql).join(' AND ')}`;
    const rows = this.#db
      .prepare(
        `SELECT * FROM (SELECT *, (SELECT count(*) FROM missing_objects WHERE association_id = associations.id) AS missing,
           (SELECT count(*) FROM objects WHERE association_id = associations.id AND state = 'delivered'
             AND receipt_id IS NOT NULL) AS receipts,
           (SELECT count(DISTINCT sop_instance_uid) FROM objects AS lost WHERE association_id = associations.id
             AND state = 'incomplete' AND sop_instance_uid <> '' AND EXISTS (SELECT 1 FROM objects
               WHERE sop_instance_uid = lost.sop_instance_uid AND id > lost.id AND ${TAKEN})) AS arrived_later
         FROM associations) ${clause} ORDER BY id DESC LIMIT ?`,
      )
      .all(...where.flatMap(([, ...values]) => values), query.limit + 1);
    const associations = rows.slice(0, query.limit).map(associationOf);
    const last = associations.at(-1);
    return {
      associations,
      nextBefore: rows.length > query.limit && last !== undefined ? last.id : null,
    };
  }

  prune(before: Date): void {
    this.#db
      .prepare('DELETE FROM associations WHERE ended_at IS NOT NULL AND started_at < ?')
      .run(before.toISOString());
  }

  #lacks(id: number, uids: readonly string[]): void {
    const add = this.#db.prepare('INSERT OR IGNORE INTO missing_objects VALUES (?, ?)');
    for (const uid of uids.slice(0, MAX_MISSING)) add.run(id, uid);
  }
}

function associationOf(row: Row): Association {
  const counts = {
    end: textOrNull(row.end_kind) as AssociationEnd | null,
    begun: Number(row.begun),
    confirmed: Number(row.confirmed),
    refused: Number(row.refused),
    missing: Number(row.missing),
  };
  return {
    ...counts,
    id: Number(row.id),
    device: { aeTitle: textOrNull(row.device_ae_title), address: text(row.device_address) },
    calledAeTitle: text(row.called_ae_title),
    isSample: row.is_sample === 1,
    startedAt: text(row.started_at),
    endedAt: textOrNull(row.ended_at),
    contextsProposed: numberOrNull(row.contexts_proposed) ?? 0,
    contextsAccepted: numberOrNull(row.contexts_accepted) ?? 0,
    sentWhole: Number(row.sent_whole),
    bytes: Number(row.bytes),
    receipts: Number(row.receipts),
    arrivedLater: Number(row.arrived_later),
    state: associationState(counts),
  };
}
