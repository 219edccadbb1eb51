import {
  PATIENT_ROOT_FIND,
  PATIENT_ROOT_GET,
  STUDY_ROOT_FIND,
  STUDY_ROOT_GET,
} from '../../electron/agent/dicom/services/sop-classes.ts';
import type { ReadDataset } from '../../electron/agent/dicom/dataset/read-dataset.ts';
import { FindError } from '../find/find-error.ts';
import { parseQuery, UNIQUE_KEY, wantedUids } from '../find/query.ts';

/** The query of the same information model (PS3.4 C.6.1.1, C.6.2.1). */
const FIND_MODEL: Readonly<Record<string, string>> = {
  [PATIENT_ROOT_GET]: PATIENT_ROOT_FIND,
  [STUDY_ROOT_GET]: STUDY_ROOT_FIND,
};

/** Which objects a retrieve means; null: any. Each list is one UID or several (PS3.4 C.4.3.1.3.1). */
export type RetrieveQuery = {
  readonly patientIds: readonly string[] | null;
  readonly studyUids: readonly string[] | null;
  readonly seriesUids: readonly string[] | null;
  readonly sopInstanceUids: readonly string[] | null;
};

/**
 * Reads a C-GET identifier: the level's unique key has to have a value, unique keys of the levels above narrow it where
 * they are given, everything else is ignored. No wild cards: a star is a star. Throws FindError.
 */
export function parseRetrieve(sopClassUid: string, identifier: ReadDataset): RetrieveQuery {
  const model = FIND_MODEL[sopClassUid] ?? '';
  const query = parseQuery(model, identifier);
  if (wantedUids(query, UNIQUE_KEY[query.level]) === null) {
    throw new FindError(
      'identifier-does-not-match',
      `${UNIQUE_KEY[query.level]} is missing, which this level needs`,
    );
  }
  return {
    // Study root has no patient level; what stands there is a remark.
    patientIds: model === PATIENT_ROOT_FIND ? wantedUids(query, UNIQUE_KEY.PATIENT) : null,
    studyUids: wantedUids(query, UNIQUE_KEY.STUDY),
    seriesUids: wantedUids(query, UNIQUE_KEY.SERIES),
    sopInstanceUids: wantedUids(query, UNIQUE_KEY.IMAGE),
  };
}
