import { EXPLICIT_VR_LITTLE_ENDIAN } from '../services/sop-classes.ts';

/** Value of an element that the agent writes itself: UIDs (one or more), an unsigned short, text, or items. */
export type ElementValue =
  | { readonly vr: 'UI'; readonly value: string | readonly string[] }
  | { readonly vr: 'US'; readonly value: number }
  | { readonly vr: 'CS' | 'AE' | 'LO'; readonly value: string }
  | { readonly vr: 'SQ'; readonly items: readonly DatasetElements[] };

/** Elements by tag (eight hex digits, GGGGEEEE); they are written in ascending order (PS3.5 7.1). */
export type DatasetElements = Readonly<Record<string, ElementValue>>;

const ITEM_TAG = 'FFFEE000';
const MAX_SHORT_BYTES = 0xfffe;

/**
 * Encodes a small dataset, implicit or explicit VR little endian (PS3.5 7.1.2, 7.1.3, 7.5). For the handful of
 * elements of DIMSE answers; loading a whole dictionary for them would cost every clinic's PC some 20 MB.
 */
export function writeElements(elements: DatasetElements, transferSyntaxUid: string): Buffer {
  const isExplicit = transferSyntaxUid === EXPLICIT_VR_LITTLE_ENDIAN;
  const tags = Object.keys(elements).sort();
  return Buffer.concat(
    tags.flatMap((tag) => {
      const element = elements[tag];
      return element ? [encodeElement(tag, element, isExplicit, transferSyntaxUid)] : [];
    }),
  );
}

function encodeElement(
  tag: string,
  element: ElementValue,
  isExplicit: boolean,
  transferSyntaxUid: string,
): Buffer {
  const value =
    element.vr === 'SQ'
      ? Buffer.concat(
          element.items.map((item) => {
            const bytes = writeElements(item, transferSyntaxUid);
            return Buffer.concat([tagBytes(ITEM_TAG), uint32(bytes.length), bytes]);
          }),
        )
      : plainValue(element);
  if (!isExplicit) return Buffer.concat([tagBytes(tag), uint32(value.length), value]);
  // A list that is too long for the 16-bit length of its VR goes as UN, which has 32 bits (PS3.5 6.2.2, Note).
  const vr = value.length > MAX_SHORT_BYTES && element.vr !== 'SQ' ? 'UN' : element.vr;
  const length =
    vr === 'SQ' || vr === 'UN'
      ? Buffer.concat([Buffer.alloc(2), uint32(value.length)])
      : uint16(value.length);
  return Buffer.concat([tagBytes(tag), Buffer.from(vr, 'latin1'), length, value]);
}

function plainValue(element: Exclude<ElementValue, { vr: 'SQ' }>): Buffer {
  if (element.vr === 'US') return uint16(element.value);
  const text = typeof element.value === 'string' ? element.value : element.value.join('\\');
  const bytes = Buffer.from(text, 'latin1');
  if (bytes.length % 2 === 0) return bytes;
  return Buffer.concat([bytes, Buffer.from(element.vr === 'UI' ? '\0' : ' ')]);
}

function tagBytes(tag: string): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0);
  bytes.writeUInt16LE(Number.parseInt(tag.slice(4), 16), 2);
  return bytes;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
