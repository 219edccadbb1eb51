import type { DatabaseSync } from 'node:sqlite';
import { MODALITY_WORKLIST_FIND } from '../../electron/agent/dicom/services/sop-classes.ts';
import { readDataset } from '../../electron/agent/dicom/dataset/read-dataset.ts';
import { writeIdentifier, type IdentifierElements } from '../dataset/write-identifier.ts';
import type { MasterKey } from '../storage/master-key.ts';
import type { Worklist } from '../worklist/worklist.ts';
import { ComputedValues } from './computed-values.ts';
import { patientKeyOf } from './patient-key.ts';
import { matchesAll, parseQuery, responseValues } from './query.ts';
import { StoredRecords } from './stored-records.ts';
import { findInWorklist } from './worklist-query.ts';

export type FindRequest = {
  readonly clinicId: string;
  readonly sopClassUid: string;
  readonly identifier: Buffer;
  /** Of the identifier and of the responses. */
  readonly transferSyntaxUid: string;
  /** Where the images found can be had. */
  readonly retrieveAeTitle: string;
};

/** Answers C-FIND for one clinic's own objects and worklist. */
export class FindService {
  readonly #db: DatabaseSync;
  readonly #masterKey: MasterKey;
  readonly #worklist: Worklist;

  constructor(db: DatabaseSync, masterKey: MasterKey, worklist: Worklist) {
    this.#db = db;
    this.#masterKey = masterKey;
    this.#worklist = worklist;
  }

  /**
   * Encoded response identifiers; null for something that was looked at and does not match, so that the caller can
   * give way to others. Throws FindError before the first.
   */
  *find(request: FindRequest): Generator<Buffer | null> {
    for (const match of this.#matches(request))
      yield match && writeIdentifier(match, request.transferSyntaxUid);
  }

  #matches(request: FindRequest): Generator<IdentifierElements | null> {
    const identifier = readDataset(request.identifier, request.transferSyntaxUid);
    return request.sopClassUid === MODALITY_WORKLIST_FIND
      ? findInWorklist(this.#worklist, request.clinicId, identifier)
      : this.#stored(request, identifier);
  }

  *#stored(
    request: FindRequest,
    identifier: ReturnType<typeof readDataset>,
  ): Generator<IdentifierElements | null> {
    const query = parseQuery(request.sopClassUid, identifier);
    const records = new StoredRecords(this.#db, this.#masterKey, request.clinicId);
    const computed = new ComputedValues(this.#db, request.clinicId, records);
    const patients = new Set<string>();
    for (const record of records.read(query)) {
      const valuesOf = (keyword: string): readonly string[] =>
        computed.of(record, keyword) ?? record.values[keyword] ?? [];
      const patient = query.level === 'PATIENT' ? patientKeyOf(record.values) : null;
      const isNew = patient === null || !patients.has(patient);
      if (!isNew || !matchesAll(query.keys, valuesOf)) {
        yield null;
        continue;
      }
      if (patient !== null) patients.add(patient);
      yield { values: responseValues(query, valuesOf, request.retrieveAeTitle) };
    }
  }
}
