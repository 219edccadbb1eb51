import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INDEXED } from '../../../cloud/dataset/attributes.ts';
import type { Attribute } from '../../../electron/agent/dicom/dataset/attribute.ts';
import { readDataset } from '../../../electron/agent/dicom/dataset/read-dataset.ts';
import { writeIdentifier } from '../../../cloud/dataset/write-identifier.ts';
import { PrefixReader } from '../../../cloud/objects/prefix-reader.ts';
import { encodeDataset, TRANSFER_SYNTAX, type Element } from '../../fixtures/dicom-writer.ts';

const ALL = Object.values(INDEXED).flat();
const attribute = (keyword: string): Attribute => ALL.find((one) => one.keyword === keyword)!;
const el = (tag: number, vr: string, value: string | Uint8Array | number): Element => ({
  ...{ tag, vr, value },
});
const ELEMENTS: readonly Element[] = [
  el(0x00080060, 'CS', 'CT'),
  { tag: 0x00081140, vr: 'SQ', items: [[el(0x00081155, 'UI', '9.9')], []] },
  el(0x00091001, 'LO', 'private'),
  el(0x00100010, 'PN', 'Doe^Jane'),
  el(0x0020000d, 'UI', '1.2.3'),
  el(0x0020000e, 'UI', '1.2.3.4'),
  el(0x00280010, 'US', 512),
  el(0x7fe00010, 'OW', new Uint8Array(100_000)),
];

describe('reads what the index needs', () => {
  test.each(Object.entries(TRANSFER_SYNTAX).slice(0, 4))('from %s', (_name, syntax) => {
    const dataset = readDataset(encodeDataset(ELEMENTS, syntax), syntax);
    expect(dataset.values(attribute('PatientName'))).toEqual(['Doe^Jane']);
    expect(dataset.values(attribute('StudyInstanceUID'))).toEqual(['1.2.3']);
    expect(dataset.values(attribute('Rows'))).toEqual(['512']);
    expect(dataset.values(attribute('SeriesDate'))).toEqual([]);
  });

  test('where the dataset is explicit although implicit was announced, and the other way round', () => {
    const { implicitLittle, explicitLittle } = TRANSFER_SYNTAX;
    for (const [announced, sent] of [
      [implicitLittle, explicitLittle],
      [explicitLittle, implicitLittle],
    ] as const) {
      const dataset = readDataset(encodeDataset(ELEMENTS, sent), announced);
      expect(dataset.values(attribute('PatientName'))).toEqual(['Doe^Jane']);
    }
  });

  test.each(Object.entries(TRANSFER_SYNTAX).slice(0, 4))(
    'piece by piece from %s',
    (_name, syntax) => {
      const bytes = encodeDataset(
        [
          ...ELEMENTS.slice(0, 3),
          el(0x00091010, 'UN', new Uint8Array(200_000)),
          ...ELEMENTS.slice(3),
        ],
        syntax,
      );
      const reader = new PrefixReader(syntax);
      for (let at = 0; at < bytes.length; at += 999) reader.update(bytes.subarray(at, at + 999));
      const { PATIENT, STUDY, SERIES, IMAGE } = reader.finish();
      expect(PATIENT).toEqual({ PatientName: ['Doe^Jane'] });
      expect(STUDY).toEqual({ StudyInstanceUID: ['1.2.3'] });
      expect(SERIES).toEqual({ Modality: ['CT'], SeriesInstanceUID: ['1.2.3.4'] });
      expect(IMAGE).toEqual({ Rows: ['512'] });
    },
  );

  test('up to where a dataset is cut off', () => {
    const bytes = encodeDataset(ELEMENTS, TRANSFER_SYNTAX.explicitLittle);
    for (let length = 0; length < 300; length++) {
      const dataset = readDataset(bytes.subarray(0, length), TRANSFER_SYNTAX.explicitLittle);
      const name = dataset.values(attribute('PatientName'));
      expect(name.length === 0 || name[0] === 'Doe^Jane').toBe(true);
    }
  });
});

