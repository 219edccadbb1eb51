import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { LedgerState } from '../../contract/agent-status.ts';
import { assertNever } from '../../contract/assert-never.ts';
import type { HoldReason } from '../../contract/spool-calls.ts';
import type { SpoolEntry, SpoolState } from '../spool/spool-entry.ts';
import type { IndexedObject, KeyUse, NewSpoolObject, SpoolIndex } from '../spool/spool-index.ts';
import { durably } from './durably.ts';
import { inTransaction } from './in-transaction.ts';
import { numberOrNull, text, textOrNull, type Row } from './ledger-row.ts';

const SELECT = `SELECT s.id AS spool_id, s.key_id, s.calling_ae_title, s.is_urgent, s.state AS spool_state, s.attempts,
  s.not_before, s.reason, s.status AS spool_status, s.at, s.stored_at, o.*
  FROM spool s JOIN objects o ON o.id = s.ledger_id`;
const IS_OPEN = `s.state IN ('queued', 'sent', 'held')`;

/** The spool's list: a row for each object that lies on this PC, beside its row of the ledger. */
export class SpoolTable implements SpoolIndex {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  add(objects: readonly NewSpoolObject[]): readonly SpoolEntry[] {
    return durably(this.#db, () => objects.map((object) => this.#insert(object)));
  }

  setStates(changes: readonly { readonly id: string; readonly state: SpoolState }[]): void {
    durably(this.#db, () => {
      for (const { id, state } of changes) this.#setState(id, state);
    });
  }

  remove(ids: readonly string[]): void {
    const remove = this.#db.prepare('DELETE FROM spool WHERE id = ?');
    inTransaction(this.#db, () => {
      for (const id of ids) remove.run(id);
    });
  }

  /**
   * Takes over what the ledger knows already: a receipt settled the row, and the last run ended before the entry was told.
   * To be called before the spool is opened; `at`: now. Durable. Returns how many.
   */
  settleProven(at: string): number {
    return durably(this.#db, () => {
      const rows = this.#db
        .prepare(
          `SELECT s.id, s.status, o.state FROM spool s JOIN objects o ON o.id = s.ledger_id
           WHERE s.state = 'sent' AND o.state IN ('delivered', 'mismatch')`,
        )
        .all();
      for (const { id, status, state } of rows)
        this.#setState(
          text(id),
          state === 'delivered'
            ? { kind: 'done', at }
            : { kind: 'held', reason: 'mismatch', status: numberOrNull(status), at },
        );
      return rows.length;
    });
  }

  entry(id: string): SpoolEntry | null {
    const row = this.#db.prepare(`${SELECT} WHERE s.id = ?`).get(id);
    return row === undefined ? null : entryOf(row);
  }

  open(): readonly SpoolEntry[] {
    return this.#db.prepare(`${SELECT} WHERE ${IS_OPEN} ORDER BY s.ledger_id`).all().map(entryOf);
  }

  /** What is open under one UID, oldest first. */
  openOf(sopInstanceUid: string): readonly SpoolEntry[] {
    return this.#db
      .prepare(`${SELECT} WHERE o.sop_instance_uid = ? AND ${IS_OPEN} ORDER BY s.ledger_id`)
      .all(sopInstanceUid)
      .map(entryOf);
  }

  *all(): Generator<IndexedObject> {
    for (const row of this.#db.prepare(SELECT).iterate())
      yield {
        id: text(row.spool_id),
        keyId: text(row.key_id),
        bytes: Number(row.bytes),
        state: stateOf(row),
      };
  }

  has(id: string): boolean {
    return this.#db.prepare('SELECT 1 FROM spool WHERE id = ?').get(id) !== undefined;
  }

  keyUse(): readonly KeyUse[] {
    return this.#db
      .prepare(
        `SELECT key_id, count(*) FILTER (WHERE state = 'queued') AS queued,
           count(*) FILTER (WHERE reason = 'key-missing') AS held
         FROM spool WHERE state IN ('queued', 'held') GROUP BY key_id`,
      )
      .all()
      .map((row) => ({
        keyId: text(row.key_id),
        queued: Number(row.queued),
        held: Number(row.held),
      }));
  }

  holdKey(keyId: string, at: string): void {
    this.#changeKey(keyId, `state = 'queued'`, {
      ...{ kind: 'held', reason: 'key-missing', status: null, at },
    });
  }

  requeueKey(keyId: string): void {
    this.#changeKey(keyId, `state = 'held' AND reason = 'key-missing'`, {
      ...{ kind: 'queued', attempts: 0, notBefore: null },
    });
  }

  heldFor(reason: HoldReason): number {
    const row = this.#db
      .prepare(`SELECT count(*) AS count FROM spool WHERE state = 'held' AND reason = ?`)
      .get(reason);
    return Number(row?.count ?? 0);
  }

  #changeKey(keyId: string, condition: string, state: SpoolState): void {
    durably(this.#db, () => {
      const rows = this.#db
        .prepare(`SELECT id FROM spool WHERE key_id = ? AND ${condition}`)
        .all(keyId);
      for (const { id } of rows) this.#setState(text(id), state);
    });
  }

  #insert(object: NewSpoolObject): SpoolEntry {
    const { id, keyId, state, device } = object;
    const { lastInsertRowid } = this.#db
      .prepare(
        `INSERT INTO objects (sop_instance_uid, sop_class_uid, transfer_syntax_uid, sha256, bytes, device_ae_title,
           device_address, called_ae_title, started_at, finished_at, state, is_sample, association_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?)`,
      )
      .run(
        object.sopInstanceUid,
        object.sopClassUid,
        object.transferSyntaxUid,
        object.sha256,
        object.bytes,
        device.aeTitle,
        device.address,
        object.calledAeTitle,
        object.startedAt,
        object.storedAt,
        Number(object.isSample),
        object.associationId,
      );
    this.#db
      .prepare(
        `INSERT INTO spool (id, ledger_id, key_id, calling_ae_title, is_urgent, stored_at, state)
         VALUES (?, ?, ?, ?, ?, ?, 'queued')`,
      )
      .run(
        ...[id, lastInsertRowid, keyId, object.callingAeTitle],
        ...[Number(object.isUrgent), object.storedAt],
      );
    if (state.kind !== 'queued') this.#setState(id, state);
    const entry = this.entry(id);
    if (entry === null) throw new Error('a row that was just written is not there');
    return entry;
  }

  #setState(id: string, state: SpoolState): void {
    const { kind, attempts, notBefore, reason, status, at } = columnsOf(state);
    this.#db
      .prepare(
        `UPDATE spool SET state = ?, attempts = ?, not_before = ?, reason = ?, status = ?, at = ? WHERE id = ?`,
      )
      .run(kind, attempts, notBefore, reason, status, at, id);
    const ledgerState = ledgerStateOf(state);
    // A receipt has settled the row already where the state is `done`; its own time and status stay.
    this.#db
      .prepare(
        `UPDATE objects SET state = ?, status = coalesce(?, status), finished_at = coalesce(?, finished_at)
         WHERE id = (SELECT ledger_id FROM spool WHERE id = ?) AND state <> ?`,
      )
      .run(ledgerState, status, state.kind === 'sent' ? at : null, id, ledgerState);
  }
}

