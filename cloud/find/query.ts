import {
  PATIENT_ROOT_FIND,
  STUDY_ROOT_FIND,
} from '../../electron/agent/dicom/services/sop-classes.ts';
import type { Attribute, Values } from '../../electron/agent/dicom/dataset/attribute.ts';
import { COMPUTED, INDEXED, LEVELS, type QueryRetrieveLevel } from '../dataset/attributes.ts';
import type { ReadDataset } from '../../electron/agent/dicom/dataset/read-dataset.ts';
import { FindError } from './find-error.ts';
import { matchesKey } from './matching.ts';

const QUERY_RETRIEVE_LEVEL: Attribute = {
  tag: '00080052',
  keyword: 'QueryRetrieveLevel',
  vr: 'CS',
};

/** Levels of each information model (PS3.4 C.6.1.1, C.6.2.1). */
const LEVELS_OF_MODEL: Readonly<Record<string, readonly QueryRetrieveLevel[]>> = {
  [PATIENT_ROOT_FIND]: LEVELS,
  [STUDY_ROOT_FIND]: ['STUDY', 'SERIES', 'IMAGE'],
};

/** PS3.4 C.6.1.1, C.6.2.1. */
export const UNIQUE_KEY: Readonly<Record<QueryRetrieveLevel, string>> = {
  PATIENT: 'PatientID',
  STUDY: 'StudyInstanceUID',
  SERIES: 'SeriesInstanceUID',
  IMAGE: 'SOPInstanceUID',
};

/** One attribute that the query names; no values: wanted in the answer, matches everything. */
export type QueryKey = { readonly attribute: Attribute; readonly values: readonly string[] };

export type Query = { readonly level: QueryRetrieveLevel; readonly keys: readonly QueryKey[] };

/** Keys that the identifier names, out of those that are supported. */
export function keysIn(
  identifier: ReadDataset,
  supported: readonly Attribute[],
): readonly QueryKey[] {
  return supported
    .filter((attribute) => identifier.has(attribute))
    .map((attribute) => ({ attribute, values: identifier.values(attribute) }));
}

/** Reads a C-FIND identifier of the query/retrieve models. Throws {@link FindError}. */
export function parseQuery(sopClassUid: string, identifier: ReadDataset): Query {
  const asked = identifier.values(QUERY_RETRIEVE_LEVEL)[0];
  const level = LEVELS_OF_MODEL[sopClassUid]?.find((name) => name === asked);
  if (level === undefined) {
    throw new FindError(
      'identifier-does-not-match',
      'Query/Retrieve Level is missing or not one of this model',
    );
  }
  // Keys of the levels above may be given at any level: harmless, and devices do it.
  const levels = LEVELS.slice(0, LEVELS.indexOf(level) + 1);
  const supported = [...levels.flatMap((name) => INDEXED[name]), ...COMPUTED];
  return { level, keys: keysIn(identifier, supported) };
}

/** Values that the query wants the unique key to have; null for any. */
export function wantedUids(query: Query, keyword: string): readonly string[] | null {
  const key = query.keys.find(({ attribute }) => attribute.keyword === keyword);
  return key && key.values.length > 0 ? key.values : null;
}

/** `values` gives what is stored under a keyword; what is never stored is not matched. */
export function matchesAll(
  keys: readonly QueryKey[],
  values: (keyword: string) => readonly string[],
): boolean {
  return keys.every(
    ({ attribute, values: wanted }) =>
      wanted.length === 0 || matchesKey(attribute.vr, wanted, values(attribute.keyword)),
  );
}

/** The values that a response carries: every key that was asked for, with or without a value, and the unique key. */
export function responseValues(
  query: Query,
  values: (keyword: string) => readonly string[],
  retrieveAeTitle: string,
): Values {
  const asked = query.keys.map(({ attribute }) => attribute.keyword);
  const response: Record<string, readonly string[]> = {};
  for (const keyword of [UNIQUE_KEY[query.level], ...asked]) response[keyword] = values(keyword);
  response[QUERY_RETRIEVE_LEVEL.keyword] = [query.level];
  response.RetrieveAETitle = [retrieveAeTitle];
  return response;
}
