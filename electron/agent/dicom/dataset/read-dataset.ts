import { inflateRawSync } from 'node:zlib';
import dicomParser from 'dicom-parser';
import type { Attribute, Values } from './attribute.ts';
import { IMPLICIT_VR_LITTLE_ENDIAN } from '../services/sop-classes.ts';
import { textDecoderFor } from './character-sets.ts';

const EXPLICIT_BIG_ENDIAN = '1.2.840.10008.1.2.2';
/** Deflated Explicit VR Little Endian and JPIP Referenced Deflate (PS3.5 A.5, A.6). */
const DEFLATED: ReadonlySet<string> = new Set(['1.2.840.10008.1.2.1.99', '1.2.840.10008.1.2.4.95']);
const MAX_INFLATED_BYTES = 4 * 1024 * 1024;
const MIN_DEFLATED_PREFIX_BYTES = 2 * 1024;

const PIXEL_DATA = 'x7fe00010';

type Elements = Readonly<Record<string, dicomParser.Element>>;

/** The elements of one dataset or item, as far as they could be read. */
export class ReadDataset {
  readonly #bytes: Uint8Array;
  readonly #elements: Elements;
  readonly #isBigEndian: boolean;
  readonly #decode: (bytes: Uint8Array) => string;
  /** Tag (GGGGEEEE) of the last element that was reached, or ''. */
  readonly lastTag: string;

  constructor(
    bytes: Uint8Array,
    elements: Elements,
    isBigEndian: boolean,
    decode: ((bytes: Uint8Array) => string) | null,
  ) {
    this.#bytes = bytes;
    this.#elements = elements;
    this.#isBigEndian = isBigEndian;
    this.lastTag = Object.keys(elements)
      .map((key) => key.slice(1).toUpperCase())
      .reduce((last, tag) => (tag > last ? tag : last), '');
    this.#decode = decode ?? textDecoderFor(splitValues(this.#latin1('x00080005')));
  }

  /** True where the element is there, with or without a value. */
  has(attribute: Attribute): boolean {
    return this.#elements[keyOf(attribute)] !== undefined;
  }

