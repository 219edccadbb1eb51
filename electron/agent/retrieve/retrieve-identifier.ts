import type { Attribute } from '../dicom/dataset/attribute.ts';
import { readDataset } from '../dicom/dataset/read-dataset.ts';
import { UID_FORM } from '../dicom/dataset/uid-form.ts';
import { writeElements, type DatasetElements } from '../dicom/dataset/write-elements.ts';
import type { InformationModel, RetrieveLevel } from './information-model.ts';

/** What is to be fetched: the keys of a C-MOVE identifier (PS3.4 C.4.2.1.4). Lists are empty where nothing was named. */
export type RetrieveKeys = {
  readonly level: RetrieveLevel;
  /** The bytes as they came, one character each, in `characterSet`. */
  readonly patientId: string;
  readonly characterSet: string;
  readonly studyInstanceUids: readonly string[];
  readonly seriesInstanceUids: readonly string[];
  readonly sopInstanceUids: readonly string[];
};

const SPECIFIC_CHARACTER_SET = '00080005';
const QUERY_RETRIEVE_LEVEL = '00080052';
const PATIENT_ID = '00100020';
const STUDY_INSTANCE_UID = '0020000D';
const SERIES_INSTANCE_UID = '0020000E';
const SOP_INSTANCE_UID = '00080018';

/** Read as plain bytes, whatever the character set: they are passed on as they are. */
const asBytes = (tag: string): Attribute => ({ tag, keyword: tag, vr: 'CS' });

export type ParsedIdentifier =
  | { readonly kind: 'ok'; readonly keys: RetrieveKeys }
  /** `comment` says what is wrong, for the Error Comment: no value of it. */
  | { readonly kind: 'invalid'; readonly comment: string };

const invalid = (comment: string): ParsedIdentifier => ({ kind: 'invalid', comment });

/**
 * Reads the identifier of a C-MOVE. The unique key of its level has to be there, without wildcards; whether keys of the
 * levels above may be missing is for the far end to judge (relational retrieval, PS3.4 C.4.2.2.2).
 */
export function parseRetrieveIdentifier(
  bytes: Buffer | null,
  transferSyntaxUid: string,
  model: InformationModel,
): ParsedIdentifier {
  if (bytes === null) return invalid('the identifier is missing');
  const dataset = readDataset(bytes, transferSyntaxUid);
  const values = (tag: string): readonly string[] =>
    dataset.values(asBytes(tag)).filter((value) => value !== '');
  const asked = values(QUERY_RETRIEVE_LEVEL)[0];
  const level = model.levels.find((name) => name === asked);
  if (level === undefined) return invalid('Query/Retrieve Level is missing or not of this model');
  const keys: RetrieveKeys = {
    level,
    patientId: values(PATIENT_ID).join('\\'),
    characterSet: dataset.values(asBytes(SPECIFIC_CHARACTER_SET)).join('\\'),
    studyInstanceUids: values(STUDY_INSTANCE_UID),
    seriesInstanceUids: values(SERIES_INSTANCE_UID),
    sopInstanceUids: values(SOP_INSTANCE_UID),
  };
  const unique = uniqueKeyOf(keys);
  if (unique.length === 0) return invalid('the unique key of the level is missing');
  if (unique.some((value) => /[*?]/.test(value)))
    return invalid('the unique key of the level has a wildcard');
  if (!isWellFormed(keys)) return invalid('a key of the identifier is malformed');
  return { kind: 'ok', keys };
}

const [SPACE, ESCAPE] = [0x20, 0x1b];
/** Bytes that would be read as an item of a sequence at the start of a value in implicit VR (PS3.5 7.5). */
const ITEM_TAGS = ['\xFE\xFF\0\xE0', '\xFE\xFF\xDD\xE0'];

/** Without control characters but ESC (PS3.5 6.2, LO); in every character set. */
const isText = (text: string): boolean =>
  Buffer.from(text, 'latin1').every((byte) => byte >= SPACE || byte === ESCAPE) &&
  !ITEM_TAGS.some((tag) => text.startsWith(tag));

function isWellFormed(keys: RetrieveKeys): boolean {
  const uids = [...keys.studyInstanceUids, ...keys.seriesInstanceUids, ...keys.sopInstanceUids];
  const texts = [keys.patientId, keys.characterSet];
  return uids.every((uid) => UID_FORM.test(uid)) && texts.every(isText);
}

function uniqueKeyOf(keys: RetrieveKeys): readonly string[] {
  switch (keys.level) {
    case 'PATIENT':
      return keys.patientId === '' ? [] : [keys.patientId];
    case 'STUDY':
      return keys.studyInstanceUids;
    case 'SERIES':
      return keys.seriesInstanceUids;
    case 'IMAGE':
      return keys.sopInstanceUids;
  }
}

/** The elements of an identifier with these keys; empty keys are left out. */
export function identifierElements(keys: RetrieveKeys): DatasetElements {
  const elements: Record<string, DatasetElements[string]> = {
    [QUERY_RETRIEVE_LEVEL]: { vr: 'CS', value: keys.level },
  };
  if (keys.characterSet !== '')
    elements[SPECIFIC_CHARACTER_SET] = { vr: 'CS', value: keys.characterSet };
  if (keys.patientId !== '') elements[PATIENT_ID] = { vr: 'LO', value: keys.patientId };
  const uids = {
    [STUDY_INSTANCE_UID]: keys.studyInstanceUids,
    [SERIES_INSTANCE_UID]: keys.seriesInstanceUids,
    [SOP_INSTANCE_UID]: keys.sopInstanceUids,
  };
  for (const [tag, value] of Object.entries(uids))
    if (value.length > 0) elements[tag] = { vr: 'UI', value };
  return elements;
}

export function writeIdentifier(keys: RetrieveKeys, transferSyntaxUid: string): Buffer {
  return writeElements(identifierElements(keys), transferSyntaxUid);
}
