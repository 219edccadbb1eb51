import type { Attribute } from '../../../electron/agent/dicom/dataset/attribute.ts';
import {
  readDataset,
  type ReadDataset,
} from '../../../electron/agent/dicom/dataset/read-dataset.ts';
import {
  writeElements,
  type DatasetElements,
  type ElementValue,
} from '../../../electron/agent/dicom/dataset/write-elements.ts';
import { checkEqual } from '../check.ts';
import type { FuzzTarget } from '../fuzzer.ts';
import { Random } from '../random.ts';

const SYNTAXES = ['1.2.840.10008.1.2', '1.2.840.10008.1.2.1'] as const;
const MAX_DEPTH = 4;
const MANY = 255;
const SOME = 254;

/** Takes bytes as decisions; zeros when there are none left. */
class Decisions {
  readonly #bytes: Buffer;
  #at = 0;
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }
  get isOver(): boolean {
    return this.#at >= this.#bytes.length;
  }
  next(): number {
    return this.#bytes[this.#at++] ?? 0;
  }
  take(length: number): Buffer {
    const taken = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return taken;
  }
}

const hex4 = (n: number): string => n.toString(16).toUpperCase().padStart(4, '0');

/** Text as it may stand in a value: no backslash, no padding, no control characters. */
const text = (bytes: Buffer): string => bytes.toString('latin1').replaceAll(/[^!-[\]-~]/g, 'x');

function elementOf(decisions: Decisions, depth: number): ElementValue {
  switch (decisions.next() % 7) {
    case 0:
      return { vr: 'US', value: decisions.next() * 256 + decisions.next() };
    case 1:
      return { vr: 'UI', value: text(decisions.take(decisions.next() % 64)) };
    case 2: {
      // Now and then so many that together they pass what a 16-bit length can say.
      const uid = `1.2.${decisions.next()}`;
      const count = decisions.next();
      const length = count === MANY ? 9_000 : count === SOME ? 2_600 : count % 20;
      return { vr: 'UI', value: Array.from({ length }, () => uid) };
    }
    case 3:
      return { vr: 'CS', value: text(decisions.take(decisions.next() % 17)) };
    case 4:
      return { vr: 'AE', value: text(decisions.take(decisions.next() % 17)) };
    case 5:
      return { vr: 'LO', value: text(decisions.take(decisions.next())) };
    default: {
      const count = depth >= MAX_DEPTH ? 0 : decisions.next() % 4;
      const items = Array.from({ length: count }, () => elementsOf(decisions, depth + 1));
      return { vr: 'SQ', items };
    }
  }
}

/** Even groups from 0008 to 1F08: the agent writes no private elements, and the parser leaves private sequences alone. */
function elementsOf(decisions: Decisions, depth: number): DatasetElements {
  const elements: Record<string, ElementValue> = {};
  const count = decisions.next() % 6;
  for (let i = 0; i <= count && !decisions.isOver; i++) {
    const group = 8 + (decisions.next() % 32) * 256;
    const tag = hex4(group) + hex4(1 + decisions.next() * 251);
    if (tag !== '00080005') elements[tag] = elementOf(decisions, depth);
  }
  return elements;
}

function checkSame(read: ReadDataset, written: DatasetElements): void {
  for (const [tag, element] of Object.entries(written)) {
    const attribute: Attribute = { tag, keyword: tag, vr: element.vr };
    checkEqual(read.has(attribute), true, `an element of VR ${element.vr} is not there`);
    if (element.vr === 'SQ') {
      const items = read.items(attribute);
      checkEqual(items.length, element.items.length, 'not as many items as were written');
      items.forEach((item, i) => checkSame(item, element.items[i] ?? {}));
      continue;
    }
    const values = typeof element.value === 'object' ? element.value : [String(element.value)];
    const expected = values.every((value) => value === '') ? [] : values;
    checkEqual(read.values(attribute), expected, `a value of VR ${element.vr} is another one`);
  }
}

function run(input: Buffer): string {
  const elements = elementsOf(new Decisions(input), 0);
  const sizes = SYNTAXES.map((syntax) => {
    const bytes = writeElements(elements, syntax);
    checkSame(readDataset(bytes, syntax), elements);
    return bytes.length;
  });
  const kinds = new Set(Object.values(elements).map(({ vr }) => vr));
  return `${[...kinds].sort().join()} ${sizes.map((size) => Math.ceil(Math.log2(size + 1))).join()}`;
}

export const writtenDataset: FuzzTarget = {
  name: 'written-dataset',
  title: 'Datasets that the agent writes, read again',
  sources: ['dicom/dataset/write-elements'],
  maxInputBytes: 2 * 1024,
  seeds: Array.from({ length: 16 }, (_, i) => new Random(i + 1).bytes(40 * (i + 1))),
  run,
};