  /** Values as text, trimmed; numbers in decimal. Empty where the element is missing, empty or cut off. */
  values(attribute: Attribute): readonly string[] {
    const bytes = this.#valueBytes(keyOf(attribute));
    if (!bytes || bytes.length === 0) return [];
    switch (attribute.vr) {
      case 'SQ':
      case 'UN':
        return [];
      case 'US':
        return this.#unsignedShorts(bytes);
      case 'LT':
      case 'ST':
      case 'UT':
        return [trimText(this.#decode(bytes))].filter((text) => text !== '');
      case 'LO':
      case 'PN':
      case 'SH':
        return splitValues(this.#decode(bytes));
      default:
        return splitValues(Buffer.from(bytes).toString('latin1'));
    }
  }

  /** Items of a sequence; empty where there are none. */
  items(attribute: Attribute): readonly ReadDataset[] {
    const items = this.#elements[keyOf(attribute)]?.items ?? [];
    return items.flatMap((item) =>
      item.dataSet
        ? [new ReadDataset(this.#bytes, item.dataSet.elements, this.#isBigEndian, this.#decode)]
        : [],
    );
  }

  /** All of `attributes` that have a value, by keyword. */
  collect(attributes: readonly Attribute[]): Values {
    const collected: Record<string, readonly string[]> = {};
    for (const attribute of attributes) {
      const values = this.values(attribute);
      if (values.length > 0) collected[attribute.keyword] = values;
    }
    return collected;
  }

  #valueBytes(key: string): Uint8Array | null {
    const element = this.#elements[key];
    if (!element || element.length < 0) return null;
    const end = element.dataOffset + element.length;
    return end > this.#bytes.length ? null : this.#bytes.subarray(element.dataOffset, end);
  }

  #latin1(key: string): string {
    return Buffer.from(this.#valueBytes(key) ?? []).toString('latin1');
  }

  #unsignedShorts(bytes: Uint8Array): readonly string[] {
    const view = Buffer.from(bytes);
    const values: string[] = [];
    for (let at = 0; at + 1 < view.length; at += 2)
      values.push(String(this.#isBigEndian ? view.readUInt16BE(at) : view.readUInt16LE(at)));
    return values;
  }
}

function keyOf(attribute: Attribute): string {
  return `x${attribute.tag.toLowerCase()}`;
}

function trimText(text: string): string {
  return text.replace(/[\0 ]+$/, '');
}

function splitValues(text: string): readonly string[] {
  const values = text.split('\\').map((value) => value.replace(/^ +|[\0 ]+$/g, ''));
  return values.every((value) => value === '') ? [] : values;
}

/** The first part of an inflated dataset. A cut-off or hostile stream gives what it gives. */
function inflated(bytes: Uint8Array): Uint8Array {
  for (let length = bytes.length; ; length = Math.floor(length / 8)) {
    try {
      return inflateRawSync(bytes.subarray(0, length), {
        // A stream that ends in the middle is no error.
        finishFlush: 2,
        maxOutputLength: MAX_INFLATED_BYTES,
      });
    } catch {
      if (length < MIN_DEFLATED_PREFIX_BYTES) return new Uint8Array();
    }
  }
}

const LONG_VRS: ReadonlySet<string> = new Set('OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' '));

/** True where a further element begins there, with a higher tag than the first one (PS3.5 7.1), or nothing follows. */
function continuesAt(bytes: Buffer, at: number): boolean {
  if (at >= bytes.length) return at === bytes.length;
  if (at + 4 > bytes.length) return false;
  const tagAt = (start: number): number =>
    bytes.readUInt16LE(start) * 0x10000 + bytes.readUInt16LE(start + 2);
  return tagAt(at) > tagAt(0);
}

/**
 * Some senders announce one and send the other; the VR of the first element tells. But where implicit VR is announced,
 * two bytes of a length may look like a VR: then it counts where the next element is found.
 */
function looksExplicit(data: Uint8Array, transferSyntaxUid: string): boolean {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const vr = bytes.toString('latin1', 4, 6);
  if (!/^[A-Z]{2}$/.test(vr)) return false;
  if (transferSyntaxUid !== IMPLICIT_VR_LITTLE_ENDIAN || bytes.length < 12) return true;
  const next = LONG_VRS.has(vr) ? 12 + bytes.readUInt32LE(8) : 8 + bytes.readUInt16LE(6);
  return continuesAt(bytes, next) && !continuesAt(bytes, 8 + bytes.readUInt32LE(4));
}

/**
 * Reads a dataset (no preamble, no file meta information) or its beginning as far as it goes, pixel data excluded.
 * Never throws: what cannot be read is left out.
 */
export function readDataset(bytes: Uint8Array, transferSyntaxUid: string): ReadDataset {
  const plain = DEFLATED.has(transferSyntaxUid) ? inflated(bytes) : bytes;
  const isBigEndian = transferSyntaxUid === EXPLICIT_BIG_ENDIAN;
  const parser = isBigEndian
    ? dicomParser.bigEndianByteArrayParser
    : dicomParser.littleEndianByteArrayParser;
  // The parser fills this in place, so what was read before it gave up is kept.
  const elements: Record<string, dicomParser.Element> = {};
  const target = { elements, warnings: [], byteArray: plain, byteArrayParser: parser };
  try {
    const stream = new dicomParser.ByteStream(parser, plain, 0);
    const options = { untilTag: PIXEL_DATA };
    const dataSet = target as unknown as dicomParser.DataSet;
    if (looksExplicit(plain, transferSyntaxUid))
      dicomParser.parseDicomDataSetExplicit(dataSet, stream, plain.length, options);
    else dicomParser.parseDicomDataSetImplicit(dataSet, stream, plain.length, options);
  } catch {
    // Cut off or damaged: the elements up to here count.
  }
  return new ReadDataset(plain, elements, isBigEndian, null);
}
