import type { Values } from '../../electron/agent/dicom/dataset/attribute.ts';
import {
  INDEXED,
  LAST_INDEXED_TAG,
  LEVELS,
  type QueryRetrieveLevel,
} from '../dataset/attributes.ts';
import { readDataset } from '../../electron/agent/dicom/dataset/read-dataset.ts';

/** The beginning of a dataset that is looked at for the index; most need the first step only. */
const STEPS_BYTES = [16 * 1024, 128 * 1024, 1024 * 1024] as const;

/** What the index keeps of one object. */
export type IndexedAttributes = Readonly<Record<QueryRetrieveLevel, Values>>;

/** Collects as much of a dataset's beginning as the index needs and no more. */
export class PrefixReader {
  readonly #transferSyntaxUid: string;
  #bytes = Buffer.alloc(0);
  #filled = 0;
  #step = 0;
  #result: IndexedAttributes | null = null;

  constructor(transferSyntaxUid: string) {
    this.#transferSyntaxUid = transferSyntaxUid;
  }

  update(data: Buffer): void {
    let rest = data;
    while (rest.length > 0 && this.#result === null) {
      const limit = STEPS_BYTES[this.#step];
      if (limit === undefined) return this.#conclude();
      if (this.#bytes.length < limit) this.#grow(limit);
      const taken = rest.copy(this.#bytes, this.#filled, 0, limit - this.#filled);
      this.#filled += taken;
      rest = rest.subarray(taken);
      if (this.#filled === limit) this.#tryStep();
    }
  }

  /** The attributes of what has come. */
  finish(): IndexedAttributes {
    if (this.#result === null) this.#conclude();
    return this.#result ?? emptyAttributes();
  }

  #grow(limit: number): void {
    const grown = Buffer.allocUnsafe(limit);
    this.#bytes.copy(grown, 0, 0, this.#filled);
    this.#bytes = grown;
  }

  #tryStep(): void {
    this.#step += 1;
    const isLastStep = this.#step === STEPS_BYTES.length;
    const dataset = readDataset(this.#bytes.subarray(0, this.#filled), this.#transferSyntaxUid);
    if (isLastStep || dataset.lastTag > LAST_INDEXED_TAG) this.#conclude(dataset);
  }

  #conclude(
    dataset = readDataset(this.#bytes.subarray(0, this.#filled), this.#transferSyntaxUid),
  ): void {
    const collect = (level: QueryRetrieveLevel): Values => dataset.collect(INDEXED[level]);
    this.#result = {
      PATIENT: collect('PATIENT'),
      STUDY: collect('STUDY'),
      SERIES: collect('SERIES'),
      IMAGE: collect('IMAGE'),
    };
    this.#bytes = Buffer.alloc(0);
  }
}

function emptyAttributes(): IndexedAttributes {
  return Object.fromEntries(LEVELS.map((level) => [level, {}])) as IndexedAttributes;
}
