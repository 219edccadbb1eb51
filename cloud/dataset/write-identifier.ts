import dcmjsDimse from 'dcmjs-dimse';
import type { Values } from '../../electron/agent/dicom/dataset/attribute.ts';
import { COMPUTED, INDEXED, WORKLIST } from './attributes.ts';

dcmjsDimse.log.setLevel('silent');

/** An element of a response: values, or items of a sequence. */
export type IdentifierElements = {
  readonly values: Values;
  readonly sequences?: Readonly<Record<string, readonly Values[]>>;
};

/** Stored values are given back as they came, also where a device has sent one that is too long for its VR. */
const WRITE_OPTIONS = { allowInvalidVRLength: true };

const UID_KEYWORDS: ReadonlySet<string> = new Set(
  [...Object.values(INDEXED).flat(), ...COMPUTED, ...WORKLIST]
    .filter(({ vr }) => vr === 'UI')
    .map(({ keyword }) => keyword),
);

/** UIDs are padded with a null character (PS3.5 9.1); left to the library they would get a space. */
function paddedUids(uids: readonly string[]): readonly string[] {
  const text = uids.join('\\');
  const last = uids.at(-1);
  return text.length % 2 === 0 || last === undefined ? uids : [...uids.slice(0, -1), `${last}\0`];
}

function naturalised(values: Values): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([keyword, stored]) => {
      const list = UID_KEYWORDS.has(keyword) ? paddedUids(stored) : stored;
      return [keyword, list.length === 0 ? [] : list.length === 1 ? list[0] : [...list]];
    }),
  );
}

function encode(elements: Record<string, unknown>, transferSyntaxUid: string): Buffer {
  const dataset = new dcmjsDimse.Dataset(elements, transferSyntaxUid);
  return dataset.getDenaturalizedDataset(WRITE_OPTIONS);
}

/** Empties what the library refuses to write (a number that is none): one odd value must not hide the study. */
function writable(
  elements: Record<string, unknown>,
  transferSyntaxUid: string,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(elements).map(([keyword, value]) => {
      try {
        encode({ [keyword]: value }, transferSyntaxUid);
        return [keyword, value];
      } catch {
        return [keyword, []];
      }
    }),
  );
}

/** Encodes a response identifier in UTF-8 (PS3.4 C.4.1.1.3.2), implicit or explicit VR little endian. */
export function writeIdentifier(identifier: IdentifierElements, transferSyntaxUid: string): Buffer {
  const sequences = Object.entries(identifier.sequences ?? {}).map(([keyword, items]) => [
    keyword,
    items.map(naturalised),
  ]);
  const elements: Record<string, unknown> = {
    SpecificCharacterSet: 'ISO_IR 192',
    ...naturalised(identifier.values),
    ...(Object.fromEntries(sequences) as Record<string, unknown>),
  };
  try {
    return encode(elements, transferSyntaxUid);
  } catch {
    return encode(writable(elements, transferSyntaxUid), transferSyntaxUid);
  }
}
