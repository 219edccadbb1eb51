import { randomUUID } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Clock } from '../../electron/foundation/clock.ts';
import type { Values } from '../../electron/agent/dicom/dataset/attribute.ts';
import type { MasterKey } from '../storage/master-key.ts';
import { numberOf, textOf, type Row } from '../storage/rows.ts';
import type { IndexedAttributes } from './prefix-reader.ts';

/** Whose object it is and what the C-STORE request says about it. */
export type ObjectOrigin = {
  readonly clinicId: string;
  readonly uplinkId: string;
  readonly sopInstanceUid: string;
  readonly sopClassUid: string;
  readonly transferSyntaxUid: string;
  readonly callingAeTitle: string;
  readonly calledAeTitle: string;
};

/** An object as `objects list` shows it. */
export type ObjectRow = {
  readonly id: string;
  readonly clinicId: string;
  readonly uplinkId: string;
  readonly sopInstanceUid: string;
  readonly sopClassUid: string;
  readonly transferSyntaxUid: string;
  /** SHA-256 of the dataset as received, hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly calledAeTitle: string;
  readonly callingAeTitle: string;
  readonly storedAt: string;
  /** Another object of the clinic has the same UID and other bytes. */
  readonly hasConflict: boolean;
};

export type NewObject = ObjectOrigin & {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly attributes: IndexedAttributes;
};

const SELECT_OBJECT = 'SELECT * FROM objects';

function toObject(row: Row): ObjectRow {
  return {
    id: textOf(row, 'id'),
    clinicId: textOf(row, 'clinic_id'),
    uplinkId: textOf(row, 'uplink_id'),
    sopInstanceUid: textOf(row, 'sop_instance_uid'),
    sopClassUid: textOf(row, 'sop_class_uid'),
    transferSyntaxUid: textOf(row, 'transfer_syntax_uid'),
    sha256: textOf(row, 'sha256'),
    bytes: numberOf(row, 'bytes'),
    calledAeTitle: textOf(row, 'called_ae_title'),
    callingAeTitle: textOf(row, 'calling_ae_title'),
    storedAt: textOf(row, 'stored_at'),
    hasConflict: numberOf(row, 'has_conflict') === 1,
  };
}

/** Which record a sealed column belongs to: it opens nowhere else. */
export const boundTo = {
  study: (clinicId: string, studyKey: string) => `study|${clinicId}|${studyKey}`,
  series: (clinicId: string, studyKey: string, seriesKey: string) =>
    `series|${clinicId}|${studyKey}|${seriesKey}`,
  object: (id: string) => `object|${id}`,
};

/** The table of stored objects. */
export class ObjectIndex {
  readonly #masterKey: MasterKey;
  readonly #clock: Clock;
  readonly #sameBytes: StatementSync;
  readonly #sameUid: StatementSync;
  readonly #insertObject: StatementSync;
  readonly #insertReceipt: StatementSync;
  readonly #flagConflict: StatementSync;
  readonly #hasStudy: StatementSync;
  readonly #hasSeries: StatementSync;
  readonly #insertStudy: StatementSync;
  readonly #insertSeries: StatementSync;
  readonly #byId: StatementSync;
  readonly #all: StatementSync;

