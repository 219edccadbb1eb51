import { expect, test } from 'vitest';
import { readDataset } from '../../../electron/agent/dicom/dataset/read-dataset.ts';
import { writeElements } from '../../../electron/agent/dicom/dataset/write-elements.ts';
import {
  EXPLICIT_VR_LITTLE_ENDIAN,
  IMPLICIT_VR_LITTLE_ENDIAN,
} from '../../../electron/agent/dicom/services/sop-classes.ts';

const uid = { tag: '00081155', keyword: 'ReferencedSOPInstanceUID', vr: 'UI' } as const;
const failed = { tag: '00080058', keyword: 'FailedSOPInstanceUIDList', vr: 'UI' } as const;
const sequence = { tag: '00081198', keyword: 'FailedSOPSequence', vr: 'SQ' } as const;
const reason = { tag: '00081197', keyword: 'FailureReason', vr: 'US' } as const;

test.each([IMPLICIT_VR_LITTLE_ENDIAN, EXPLICIT_VR_LITTLE_ENDIAN])(
  'another parser reads back what was written in %s',
  (transferSyntax) => {
    const bytes = writeElements(
      {
        '00081198': {
          vr: 'SQ',
          items: ['1.2.3', '1.2.34'].map((value) => ({
            '00081197': { vr: 'US' as const, value: 0x0112 },
            '00081155': { vr: 'UI' as const, value },
          })),
        },
        '00080058': { vr: 'UI', value: ['1.2.3', '4.5'] },
      },
      transferSyntax,
    );
    const dataset = readDataset(bytes, transferSyntax);
    expect(dataset.values(failed)).toEqual(['1.2.3', '4.5']);
    const items = dataset.items(sequence);
    expect(items.map((item) => item.values(uid))).toEqual([['1.2.3'], ['1.2.34']]);
    expect(items.map((item) => item.values(reason))).toEqual([['274'], ['274']]);
    expect(dataset.lastTag).toBe('00081198');
  },
);

test('an odd UID is padded with a null character, an odd text with a space', () => {
  const bytes = writeElements(
    { '00080052': { vr: 'CS', value: 'STUDY' }, '0020000D': { vr: 'UI', value: '1.2.3' } },
    IMPLICIT_VR_LITTLE_ENDIAN,
  );
  expect(bytes.toString('latin1')).toContain('STUDY ');
  expect(bytes.toString('latin1')).toContain('1.2.3\0');
});

test('a sequence without items is an empty element', () => {
  const bytes = writeElements({ '00081199': { vr: 'SQ', items: [] } }, EXPLICIT_VR_LITTLE_ENDIAN);
  expect(bytes.toString('hex')).toBe('080099115351000000000000');
});

test.each([IMPLICIT_VR_LITTLE_ENDIAN, EXPLICIT_VR_LITTLE_ENDIAN])(
  'lists of UIDs of any length are read back in %s',
  (transferSyntax) => {
    // Among them a length whose low bytes are letters, and one that a 16-bit length cannot say.
    for (const count of [1, 1_858, 3_000, 9_000]) {
      const uids = Array.from({ length: count }, (_, i) => `1.2.${1000 + i}`);
      const dataset = readDataset(
        writeElements(
          { '00080058': { vr: 'UI', value: uids }, '00081197': { vr: 'US', value: 1 } },
          transferSyntax,
        ),
        transferSyntax,
      );
      expect(dataset.values(failed)).toEqual(uids);
      expect(dataset.values(reason)).toEqual(['1']);
    }
  },
);
