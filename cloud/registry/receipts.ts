import type { DatabaseSync } from 'node:sqlite';
import type { Receipt, ReceiptsRequest } from '../../electron/contract/cloud-api.ts';
import { numberOf, textOf, type Row } from '../storage/rows.ts';

function toReceipt(row: Row): Receipt {
  return {
    receiptId: textOf(row, 'receipt_id'),
    sopInstanceUid: textOf(row, 'sop_instance_uid'),
    sha256: textOf(row, 'sha256'),
    bytes: numberOf(row, 'bytes'),
    storedAt: textOf(row, 'stored_at'),
  };
}

/** For each object asked for: the receipt with its digest, else that of another object of the same UID, else nothing. */
export function findReceipts(
  db: DatabaseSync,
  clinicId: string,
  asked: ReceiptsRequest['objects'],
): readonly Receipt[] {
  const select = db.prepare(
    `SELECT receipts.id AS receipt_id, objects.* FROM objects
     JOIN receipts ON receipts.object_id = objects.id
     WHERE clinic_id = ? AND sop_instance_uid = ?
     ORDER BY sha256 = ? DESC, stored_at DESC LIMIT 1`,
  );
  return asked.flatMap(({ sopInstanceUid, sha256 }) => {
    const row = select.get(clinicId, sopInstanceUid, sha256);
    return row ? [toReceipt(row)] : [];
  });
}
