import type { SQLInputValue } from 'node:sqlite';
import type { LedgerEntry } from '../../contract/agent-status.ts';
import {
  spooledSchema,
  type ReceiptDetails,
  type TransferDetails,
} from '../../contract/transfers.ts';

/** A row as node:sqlite gives it. */
export type Row = Record<string, SQLInputValue>;

/** Columns of `objects`, as {@link entryOf} and {@link receiptOf} read them. */
export const LEDGER_COLUMNS = `id, sop_instance_uid, sop_class_uid, transfer_syntax_uid, sha256, bytes, device_ae_title,
  device_address, called_ae_title, started_at, finished_at, state, status, receipt_id, receipt_at, receipt_sha256,
  receipt_bytes, is_sample, association_id`;

/** The text in a column; empty where there is none. */
export const text = (value: SQLInputValue | undefined): string =>
  typeof value === 'string' ? value : '';
/** The text in a column, or null. */
export const textOrNull = (value: SQLInputValue | undefined): string | null =>
  typeof value === 'string' ? value : null;

/** The number in a column, or null. */
export const numberOrNull = (value: SQLInputValue | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);

/** One row of `objects`. */
export function entryOf(row: Row): LedgerEntry {
  return {
    id: Number(row.id),
    sopInstanceUid: text(row.sop_instance_uid),
    sopClassUid: text(row.sop_class_uid),
    transferSyntaxUid: text(row.transfer_syntax_uid),
    sha256: textOrNull(row.sha256),
    bytes: Number(row.bytes),
    device: { aeTitle: textOrNull(row.device_ae_title), address: text(row.device_address) },
    isSample: row.is_sample === 1,
    calledAeTitle: text(row.called_ae_title),
    associationId: numberOrNull(row.association_id),
    startedAt: text(row.started_at),
    finishedAt: text(row.finished_at),
    state: row.state as LedgerEntry['state'],
    status: numberOrNull(row.status),
    receiptId: textOrNull(row.receipt_id),
    receiptAt: textOrNull(row.receipt_at),
  };
}

/** What the cloud confirmed about it; null while it has not. */
export function receiptOf(row: Row): ReceiptDetails | null {
  const receiptId = textOrNull(row.receipt_id);
  if (receiptId === null) return null;
  return {
    receiptId,
    storedAt: text(row.receipt_at),
    sha256: textOrNull(row.receipt_sha256),
    bytes: numberOrNull(row.receipt_bytes),
  };
}

/** Where it is in the spool, by the columns `spool_state`, `attempts` and `reason`; null: it is not there. */
export function spooledOf(row: Row): TransferDetails['spool'] {
  const { spool_state: state, attempts, reason } = row;
  return state === null ? null : spooledSchema.parse({ state, attempts, reason });
}
