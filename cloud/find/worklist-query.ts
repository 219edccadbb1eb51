import type { Values } from '../../electron/agent/dicom/dataset/attribute.ts';
import {
  SCHEDULED_STEP_SEQUENCE,
  WORKLIST,
  WORKLIST_EMPTY_SEQUENCES,
  WORKLIST_STEP,
} from '../dataset/attributes.ts';
import type { ReadDataset } from '../../electron/agent/dicom/dataset/read-dataset.ts';
import type { IdentifierElements } from '../dataset/write-identifier.ts';
import type { StoredEntry } from '../worklist/worklist-entry.ts';
import { matchesDateTimeRange } from './matching.ts';
import { keysIn, matchesAll, type QueryKey } from './query.ts';

const START_DATE = 'ScheduledProcedureStepStartDate';
const START_TIME = 'ScheduledProcedureStepStartTime';

/** Where worklist entries come from. */
export interface WorklistSource {
  ofClinic(clinicId: string): Iterable<StoredEntry>;
}

/** Modality worklist (PS3.4 K.6): every entry of the clinic that matches, null for each that does not. */
export function* findInWorklist(
  worklist: WorklistSource,
  clinicId: string,
  identifier: ReadDataset,
): Generator<IdentifierElements | null> {
  const keys = keysIn(identifier, WORKLIST);
  const item = identifier.items(SCHEDULED_STEP_SEQUENCE)[0];
  // Sequence without an item: universal matching, everything in it is wanted.
  const stepKeys = item ? keysIn(item, WORKLIST_STEP) : allStepKeys();
  for (const entry of worklist.ofClinic(clinicId)) {
    const isMatch = matchesEntry(keys, entry.values) && matchesStep(stepKeys, entry.step);
    yield isMatch ? toElements(entry, keys, stepKeys, identifier) : null;
  }
}

function allStepKeys(): readonly QueryKey[] {
  return WORKLIST_STEP.map((attribute) => ({ attribute, values: [] }));
}

function matchesEntry(keys: readonly QueryKey[], values: Values): boolean {
  return matchesAll(keys, (keyword) => values[keyword] ?? []);
}

function matchesStep(keys: readonly QueryKey[], step: Values): boolean {
  const single = (list: readonly string[] | undefined): string =>
    list?.length === 1 ? (list[0] ?? '') : '';
  const keyOf = (keyword: string): string =>
    single(keys.find(({ attribute }) => attribute.keyword === keyword)?.values);
  const combined = matchesDateTimeRange(
    keyOf(START_DATE),
    keyOf(START_TIME),
    single(step[START_DATE]),
    single(step[START_TIME]),
  );
  if (combined === null) return matchesEntry(keys, step);
  const others = keys.filter(
    ({ attribute }) => attribute.keyword !== START_DATE && attribute.keyword !== START_TIME,
  );
  return combined && matchesEntry(others, step);
}

function asked(keys: readonly QueryKey[], values: Values): Values {
  return Object.fromEntries(
    keys.map(({ attribute }) => [attribute.keyword, values[attribute.keyword] ?? []]),
  );
}

function toElements(
  entry: StoredEntry,
  keys: readonly QueryKey[],
  stepKeys: readonly QueryKey[],
  identifier: ReadDataset,
): IdentifierElements {
  const sequences: Record<string, readonly Values[]> = {};
  if (identifier.has(SCHEDULED_STEP_SEQUENCE))
    sequences[SCHEDULED_STEP_SEQUENCE.keyword] = [asked(stepKeys, entry.step)];
  for (const attribute of WORKLIST_EMPTY_SEQUENCES)
    if (identifier.has(attribute)) sequences[attribute.keyword] = [];
  return { values: asked(keys, entry.values), sequences };
}
