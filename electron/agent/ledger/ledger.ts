import { backup, DatabaseSync, type StatementSync } from 'node:sqlite';
import type { LedgerEntry } from '../../contract/agent-status.ts';
import type { Receipt } from '../../contract/cloud-api.ts';
import { transferQuerySchema } from '../../contract/transfers.ts';
import { AssociationTable } from './association-table.ts';
import { CommitmentTable } from './commitment-table.ts';
import { DeviceRegistry } from './device-registry.ts';
import { HeartbeatTable } from './heartbeat-table.ts';
import { KnockTable } from './knock-table.ts';
import { inTransaction } from './in-transaction.ts';
import { LastStepTable } from './last-steps.ts';
import { LEDGER_COLUMNS, entryOf, type Row } from './ledger-row.ts';
import { migrate } from './migrations.ts';
import { OrderTable } from './order-table.ts';
import { SpoolTable } from './spool-table.ts';
import { TransferList } from './transfer-list.ts';

/** What is written when an object's fate is known; the receipt comes later. */
export type NewLedgerEntry = Omit<LedgerEntry, 'id' | 'receiptId' | 'receiptAt'>;

/** Of the clinic's machines: the sample device counts nowhere. */
export type DayTotals = {
  readonly delivered: number;
  readonly bytes: number;
  /** Of any day: what still waits must not vanish at midnight. */
  readonly awaitingReceipt: number;
  readonly failed: number;
  readonly devices: number;
};

/** What was delivered, with proof. One row per object that passed, no patient data (docs/architecture.md). */
export class Ledger implements Disposable {
  readonly transfers: TransferList;
  readonly devices: DeviceRegistry;
  readonly knocks: KnockTable;
  readonly associations: AssociationTable;
  readonly lastSteps: LastStepTable;
  readonly heartbeats: HeartbeatTable;
  readonly commitments: CommitmentTable;
  readonly orders: OrderTable;
  readonly spool: SpoolTable;
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #awaiting: StatementSync;
  readonly #receipt: StatementSync;
  readonly #totals: StatementSync;
  readonly #lastDelivered: StatementSync;

