const NEWLINE = 0x0a;
const FIRST_CAPACITY = 1024;

/** Thrown when a line passes the ceiling before it ends; nothing after that can be trusted. */
export class LineTooLongError extends Error {}

/**
 * Cuts a byte stream into lines of at most `maxBytes`. Work and memory are linear in what arrives, also byte by byte:
 * an unfinished line lies in one buffer that grows by doubling, and no byte is looked at twice.
 */
export class LineSplitter {
  readonly #maxBytes: number;
  #rest: Buffer = Buffer.alloc(0);
  #restBytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The lines that `chunk` completes, without their newline. */
  *push(chunk: Buffer): Generator<string, void, undefined> {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, start);
      if (end === -1) break;
      yield this.#complete(chunk.subarray(start, end));
      start = end + 1;
    }
    if (start < chunk.length) this.#keep(chunk.subarray(start));
  }

  #complete(tail: Buffer): string {
    if (this.#restBytes === 0) {
      if (tail.length > this.#maxBytes) throw new LineTooLongError();
      return tail.toString('utf8');
    }
    this.#keep(tail);
    const line = this.#rest.toString('utf8', 0, this.#restBytes);
    this.#rest = Buffer.alloc(0);
    this.#restBytes = 0;
    return line;
  }

  #keep(part: Buffer): void {
    const needed = this.#restBytes + part.length;
    if (needed > this.#maxBytes) throw new LineTooLongError();
    if (needed > this.#rest.length) {
      const doubled = Math.max(needed, this.#rest.length * 2, FIRST_CAPACITY);
      const grown = Buffer.alloc(Math.min(doubled, this.#maxBytes));
      this.#rest.copy(grown, 0, 0, this.#restBytes);
      this.#rest = grown;
    }
    part.copy(this.#rest, this.#restBytes);
    this.#restBytes = needed;
  }
}
