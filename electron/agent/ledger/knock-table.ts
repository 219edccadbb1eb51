import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { KnockReason, Refuser } from '../../contract/knocks.ts';
import type { Refused } from '../../contract/remedies.ts';
import type { DeviceId } from './device-row.ts';
import { text, textOrNull, type Row } from './ledger-row.ts';
import { inTransaction } from './in-transaction.ts';

const MAX_KNOCKS = 500;
/** One machine under ever new names must not push the others out. */
const MAX_PER_ADDRESS = 100;

/** What was refused, and by whom. */
export type Refusal = {
  readonly reason: KnockReason;
  readonly refusedBy: Refuser;
  readonly calledAeTitle: string;
  readonly sopClassUid: string | null;
  readonly transferSyntaxUids: readonly string[];
  readonly code: string | null;
};

/** Refusals of the whole association: over as soon as one is opened. */
const OVER_WHEN_SERVED: readonly KnockReason[] = [
  'not-allowed',
  'limit',
  'paused',
  'link-down',
  'cloud-rejected',
  'tls-hello',
  'http-request',
  'not-dicom',
  'broke-rules',
];

/** Everything that was refused, one row for each thing. Lives in the ledger's database; no patient data. */
export class KnockTable {
  readonly #db: DatabaseSync;
  readonly #add: StatementSync;
  readonly #served: StatementSync;
  readonly #offered: StatementSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#add = db.prepare(
      `INSERT INTO knocks (ae_title, address, reason, about, refused_by, called_ae_title, sop_class_uid,
         transfer_syntax_uids, code, first_at, last_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?10, ?10)
       ON CONFLICT DO UPDATE SET refused_by = excluded.refused_by, called_ae_title = excluded.called_ae_title,
         transfer_syntax_uids = excluded.transfer_syntax_uids, code = excluded.code, last_at = excluded.last_at,
         count = count + 1`,
    );
    this.#served = db.prepare(
      `DELETE FROM knocks WHERE ae_title = ? AND address = ? AND (reason IN (${OVER_WHEN_SERVED.map((reason) => `'${reason}'`).join(', ')})
         OR reason = 'called-ae' AND called_ae_title = ? OR reason = 'nothing-accepted' AND ?)`,
    );
    this.#offered = db.prepare(
      `DELETE FROM knocks WHERE ae_title = ? AND address = ? AND reason = 'offer-refused' AND about = ?`,
    );
  }

  /** Notes refusals of one association. */
  refused({ aeTitle, address }: DeviceId, refusals: readonly Refusal[], at: Date): void {
    if (refusals.length === 0) return;
    inTransaction(this.#db, () => {
      for (const refusal of refusals)
        this.#add.run(
          aeTitle,
          address,
          refusal.reason,
          subjectOf(refusal),
          refusal.refusedBy,
          refusal.calledAeTitle,
          refusal.sopClassUid,
          refusal.transferSyntaxUids.join(' '),
          refusal.code,
          at.toISOString(),
        );
      this.#bound(address);
    });
  }

  /** An association was opened: what stood against it is over. `accepted`: what it offered that was taken. */
  served(
    { aeTitle, address }: DeviceId,
    calledAeTitle: string,
    accepted: readonly Pick<Refusal, 'sopClassUid' | 'transferSyntaxUids'>[],
  ): void {
    inTransaction(this.#db, () => {
      this.#served.run(aeTitle, address, calledAeTitle, Number(accepted.length > 0));
      for (const offer of accepted) this.#offered.run(aeTitle, address, offerKey(offer));
    });
  }

  /** The last first. */
  list(): readonly Refused[] {
    return this.#db.prepare('SELECT * FROM knocks ORDER BY last_at DESC, id').all().map(refusedOf);
  }

  forget(id: number): boolean {
    return Number(this.#db.prepare('DELETE FROM knocks WHERE id = ?').run(id).changes) > 0;
  }

  /** All of one machine's offers that were not accepted. */
  forgetNotes({ aeTitle, address }: DeviceId): void {
    this.#db
      .prepare(`DELETE FROM knocks WHERE ae_title = ? AND address = ? AND reason = 'offer-refused'`)
      .run(aeTitle, address);
  }

  prune(before: Date): void {
    this.#db.prepare('DELETE FROM knocks WHERE last_at < ?').run(before.toISOString());
  }

  /** Notes go before what needs a look, old before new. */
  #bound(address: string): void {
    const order = `ORDER BY reason = 'offer-refused', last_at DESC, id DESC LIMIT -1 OFFSET`;
    this.#db
      .prepare(
        `DELETE FROM knocks WHERE id IN (SELECT id FROM knocks WHERE address = ? ${order} ${MAX_PER_ADDRESS})`,
      )
      .run(address);
    this.#db.exec(`DELETE FROM knocks WHERE id IN (SELECT id FROM knocks ${order} ${MAX_KNOCKS})`);
  }
}

function offerKey({
  sopClassUid,
  transferSyntaxUids,
}: Pick<Refusal, 'sopClassUid' | 'transferSyntaxUids'>): string {
  return `${sopClassUid ?? ''} ${transferSyntaxUids.join(' ')}`;
}

/** What makes it an entry of its own, beside the machine and the reason. */
function subjectOf(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'called-ae':
      return refusal.calledAeTitle;
    case 'cloud-rejected':
      return refusal.code ?? '';
    case 'offer-refused':
      return offerKey(refusal);
    case 'object-refused':
      return `${refusal.sopClassUid ?? ''} ${refusal.code ?? ''}`;
    default:
      return '';
  }
}

function refusedOf(row: Row): Refused {
  return {
    id: Number(row.id),
    aeTitle: text(row.ae_title),
    address: text(row.address),
    calledAeTitle: text(row.called_ae_title),
    reason: row.reason as KnockReason,
    refusedBy: row.refused_by as Refuser,
    sopClassUid: textOrNull(row.sop_class_uid),
    transferSyntaxUids: text(row.transfer_syntax_uids).split(' ').filter(Boolean),
    code: textOrNull(row.code),
    firstAt: text(row.first_at),
    lastAt: text(row.last_at),
    count: Number(row.count),
  };
}
