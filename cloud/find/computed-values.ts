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
    const { studyKey, seriesKey } = record;
    switch (keyword) {
      case 'InstanceAvailability':
        return ['ONLINE'];
      case 'ModalitiesInStudy':
        return distinct(this.#records.seriesOf(studyKey).flatMap((v) => v.Modality ?? []));
      case 'SOPClassesInStudy':
        return this.#sopClasses(studyKey);
      case 'NumberOfStudyRelatedSeries':
        return [String(this.#countSeries(studyKey))];
      case 'NumberOfStudyRelatedInstances':
        return [String(this.#countInstances(studyKey, null))];
      case 'NumberOfSeriesRelatedInstances':
        return [String(this.#countInstances(studyKey, seriesKey))];
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

  #sopClasses(studyKey: string): readonly string[] {
    return this.#db
      .prepare('SELECT DISTINCT sop_class_uid FROM objects WHERE clinic_id = ? AND study_key = ?')
      .all(this.#clinicId, studyKey)
      .map((row) => textOf(row, 'sop_class_uid'));
  }

  #countSeries(studyKey: string): number {
    const row = this.#db
      .prepare('SELECT count(*) AS count FROM series WHERE clinic_id = ? AND study_key = ?')
      .get(this.#clinicId, studyKey);
    return numberOf(row ?? {}, 'count');
  }

  #countInstances(studyKey: string, seriesKey: string | null): number {
    const row = this.#db
      .prepare(
        `SELECT count(DISTINCT sop_instance_uid) AS count FROM objects
         WHERE clinic_id = ? AND study_key = ? AND series_key = coalesce(?, series_key)`,
      )
      .get(this.#clinicId, studyKey, seriesKey);
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
      counts.series += this.#countSeries(study.studyKey);
      counts.instances += this.#countInstances(study.studyKey, null);
      patients.set(key, counts);
    }
    return patients;
  }
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
