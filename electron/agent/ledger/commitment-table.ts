import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { LedgerState } from '../../contract/agent-status.ts';
import {
  commitmentSchema,
  reportFaultSchema,
  type Commitment,
  type CommitmentState,
  type ReportFault,
} from '../../contract/commitments.ts';
import type {
  CommitmentRequest,
  CommitmentResult,
  FailedReference,
  ObjectReference,
} from '../dicom/services/commitment-dataset.ts';
import { durably } from './durably.ts';
import { numberOrNull, text, textOrNull, type Row } from './ledger-row.ts';

/** Who asked, and as whom the agent was called. */
export type CommitmentAsker = {
  readonly aeTitle: string;
  readonly address: string;
  readonly calledAeTitle: string;
};

/** A row with what only the agent needs. */
export type StoredCommitment = Commitment & {
  readonly transactionUid: string;
  readonly calledAeTitle: string;
};

/** A reference beside the latest whole object of its UID; null where the ledger knows none. */
export type HeldReference = {
  readonly reference: ObjectReference;
  readonly held: { readonly state: LedgerState; readonly sopClassUid: string } | null;
};

/** What machines asked by storage commitment; what is open stands here, so that it outlives kill and power cut. */
export class CommitmentTable {
  readonly #db: DatabaseSync;
  readonly #byKey: StatementSync;
  readonly #held: StatementSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#byKey = db.prepare(
      'SELECT * FROM commitments WHERE ae_title = ? AND address = ? AND transaction_uid = ?',
    );
    this.#held = db.prepare(
      `SELECT r.sop_class_uid, r.sop_instance_uid, o.state AS held_state, o.sop_class_uid AS held_class
       FROM commitment_references r LEFT JOIN objects o ON o.id =
         (SELECT max(id) FROM objects WHERE sop_instance_uid = r.sop_instance_uid AND sha256 IS NOT NULL)
       WHERE r.commitment_id = ? ORDER BY r.position`,
    );
  }

  /**
   * Keeps a request: on disk when this returns. The same transaction of the same machine once more is the same one,
   * decided anew; 'in-use' where it then names other objects while the first is open.
   */
  put(asker: CommitmentAsker, request: CommitmentRequest, at: Date): StoredCommitment | 'in-use' {
    const { aeTitle, address } = asker;
    const known = this.#byKey.get(aeTitle, address, request.transactionUid);
    if (known === undefined) return this.#insert(asker, request, at);
    const commitment = commitmentOf(known);
    const isSame = sameReferences(this.#references(commitment.id), request.references);
    const isOpen = commitment.state === 'waiting' || commitment.state === 'reporting';
    if (isOpen) return isSame ? commitment : 'in-use';
    this.#db.prepare('DELETE FROM commitments WHERE id = ?').run(commitment.id);
    return this.#insert(asker, request, at);
  }

  /** Oldest first. */
  inState(state: CommitmentState): readonly StoredCommitment[] {
    return this.#db
      .prepare('SELECT * FROM commitments WHERE state = ? ORDER BY id')
      .all(state)
      .map(commitmentOf);
  }

  get(id: number): StoredCommitment | null {
    const row = this.#db.prepare('SELECT * FROM commitments WHERE id = ?').get(id);
    return row === undefined ? null : commitmentOf(row);
  }

  /** Objects that machines wait to hear of. */
  openReferences(): number {
    const row = this.#db
      .prepare(
        `SELECT coalesce(sum(reference_count), 0) AS count FROM commitments WHERE state IN ('waiting', 'reporting')`,
      )
      .get();
    return Number(row?.count ?? 0);
  }

  /** Read lazily: whoever stops early has not read the rest. */
  *held(id: number): Generator<HeldReference> {
    for (const row of this.#held.iterate(id)) {
      const state = textOrNull(row.held_state) as LedgerState | null;
      yield {
        reference: referenceOf(row),
        held: state === null ? null : { state, sopClassUid: text(row.held_class) },
      };
    }
  }

  /** Settles the result: from now on it is this, whatever the ledger forgets. On disk when this returns. */
  decide(id: number, reasons: readonly (number | null)[], at: Date): void {
    const setReason = this.#db.prepare(
      'UPDATE commitment_references SET failure_reason = ? WHERE commitment_id = ? AND position = ?',
    );
    const failed = reasons.filter((reason) => reason !== null).length;
    durably(this.#db, () => {
      for (const [position, reason] of reasons.entries())
        if (reason !== null) setReason.run(reason, id, position);
      this.#db
        .prepare(
          `UPDATE commitments SET state = 'reporting', failed_count = ?, decided_at = ? WHERE id = ?`,
        )
        .run(failed, at.toISOString(), id);
    });
  }

  /** What the machine is to be told. */
  result(commitment: StoredCommitment): CommitmentResult {
    const committed: ObjectReference[] = [];
    const failed: FailedReference[] = [];
    for (const row of this.#rows(commitment.id)) {
      const failureReason = numberOrNull(row.failure_reason);
      if (failureReason === null) committed.push(referenceOf(row));
      else failed.push({ ...referenceOf(row), failureReason });
    }
    return { transactionUid: commitment.transactionUid, committed, failed };
  }

  finish(id: number, state: 'delivered' | 'undelivered'): void {
    this.#db.prepare('UPDATE commitments SET state = ? WHERE id = ?').run(state, id);
  }

  /** Telling the machine failed. */
  failed(id: number, fault: ReportFault): void {
    this.#db
      .prepare('UPDATE commitments SET attempts = attempts + 1, fault = ? WHERE id = ?')
      .run(fault, id);
  }

  /** Latest first, without the UIDs. */
  list(limit: number): readonly Commitment[] {
    return this.#db
      .prepare('SELECT * FROM commitments ORDER BY asked_at DESC, id DESC LIMIT ?')
      .all(limit)
      .map((row) => commitmentSchema.parse(commitmentOf(row)));
  }

  /** Forgets what is older and over. */
  prune(before: Date): void {
    this.#db
      .prepare(
        `DELETE FROM commitments WHERE asked_at < ? AND state IN ('delivered', 'undelivered')`,
      )
      .run(before.toISOString());
  }

  #insert(asker: CommitmentAsker, request: CommitmentRequest, at: Date): StoredCommitment {
    const addCommitment = this.#db.prepare(
      `INSERT INTO commitments (transaction_uid, ae_title, address, called_ae_title, asked_at, state, reference_count)
       VALUES (?, ?, ?, ?, ?, 'waiting', ?) RETURNING *`,
    );
    const addReference = this.#db.prepare(
      'INSERT INTO commitment_references (commitment_id, position, sop_class_uid, sop_instance_uid) VALUES (?, ?, ?, ?)',
    );
    const { aeTitle, address, calledAeTitle } = asker;
    const { transactionUid, references } = request;
    return durably(this.#db, () => {
      const row = addCommitment.get(
        transactionUid,
        aeTitle,
        address,
        calledAeTitle,
        at.toISOString(),
        references.length,
      );
      const commitment = commitmentOf(row ?? {});
      for (const [position, { sopClassUid, sopInstanceUid }] of references.entries())
        addReference.run(commitment.id, position, sopClassUid, sopInstanceUid);
      return commitment;
    });
  }

  #rows(id: number): readonly Row[] {
    return this.#db
      .prepare('SELECT * FROM commitment_references WHERE commitment_id = ? ORDER BY position')
      .all(id);
  }

  #references(id: number): readonly ObjectReference[] {
    return this.#rows(id).map(referenceOf);
  }
}

const referenceOf = (row: Row): ObjectReference => ({
  sopClassUid: text(row.sop_class_uid),
  sopInstanceUid: text(row.sop_instance_uid),
});

function sameReferences(
  some: readonly ObjectReference[],
  others: readonly ObjectReference[],
): boolean {
  const keyOf = (one: ObjectReference): string => `${one.sopClassUid} ${one.sopInstanceUid}`;
  const keys = new Set(some.map(keyOf));
  return some.length === others.length && others.every((other) => keys.has(keyOf(other)));
}

function commitmentOf(row: Row): StoredCommitment {
  return {
    id: Number(row.id),
    transactionUid: text(row.transaction_uid),
    device: { aeTitle: text(row.ae_title), address: text(row.address) },
    calledAeTitle: text(row.called_ae_title),
    askedAt: text(row.asked_at),
    references: Number(row.reference_count),
    state: row.state as CommitmentState,
    failed: numberOrNull(row.failed_count),
    decidedAt: textOrNull(row.decided_at),
    attempts: Number(row.attempts),
    fault: reportFaultSchema.nullable().catch(null).parse(textOrNull(row.fault)),
  };
}