test('no bytes, however odd, make it throw', () => {
  const syntax = fc.constantFrom(...Object.values(TRANSFER_SYNTAX));
  const collect = (bytes: Uint8Array, uid: string): void => {
    readDataset(bytes, uid).collect(ALL);
  };
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), syntax, collect));
  const good = encodeDataset(ELEMENTS, TRANSFER_SYNTAX.explicitLittle).subarray(0, 300);
  const flips = fc.array(fc.tuple(fc.nat(299), fc.nat(255)), { maxLength: 5 });
  fc.assert(
    fc.property(flips, syntax, (changes, uid) => {
      const bytes = Buffer.from(good);
      for (const [at, value] of changes) bytes[at] = value;
      collect(bytes, uid);
    }),
  );
});

test('a sequence nested ten thousand deep and a deflated bomb give what they give', () => {
  const open = Buffer.from('08004011' + 'ffffffff' + 'feff00e0' + 'ffffffff', 'hex');
  const nested = Buffer.concat(Array.from({ length: 10_000 }, () => open));
  expect(readDataset(nested, TRANSFER_SYNTAX.implicitLittle).values(attribute('Rows'))).toEqual([]);
  const zeros = encodeDataset(
    [el(0x00100010, 'PN', 'Doe'), el(0x00420011, 'OB', new Uint8Array(100_000_000))],
    TRANSFER_SYNTAX.deflated,
  );
  expect(readDataset(zeros, TRANSFER_SYNTAX.deflated).collect(ALL)).toEqual({
    PatientName: ['Doe'],
  });
});

describe('character sets (PS3.5 annexes H, I, J, K)', () => {
  const read = (charset: string, hex: string): readonly string[] => {
    const name = Buffer.from(hex.replaceAll(' ', ''), 'hex');
    const elements = [el(0x00080005, 'CS', charset), el(0x00100010, 'PN', name)];
    const { explicitLittle } = TRANSFER_SYNTAX;
    return readDataset(encodeDataset(elements, explicitLittle), explicitLittle).values(
      attribute('PatientName'),
    );
  };
  test.each([
    ['ISO_IR 100', '42 75 63 5e 4a e9 72 f4 6d 65', 'Buc^Jérôme'],
    ['ISO_IR 144', 'bb ee da 63 65 d4 d1 79 70', 'Люкceдбyp'],
    ['ISO_IR 192', 'e7 8e 8b 5e e5 b0 8f e6 9d b1', '王^小東'],
    ['GB18030', 'cd f5 5e d0 a1 b6 ab', '王^小东'],
    [
      '\\ISO 2022 IR 87',
      '59 61 6d 61 64 61 5e 54 61 72 6f 75 3d 1b 24 42 3b 33 45 44 1b 28 42 5e 1b 24 42 42 40 4f 3a 1b 28 42',
      'Yamada^Tarou=山田^太郎',
    ],
    [
      'ISO 2022 IR 13\\ISO 2022 IR 87',
      'd4 cf c0 de 5e c0 db b3 3d 1b 24 42 3b 33 45 44 1b 28 4a 5e 1b 24 42 42 40 4f 3a 1b 28 4a',
      'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎',
    ],
    [
      '\\ISO 2022 IR 149',
      '48 6f 6e 67 5e 47 69 6c 64 6f 6e 67 3d 1b 24 29 43 fb f3 5e 1b 24 29 43 d1 ce d4 d7',
      'Hong^Gildong=洪^吉洞',
    ],
    ['nonsense', '41 42', 'AB'],
  ])('%s', (charset, hex, expected) => {
    expect(read(charset, hex)).toEqual([expected]);
  });
});

test('an identifier that is written is read back, UIDs padded with null', () => {
  const values = {
    ...{ PatientName: ['Müller^Jörg=山田'], StudyInstanceUID: ['1.2.3'], Rows: ['512'] },
    ...{ StudyDate: ['1997.04.24'], NumberOfFrames: [], ImageType: ['A', '', 'B'], Columns: [] },
  };
  for (const syntax of [TRANSFER_SYNTAX.implicitLittle, TRANSFER_SYNTAX.explicitLittle]) {
    const bytes = writeIdentifier({ values }, syntax);
    expect(bytes.includes('1.2.3\0')).toBe(true);
    const dataset = readDataset(bytes, syntax);
    for (const [keyword, expected] of Object.entries(values))
      expect(dataset.values(attribute(keyword)), keyword).toEqual(expected);
    expect(dataset.has(attribute('Columns'))).toBe(true);
  }
});
