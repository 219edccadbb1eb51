import { createCipheriv, createHash, type Hash } from 'node:crypto';
import {
  encodeMetadata,
  encodeTrailer,
  nonceOf,
  type SealedHeader,
  type SealedMetadata,
  type SealedTrailer,
} from './sealed-format.ts';

const ALGORITHM = 'aes-256-gcm';
/** Buffers of finished objects, for the next ones. */
const MAX_SPARE_BUFFERS = 16;
const spareBuffers: Buffer[] = [];

function takeBuffer(bytes: number): Buffer {
  const at = spareBuffers.findIndex((spare) => spare.length === bytes);
  return at < 0
    ? Buffer.allocUnsafeSlow(bytes)
    : (spareBuffers.splice(at, 1)[0] ?? Buffer.alloc(bytes));
}

function giveBack(buffer: Buffer): void {
  // It held a piece of an image.
  buffer.fill(0);
  if (spareBuffers.length < MAX_SPARE_BUFFERS) spareBuffers.push(buffer);
}

/**
 * Seals a stream of bytes. A TLS record or PDV is far smaller than a segment: pieces are gathered in one buffer, so that
 * digest and cipher run once for each segment, and memory is one segment whatever the size of the object.
 */
export class ObjectSealer {
  readonly #key: Buffer;
  readonly #header: SealedHeader;
  readonly #emit: (sealed: readonly Buffer[]) => void;
  readonly #digest: Hash = createHash('sha256');
  #gathered: Buffer | null = null;
  #filled = 0;
  #bytes = 0;
  #part = 0;

  /** `emit` gets the parts in the order in which they have to be written, header first. */
  constructor(
    key: Buffer,
    header: SealedHeader,
    metadata: SealedMetadata,
    emit: (sealed: readonly Buffer[]) => void,
  ) {
    this.#key = key;
    this.#header = header;
    this.#emit = emit;
    emit([header.bytes, ...this.#seal(encodeMetadata(metadata), false)]);
  }

  /** Takes the next bytes; nothing of `data` is kept. */
  update(data: Buffer): void {
    for (let at = 0; at < data.length;) {
      this.#gathered ??= takeBuffer(this.#header.segmentBytes);
      const copied = data.copy(this.#gathered, this.#filled, at);
      this.#filled += copied;
      at += copied;
      if (this.#filled === this.#gathered.length) this.#endSegment();
    }
    this.#bytes += data.length;
  }

  /** Seals what is left and the trailer; nothing may follow. */
  finish(storedAtMs: number): SealedTrailer {
    this.#endSegment();
    const trailer = { sha256: this.#digest.digest('hex'), bytes: this.#bytes, storedAtMs };
    this.#emit(this.#seal(encodeTrailer(trailer), true));
    this.release();
    return trailer;
  }

  /** Gives the buffer back. Nothing may follow. */
  release(): void {
    if (this.#gathered !== null) giveBack(this.#gathered);
    this.#gathered = null;
    this.#filled = 0;
  }

  #endSegment(): void {
    if (this.#gathered === null || this.#filled === 0) return;
    const plain = this.#gathered.subarray(0, this.#filled);
    this.#digest.update(plain);
    this.#emit(this.#seal(plain, false));
    this.#filled = 0;
  }

  #seal(plain: Buffer, isLast: boolean): Buffer[] {
    const cipher = createCipheriv(ALGORITHM, this.#key, nonceOf(this.#part++, isLast));
    cipher.setAAD(this.#header.bytes);
    const sealed = cipher.update(plain);
    cipher.final();
    return [sealed, cipher.getAuthTag()];
  }
}
