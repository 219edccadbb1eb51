import { expect, test } from 'vitest';
import {
  PATIENT_ROOT_MOVE,
  STUDY_ROOT_MOVE,
} from '../../../electron/agent/dicom/services/sop-classes.ts';
import {
  writeElements,
  type DatasetElements,
} from '../../../electron/agent/dicom/dataset/write-elements.ts';
import { MOVE_MODELS } from '../../../electron/agent/retrieve/information-model.ts';
import {
  parseRetrieveIdentifier,
  writeIdentifier,
} from '../../../electron/agent/retrieve/retrieve-identifier.ts';

const IMPLICIT = '1.2.840.10008.1.2';
const EXPLICIT = '1.2.840.10008.1.2.1';
const level = (value: string) => ({ '00080052': { vr: 'CS', value } as const });
const uid = (tag: string, ...value: string[]) => ({ [tag]: { vr: 'UI', value } as const });

function parse(elements: DatasetElements, model = STUDY_ROOT_MOVE, syntax = IMPLICIT) {
  return parseRetrieveIdentifier(writeElements(elements, syntax), syntax, MOVE_MODELS.get(model)!);
}

test.each([IMPLICIT, EXPLICIT])('the keys are read in %s and written in the other', (syntax) => {
  const parsed = parse(
    { ...level('SERIES'), ...uid('0020000D', '1.2'), ...uid('0020000E', '1.3', '1.4') },
    STUDY_ROOT_MOVE,
    syntax,
  );
  if (parsed.kind !== 'ok') throw new Error(parsed.comment);
  expect(parsed.keys).toMatchObject({
    level: 'SERIES',
    studyInstanceUids: ['1.2'],
    seriesInstanceUids: ['1.3', '1.4'],
  });
  const other = syntax === IMPLICIT ? EXPLICIT : IMPLICIT;
  const again = writeIdentifier(parsed.keys, other);
  const model = MOVE_MODELS.get(STUDY_ROOT_MOVE)!;
  expect(parseRetrieveIdentifier(again, other, model)).toEqual(parsed);
});

test('a patient id keeps its bytes in any character set', () => {
  const bytes = Buffer.from('Ünï-42 ', 'utf8');
  const parsed = parse(
    {
      ...level('PATIENT'),
      '00080005': { vr: 'CS', value: 'ISO_IR 192' },
      '00100020': { vr: 'LO', value: bytes.toString('latin1') },
    },
    PATIENT_ROOT_MOVE,
  );
  if (parsed.kind !== 'ok') throw new Error(parsed.comment);
  expect(writeIdentifier(parsed.keys, IMPLICIT).includes(Buffer.from('Ünï-42'))).toBe(true);
  expect(writeIdentifier(parsed.keys, IMPLICIT).includes(Buffer.from('ISO_IR 192'))).toBe(true);
});

test.each([
  ['no level', uid('0020000D', '1.2')],
  ['an unknown level', { ...level('FRAME'), ...uid('0020000D', '1.2') }],
  [
    'a level that is not of the model',
    { ...level('PATIENT'), '00100020': { vr: 'LO', value: '1' } },
  ],
  ['no unique key', level('STUDY')],
  ['an empty unique key', { ...level('STUDY'), ...uid('0020000D', '') }],
  ['a wildcard', { ...level('STUDY'), ...uid('0020000D', '1.*') }],
  ['what is no UID', { ...level('STUDY'), ...uid('0020000D', '1.2\x01') }],
  [
    'a UID of an upper level that is none',
    { ...level('IMAGE'), ...uid('00080018', '1.2'), ...uid('0020000D', '\xFE') },
  ],
  ['the key of another level', { ...level('IMAGE'), ...uid('0020000D', '1.2') }],
] as const)('%s is refused with a comment that fits', (_what, elements) => {
  const parsed = parse(elements);
  expect(parsed.kind).toBe('invalid');
  if (parsed.kind === 'invalid') expect(parsed.comment.length).toBeLessThanOrEqual(64);
});

test('a message without an identifier, and bytes that are none, are refused', () => {
  const model = MOVE_MODELS.get(STUDY_ROOT_MOVE)!;
  expect(parseRetrieveIdentifier(null, IMPLICIT, model).kind).toBe('invalid');
  expect(parseRetrieveIdentifier(Buffer.from('rubbish'), IMPLICIT, model).kind).toBe('invalid');
});