  constructor(db: DatabaseSync, masterKey: MasterKey, clock: Clock) {
    this.#masterKey = masterKey;
    this.#clock = clock;
    this.#sameBytes = db.prepare(
      `${SELECT_OBJECT} WHERE clinic_id = ? AND sop_instance_uid = ? AND sha256 = ?`,
    );
    this.#sameUid = db.prepare(
      'SELECT count(*) AS count FROM objects WHERE clinic_id = ? AND sop_instance_uid = ?',
    );
    this.#insertObject = db.prepare(
      `INSERT INTO objects (id, clinic_id, uplink_id, sop_instance_uid, sop_class_uid,
        transfer_syntax_uid, called_ae_title, calling_ae_title, sha256, bytes, stored_at,
        study_key, series_key, attributes_sealed)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#insertReceipt = db.prepare(
      'INSERT INTO receipts (id, object_id, created_at) VALUES (?, ?, ?)',
    );
    this.#flagConflict = db.prepare(
      'UPDATE objects SET has_conflict = 1 WHERE clinic_id = ? AND sop_instance_uid = ?',
    );
    this.#hasStudy = db.prepare('SELECT 1 FROM studies WHERE clinic_id = ? AND study_key = ?');
    this.#hasSeries = db.prepare(
      'SELECT 1 FROM series WHERE clinic_id = ? AND study_key = ? AND series_key = ?',
    );
    this.#insertStudy = db.prepare(
      'INSERT INTO studies (clinic_id, study_key, attributes_sealed) VALUES (?, ?, ?)',
    );
    this.#insertSeries = db.prepare(
      'INSERT INTO series (clinic_id, study_key, series_key, attributes_sealed) VALUES (?, ?, ?, ?)',
    );
    this.#byId = db.prepare(`${SELECT_OBJECT} WHERE id = ?`);
    this.#all = db.prepare(`${SELECT_OBJECT} ORDER BY stored_at, rowid`);
  }

  /** The object of the clinic with the same UID and the same dataset bytes. */
  findSame(clinicId: string, sopInstanceUid: string, sha256: string): ObjectRow | null {
    const row = this.#sameBytes.get(clinicId, sopInstanceUid, sha256);
    return row ? toObject(row) : null;
  }

  has(id: string): boolean {
    return this.#byId.get(id) !== undefined;
  }

  list(): readonly ObjectRow[] {
    return this.#all.all().map(toObject);
  }

  /** Adds object, receipt, study and series. Has to run inside a transaction. */
  add(object: NewObject): void {
    const { clinicId, sopInstanceUid } = object;
    const at = this.#clock.now().toISOString();
    const others = numberOf(this.#sameUid.get(clinicId, sopInstanceUid) ?? {}, 'count');
    const studyUid = object.attributes.STUDY.StudyInstanceUID?.[0] ?? null;
    const seriesUid = object.attributes.SERIES.SeriesInstanceUID?.[0] ?? null;
    const keys =
      studyUid === null || seriesUid === null
        ? null
        : { study: this.#masterKey.uidKey(studyUid), series: this.#masterKey.uidKey(seriesUid) };
    if (keys) this.#addParents(clinicId, keys.study, keys.series, object.attributes);
    this.#insertObject.run(
      object.id,
      clinicId,
      object.uplinkId,
      sopInstanceUid,
      object.sopClassUid,
      object.transferSyntaxUid,
      object.calledAeTitle,
      object.callingAeTitle,
      object.sha256,
      object.bytes,
      at,
      keys?.study ?? null,
      keys?.series ?? null,
      keys ? this.#seal(boundTo.object(object.id), object.attributes.IMAGE) : null,
    );
    this.#insertReceipt.run(randomUUID(), object.id, at);
    if (others > 0) this.#flagConflict.run(clinicId, sopInstanceUid);
  }

  /** Study and series keep the attributes of their first object. */
  #addParents(
    clinicId: string,
    studyKey: string,
    seriesKey: string,
    attributes: IndexedAttributes,
  ): void {
    if (!this.#hasStudy.get(clinicId, studyKey)) {
      const values = { ...attributes.PATIENT, ...attributes.STUDY };
      const sealed = this.#seal(boundTo.study(clinicId, studyKey), values);
      this.#insertStudy.run(clinicId, studyKey, sealed);
    }
    if (!this.#hasSeries.get(clinicId, studyKey, seriesKey)) {
      const bound = boundTo.series(clinicId, studyKey, seriesKey);
      const sealed = this.#seal(bound, attributes.SERIES);
      this.#insertSeries.run(clinicId, studyKey, seriesKey, sealed);
    }
  }

  #seal(bound: string, values: Values): Buffer {
    return this.#masterKey.seal('attributes', bound, Buffer.from(JSON.stringify(values)));
  }
}