  /** Opens or makes the database file; brings an older one up to date. */
  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    // NORMAL: a power cut may take the last rows, never the file. In relay mode the cloud holds the image and its receipt;
    // what has to last is written by durably(). fullfsync: on macOS alone, where fsync leaves the drive's cache as it is.
    this.#db.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000;
       PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;`,
    );
    migrate(this.#db);
    this.transfers = new TransferList(this.#db);
    this.devices = new DeviceRegistry(this.#db);
    this.knocks = new KnockTable(this.#db);
    this.associations = new AssociationTable(this.#db);
    this.lastSteps = new LastStepTable(this.#db);
    this.heartbeats = new HeartbeatTable(this.#db);
    this.commitments = new CommitmentTable(this.#db);
    this.orders = new OrderTable(this.#db);
    this.spool = new SpoolTable(this.#db);
    this.#insert = this.#db.prepare(
      `INSERT INTO objects (sop_instance_uid, sop_class_uid, transfer_syntax_uid, sha256, bytes, device_ae_title,
        device_address, called_ae_title, started_at, finished_at, state, status, is_sample, association_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#awaiting = this.#db.prepare(
      `SELECT ${LEDGER_COLUMNS} FROM objects WHERE state = 'accepted' AND id > ? ORDER BY id LIMIT ?`,
    );
    this.#receipt = this.#db.prepare(
      `UPDATE objects SET state = ?, receipt_id = ?, receipt_at = ?, receipt_sha256 = ?, receipt_bytes = ?
       WHERE id = ? AND state = 'accepted'`,
    );
    this.#totals = this.#db.prepare(
      `SELECT count(*) FILTER (WHERE state = 'delivered') AS delivered,
        coalesce(sum(bytes) FILTER (WHERE state = 'delivered'), 0) AS bytes,
        (SELECT count(*) FROM objects WHERE state = 'accepted' AND is_sample = 0) AS awaiting,
        count(*) FILTER (WHERE state IN ('refused', 'incomplete', 'mismatch')) AS failed,
        count(DISTINCT device_ae_title) AS devices
       FROM objects WHERE finished_at >= ? AND is_sample = 0`,
    );
    this.#lastDelivered = this.#db.prepare(
      `SELECT max(finished_at) AS at FROM objects WHERE state = 'delivered' AND is_sample = 0`,
    );
  }

  add(entry: NewLedgerEntry): void {
    this.#insert.run(
      entry.sopInstanceUid,
      entry.sopClassUid,
      entry.transferSyntaxUid,
      entry.sha256,
      entry.bytes,
      entry.device.aeTitle,
      entry.device.address,
      entry.calledAeTitle,
      entry.startedAt,
      entry.finishedAt,
      entry.state,
      entry.status,
      Number(entry.isSample),
      entry.associationId,
    );
  }

  /** An entry that was there before its association had a record; the first that brought it stays. */
  cameWith(id: number, associationId: number | null): void {
    this.#db
      .prepare('UPDATE objects SET association_id = coalesce(association_id, ?) WHERE id = ?')
      .run(associationId, id);
  }

  /** All of what `write` records, or nothing; one transaction is far quicker than one for each statement. */
  atOnce(write: () => void): void {
    inTransaction(this.#db, write);
  }

  /** The latest entries, newest first. */
  list(limit: number): readonly LedgerEntry[] {
    return this.transfers.page(transferQuerySchema.parse({ limit })).entries;
  }

  /** Oldest entries behind that id that the cloud accepted and whose receipt is not here yet. */
  awaitingReceipt(limit: number, afterId = 0): readonly LedgerEntry[] {
    return this.#awaiting.all(afterId, limit).map(entryOf);
  }

  /** Latest entries that the far end accepted and that have no proof yet, newest first. */
  latestAccepted(limit: number): readonly LedgerEntry[] {
    return this.#db
      .prepare(
        `SELECT ${LEDGER_COLUMNS} FROM objects WHERE state = 'accepted' ORDER BY id DESC LIMIT ?`,
      )
      .all(limit)
      .map(entryOf);
  }

  /** A foreign archive committed to keep it (PS3.4 J): delivered. */
  archiveCommitted({ id }: LedgerEntry): void {
    this.#db
      .prepare(`UPDATE objects SET state = 'delivered' WHERE id = ? AND state = 'accepted'`)
      .run(id);
  }

  /** Delivered if the receipt's digest is that of what was received, else a mismatch. Returns the new state. */
  applyReceipt(entry: LedgerEntry, receipt: Receipt): 'delivered' | 'mismatch' {
    const state =
      receipt.sha256 === entry.sha256 && receipt.bytes === entry.bytes ? 'delivered' : 'mismatch';
    const { receiptId, storedAt, sha256, bytes } = receipt;
    this.#receipt.run(state, receiptId, storedAt, sha256, bytes, entry.id);
    return state;
  }

  totalsSince(since: Date): DayTotals {
    const row = this.#totals.get(since.toISOString()) as Row;
    return {
      delivered: Number(row.delivered),
      bytes: Number(row.bytes),
      awaitingReceipt: Number(row.awaiting),
      failed: Number(row.failed),
      devices: Number(row.devices),
    };
  }

  /** By a machine of the clinic. */
  lastDeliveredAt(): string | null {
    const row = this.#lastDelivered.get() as Row;
    return typeof row.at === 'string' ? row.at : null;
  }

  /** Forgets what is older and does not lie on this PC. Returns how many entries went. */
  prune(before: Date): number {
    this.commitments.prune(before);
    this.knocks.prune(before);
    this.associations.prune(before);
    this.#db.prepare('DELETE FROM orders WHERE received_at < ?').run(before.toISOString());
    return Number(
      this.#db
        .prepare(
          'DELETE FROM objects WHERE finished_at < ? AND id NOT IN (SELECT ledger_id FROM spool)',
        )
        .run(before.toISOString()).changes,
    );
  }

  /** Copies the whole as it is now into a new file, a part at a time: nothing else has to wait for it. */
  async copyTo(file: string): Promise<void> {
    await backup(this.#db, file);
  }

  [Symbol.dispose](): void {
    this.#db.close();
  }
}
