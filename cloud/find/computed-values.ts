import type { DatabaseSync } from 'node:sqlite';
import { numberOf, textOf } from '../storage/rows.ts';
import { patientKeyOf } from './patient-key.ts';
import type { StoredRecord, StoredRecords } from './stored-records.ts';

type PatientCounts = { studies: number; series: number; instances: number };

/** Attributes that are counted or gathered when a query names them (PS3.4 C.3.4). */
export class ComputedValues {
  readonly #db: DatabaseSync;
  readonly #clinicId: string;
  readonly #records: StoredRecords;
  #patients: Map<string, PatientCounts> | null = null;

  constructor(db: DatabaseSync, clinicId: string, records: StoredRecords) {
    this.#db = db;
    this.#clinicId = clinicId;
    this.#records = records;
  }

  /** Values of a computed attribute; null where `keyword` is none. */
  of(record: StoredRecord, keyword: string): readonly string[] | null {
    const { studyUid, seriesUid } = record;
    switch (keyword) {
      case 'InstanceAvailability':
        return ['ONLINE'];
      case 'ModalitiesInStudy':
        return distinct(this.#records.seriesOf(studyUid).flatMap((v) => v.Modality ?? []));
      case 'SOPClassesInStudy':
        return this.#sopClasses(studyUid);
      case 'NumberOfStudyRelatedSeries':
        return [String(this.#countSeries(studyUid))];
      case 'NumberOfStudyRelatedInstances':
        return [String(this.#countInstances(studyUid, null))];
      case 'NumberOfSeriesRelatedInstances':
        return [String(this.#countInstances(studyUid, seriesUid))];
      case 'NumberOfPatientRelatedStudies':
        return [String(this.#patientOf(record).studies)];
      case 'NumberOfPatientRelatedSeries':
        return [String(this.#patientOf(record).series)];
      case 'NumberOfPatientRelatedInstances':
        return [String(this.#patientOf(record).instances)];
      default:
        return null;
    }
  }

  #sopClasses(studyUid: string): readonly string[] {
    return this.#db
      .prepare('SELECT DISTINCT sop_class_uid FROM objects WHERE clinic_id = ? AND study_uid = ?')
      .all(this.#clinicId, studyUid)
      .map((row) => textOf(row, 'sop_class_uid'));
  }

  #countSeries(studyUid: string): number {
    const row = this.#db
      .prepare('SELECT count(*) AS count FROM series WHERE clinic_id = ? AND study_uid = ?')
      .get(this.#clinicId, studyUid);
    return numberOf(row ?? {}, 'count');
  }

  #countInstances(studyUid: string, seriesUid: string | null): number {
    const row = this.#db
      .prepare(
        `SELECT count(DISTINCT sop_instance_uid) AS count FROM objects
         WHERE clinic_id = ? AND study_uid = ? AND series_uid = coalesce(?, series_uid)`,
      )
      .get(this.#clinicId, studyUid, seriesUid);
    return numberOf(row ?? {}, 'count');
  }

  /** Counted over all studies once for a query, and only where a query asks. */
  #patientOf(record: StoredRecord): PatientCounts {
    this.#patients ??= this.#countPatients();
    const none = { studies: 0, series: 0, instances: 0 };
    return this.#patients.get(patientKeyOf(record.values)) ?? none;
  }

  #countPatients(): Map<string, PatientCounts> {
    const patients = new Map<string, PatientCounts>();
    for (const study of this.#records.read({ level: 'STUDY', keys: [] })) {
      const key = patientKeyOf(study.values);
      const counts = patients.get(key) ?? { studies: 0, series: 0, instances: 0 };
      counts.studies += 1;
      counts.series += this.#countSeries(study.studyUid);
      counts.instances += this.#countInstances(study.studyUid, null);
      patients.set(key, counts);
    }
    return patients;
  }
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