/** How the ledger calls it. */
function ledgerStateOf(state: SpoolState): LedgerState {
  switch (state.kind) {
    case 'queued':
    case 'discarded':
      return state.kind;
    case 'sent':
      return 'accepted';
    case 'held':
      return state.reason === 'mismatch' ? 'mismatch' : 'held';
    case 'done':
      return 'delivered';
    default:
      return assertNever(state);
  }
}

type StateColumns = {
  readonly kind: SpoolState['kind'];
  readonly attempts: number;
  readonly notBefore: string | null;
  readonly reason: HoldReason | null;
  readonly status: number | null;
  readonly at: string | null;
};

function columnsOf(state: SpoolState): StateColumns {
  const none = { attempts: 0, notBefore: null, reason: null, status: null, at: null };
  return { ...none, ...state };
}

function stateOf(row: Row): SpoolState {
  const kind = text(row.spool_state) as SpoolState['kind'];
  const attempts = Number(row.attempts);
  const at = text(row.at);
  switch (kind) {
    case 'queued':
      return { kind, attempts, notBefore: textOrNull(row.not_before) };
    case 'sent':
      return { kind, attempts, status: Number(row.spool_status), at };
    case 'held':
      return {
        kind,
        reason: text(row.reason) as HoldReason,
        status: numberOrNull(row.spool_status),
        at,
      };
    case 'done':
    case 'discarded':
      return { kind, at };
    default:
      return assertNever(kind);
  }
}

function entryOf(row: Record<string, SQLInputValue>): SpoolEntry {
  return {
    id: text(row.spool_id),
    ledgerId: Number(row.id),
    device: { aeTitle: textOrNull(row.device_ae_title), address: text(row.device_address) },
    callingAeTitle: text(row.calling_ae_title),
    calledAeTitle: text(row.called_ae_title),
    sopClassUid: text(row.sop_class_uid),
    sopInstanceUid: text(row.sop_instance_uid),
    transferSyntaxUid: text(row.transfer_syntax_uid),
    isUrgent: row.is_urgent === 1,
    associationId: numberOrNull(row.association_id),
    isSample: row.is_sample === 1,
    bytes: Number(row.bytes),
    sha256: text(row.sha256),
    startedAt: text(row.started_at),
    storedAt: text(row.stored_at),
    state: stateOf(row),
  };
}
