import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readDataset } from '../../electron/agent/dicom/dataset/read-dataset.ts';
import type { Clock } from '../../electron/foundation/clock.ts';
import { PART10_PREFIX_BYTES, part10HeadBytes } from '../../electron/agent/dicom/dataset/part10.ts';
import { INDEXED } from '../dataset/attributes.ts';
import { StoredRecords } from '../find/stored-records.ts';
import type { MasterKey } from '../storage/master-key.ts';
import type { ObjectFiles } from '../storage/object-files.ts';
import { numberOf, textOf } from '../storage/rows.ts';
import { parseRetrieve, type RetrieveQuery } from './retrieve-query.ts';

/** Studies that are opened before others get their turn. */
const RECORDS_PER_TURN = 32;

export type RetrieveRequest = {
  readonly clinicId: string;
  readonly sopClassUid: string;
  readonly identifier: Buffer;
  readonly transferSyntaxUid: string;
};

export type RetrievableObject = {
  readonly id: string;
  readonly sopInstanceUid: string;
  readonly sopClassUid: string;
  readonly transferSyntaxUid: string;
  readonly bytes: number;
};

/** Finds and opens what a clinic retrieves of its own objects. */
export class RetrieveService {
  readonly clock: Clock;
  readonly #db: DatabaseSync;
  readonly #masterKey: MasterKey;
  readonly #files: ObjectFiles;

  constructor(parts: {
    readonly db: DatabaseSync;
    readonly masterKey: MasterKey;
    readonly files: ObjectFiles;
    readonly clock: Clock;
  }) {
    this.#db = parts.db;
    this.#masterKey = parts.masterKey;
    this.#files = parts.files;
    this.clock = parts.clock;
  }

  /**
   * Places of the objects meant, for {@link object}; of several with one UID the latest. A number each, so that a
   * retrieve of any size holds little. Throws FindError; the signal's reason where it is aborted.
   */
  async find(request: RetrieveRequest, signal: AbortSignal): Promise<readonly number[]> {
    const identifier = readDataset(request.identifier, request.transferSyntaxUid);
    const query = parseRetrieve(request.sopClassUid, identifier);
    const studyKeys = await this.#studyKeys(request.clinicId, query, signal);
    const keysOf = (uids: readonly string[] | null): readonly string[] | null =>
      uids?.map((uid) => this.#masterKey.uidKey(uid)) ?? null;
    const filters = [
      { column: 'study_key', values: studyKeys },
      { column: 'series_key', values: keysOf(query.seriesUids) },
      { column: 'sop_instance_uid', values: query.sopInstanceUids },
    ].flatMap(({ column, values }) => (values ? [{ column, json: JSON.stringify(values) }] : []));
    const conditions = filters.map(
      ({ column }) => ` AND ${column} IN (SELECT value FROM json_each(?))`,
    );
    return this.#db
      .prepare(
        `SELECT max(rowid) AS place FROM objects WHERE clinic_id = ?${conditions.join('')}
         GROUP BY sop_instance_uid ORDER BY study_key, series_key, place`,
      )
      .all(request.clinicId, ...filters.map(({ json }) => json))
      .map((row) => numberOf(row, 'place'));
  }

  object(place: number): RetrievableObject {
    const row = this.#db.prepare('SELECT * FROM objects WHERE rowid = ?').get(place) ?? {};
    return {
      id: textOf(row, 'id'),
      sopInstanceUid: textOf(row, 'sop_instance_uid'),
      sopClassUid: textOf(row, 'sop_class_uid'),
      transferSyntaxUid: textOf(row, 'transfer_syntax_uid'),
      bytes: numberOf(row, 'bytes'),
    };
  }

  /**
   * The dataset as it was received, piece by piece. The first piece comes after the whole object was checked; `checking`
   * ends that. Throws CloudFault `object-damaged`, or the signal's reason.
   */
  async *dataset(id: string, checking: AbortSignal): AsyncGenerator<Buffer> {
    let isFirst = true;
    for await (const bytes of this.#files.read(id, checking)) {
      // The head is far shorter than the first piece.
      const headBytes = isFirst ? part10HeadBytes(bytes.subarray(0, PART10_PREFIX_BYTES)) : 0;
      isFirst = false;
      yield bytes.subarray(headBytes);
    }
  }

  /** Patient IDs are sealed, so they are compared study by study. */
  async #studyKeys(
    clinicId: string,
    { patientIds, studyUids }: RetrieveQuery,
    signal: AbortSignal,
  ): Promise<readonly string[] | null> {
    if (patientIds === null) return studyUids?.map((uid) => this.#masterKey.uidKey(uid)) ?? null;
    const records = new StoredRecords(this.#db, this.#masterKey, clinicId);
    const studyKey = INDEXED.STUDY.find(({ keyword }) => keyword === 'StudyInstanceUID');
    const keys = studyKey && studyUids ? [{ attribute: studyKey, values: studyUids }] : [];
    const found: string[] = [];
    let looked = 0;
    for (const record of records.read({ level: 'STUDY', keys })) {
      if (++looked % RECORDS_PER_TURN === 0) await nextTurn();
      signal.throwIfAborted();
      if (patientIds.includes(record.values.PatientID?.[0] ?? '')) found.push(record.studyKey);
    }
    return found;
  }
}
