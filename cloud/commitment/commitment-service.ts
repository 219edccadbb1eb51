import type { DatabaseSync } from 'node:sqlite';
import { STATUS } from '../../electron/agent/dicom/dimse/status.ts';
import type {
  CommitmentRequest,
  CommitmentResult,
  FailedReference,
  ObjectReference,
} from '../../electron/agent/dicom/services/commitment-dataset.ts';
import type { ObjectFiles } from '../storage/object-files.ts';
import { textOf } from '../storage/rows.ts';

/** Says which objects a clinic can rely on: those whose sealed file lies in every place that was promised. */
export class CommitmentService {
  readonly #db: DatabaseSync;
  readonly #files: ObjectFiles;

  constructor(db: DatabaseSync, files: ObjectFiles) {
    this.#db = db;
    this.#files = files;
  }

  async evaluate(clinicId: string, request: CommitmentRequest): Promise<CommitmentResult> {
    const committed: ObjectReference[] = [];
    const failed: FailedReference[] = [];
    for (const reference of request.references) {
      const failureReason = await this.#failureOf(clinicId, reference);
      if (failureReason === null) committed.push(reference);
      else failed.push({ ...reference, failureReason });
    }
    return { transactionUid: request.transactionUid, committed, failed };
  }

  /** Failure reason (PS3.3 C.14.1.1); null where the object is held. */
  async #failureOf(clinicId: string, reference: ObjectReference): Promise<number | null> {
    const rows = this.#db
      .prepare('SELECT id, sop_class_uid FROM objects WHERE clinic_id = ? AND sop_instance_uid = ?')
      .all(clinicId, reference.sopInstanceUid);
    if (rows.length === 0) return STATUS.noSuchSopInstance;
    const same = rows.filter((row) => textOf(row, 'sop_class_uid') === reference.sopClassUid);
    if (same.length === 0) return STATUS.classInstanceConflict;
    for (const row of same) if (await this.#files.isComplete(textOf(row, 'id'))) return null;
    return STATUS.noSuchSopInstance;
  }
}
