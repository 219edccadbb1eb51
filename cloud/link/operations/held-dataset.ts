/** Collects a small dataset, such as an identifier; one that is longer than its ceiling is not kept. */
export class HeldDataset {
  readonly #maxBytes: number;
  readonly #parts: Buffer[] = [];
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get isTooLong(): boolean {
    return this.#bytes > this.#maxBytes;
  }

  /** Keeps none of the buffer itself. */
  add(data: Buffer): void {
    this.#bytes += data.length;
    if (this.isTooLong) this.#parts.length = 0;
    else this.#parts.push(Buffer.from(data));
  }

  take(): Buffer {
    return Buffer.concat(this.#parts.splice(0));
  }
}
