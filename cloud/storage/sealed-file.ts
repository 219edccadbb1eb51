import { createCipheriv, createDecipheriv, randomBytes, type CipherGCM } from 'node:crypto';

/**
 * An object at rest: header, segments, trailer, each sealed with AES-256-GCM under a key of its own file.
 *
 *     header   magic "TERNOBJ1" (8), segment size (4, big endian), salt (32): clear, authenticated by every segment
 *     segment  up to segment size bytes of ciphertext, tag (16); only the last may be shorter
 *     trailer  SHA-256 of the dataset (32) and plain length (8), sealed, tag (16)
 *
 * Nonce: 7 zero bytes, 4 bytes segment number, 1 byte last flag, which only the trailer has set. So segments cannot be
 * swapped, left out, repeated or cut off without being noticed, and a file without its trailer cannot be opened.
 */
const MAGIC = Buffer.from('TERNOBJ1', 'latin1');
const SALT_BYTES = 32;
export const HEADER_BYTES = MAGIC.length + 4 + SALT_BYTES;
export const TAG_BYTES = 16;
const DIGEST_BYTES = 32;
const TRAILER_PLAIN_BYTES = DIGEST_BYTES + 8;
export const TRAILER_BYTES = TRAILER_PLAIN_BYTES + TAG_BYTES;
/** Large enough that a CT slice is one segment, small enough that a few of them are no memory. */
export const SEGMENT_BYTES = 1024 * 1024;
/**
 * TLS hands over 16 KiB at a time. Sealing each piece by itself makes a buffer for each, and collecting those took more
 * time than all the cryptography (measured); so pieces are put together first. It also keeps a peer that sends byte by
 * byte from costing a buffer for each.
 */
const CARRY_BYTES = 256 * 1024;
/** Carries of finished objects, for the next ones. */
const spareCarries: Buffer[] = [];
const MAX_SPARE_CARRIES = 16;
const MAX_SEGMENT_BYTES = 16 * 1024 * 1024;

export type SealedHeader = {
  readonly bytes: Buffer;
  readonly segmentBytes: number;
  readonly salt: Buffer;
};

export function newHeader(segmentBytes = SEGMENT_BYTES): SealedHeader {
  const salt = randomBytes(SALT_BYTES);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(segmentBytes);
  return { bytes: Buffer.concat([MAGIC, size, salt]), segmentBytes, salt };
}

/** Null where the bytes are no header of ours. */
export function parseHeader(bytes: Buffer): SealedHeader | null {
  if (bytes.length !== HEADER_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const segmentBytes = bytes.readUInt32BE(MAGIC.length);
  if (segmentBytes < 1 || segmentBytes > MAX_SEGMENT_BYTES) return null;
  return { bytes, segmentBytes, salt: bytes.subarray(MAGIC.length + 4) };
}

function nonceOf(segment: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(segment, 7);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

export type Trailer = { readonly sha256: Buffer; readonly plainBytes: number };

/** Seals a stream of bytes into buffers to be written one after another. Holds no more than one segment. */
export class SegmentSealer {
  readonly #key: Buffer;
  readonly #header: SealedHeader;
  #segment = 0;
  #cipher: CipherGCM | null = null;
  #filled = 0;
  #plainBytes = 0;
  #carry: Buffer | null = null;
  #carried = 0;
  #ready: Buffer[];
  #readyBytes: number;

  constructor(key: Buffer, header: SealedHeader) {
    this.#key = key;
    this.#header = header;
    this.#ready = [header.bytes];
    this.#readyBytes = header.bytes.length;
  }

  /** Sealed bytes that wait to be taken. */
  get readyBytes(): number {
    return this.#readyBytes;
  }

  /** Takes the next bytes; nothing of `data` is kept. */
  update(data: Buffer): void {
    if (data.length >= CARRY_BYTES / 2) {
      this.#flushCarry();
      this.#seal(data);
      return;
    }
    this.#carry ??= spareCarries.pop() ?? Buffer.allocUnsafeSlow(CARRY_BYTES);
    if (this.#carried + data.length > CARRY_BYTES) this.#flushCarry();
    this.#carried += data.copy(this.#carry, this.#carried);
  }

  #flushCarry(): void {
    if (this.#carry && this.#carried > 0) this.#seal(this.#carry.subarray(0, this.#carried));
    this.#carried = 0;
  }

  #seal(data: Buffer): void {
    for (let at = 0; at < data.length;) {
      const room = this.#header.segmentBytes - this.#filled;
      const part = data.subarray(at, at + room);
      this.#cipher ??= this.#begin(false);
      this.#push(this.#cipher.update(part));
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === this.#header.segmentBytes) this.#endSegment();
    }
    this.#plainBytes += data.length;
  }

  /** Adds the trailer; nothing may follow. */
  finish(sha256: Buffer): void {
    this.#flushCarry();
    if (this.#carry && spareCarries.length < MAX_SPARE_CARRIES) spareCarries.push(this.#carry);
    this.#carry = null;
    if (this.#cipher) this.#endSegment();
    const plain = Buffer.alloc(TRAILER_PLAIN_BYTES);
    sha256.copy(plain);
    plain.writeBigUInt64BE(BigInt(this.#plainBytes), DIGEST_BYTES);
    const cipher = this.#begin(true);
    this.#push(cipher.update(plain));
    cipher.final();
    this.#push(cipher.getAuthTag());
  }

  /** Hands over what is sealed so far. */
  take(): Buffer[] {
    const taken = this.#ready;
    this.#ready = [];
    this.#readyBytes = 0;
    return taken;
  }

  #begin(isLast: boolean): CipherGCM {
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonceOf(this.#segment, isLast));
    cipher.setAAD(this.#header.bytes);
    return cipher;
  }

  #endSegment(): void {
    const cipher = this.#cipher;
    if (!cipher) return;
    cipher.final();
    this.#push(cipher.getAuthTag());
    this.#cipher = null;
    this.#filled = 0;
    this.#segment += 1;
  }

  #push(bytes: Buffer): void {
    this.#ready.push(bytes);
    this.#readyBytes += bytes.length;
  }
}

/** Opens one sealed part (segment or trailer). Throws where it was altered or stands in another place. */
export function openPart(
  key: Buffer,
  header: SealedHeader,
  sealed: Buffer,
  place: { readonly segment: number; readonly isLast: boolean },
): Buffer {
  const nonce = nonceOf(place.segment, place.isLast);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAAD(header.bytes);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const plain = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
  decipher.final();
  return plain;
}

export function parseTrailer(plain: Buffer): Trailer {
  return {
    sha256: plain.subarray(0, DIGEST_BYTES),
    plainBytes: Number(plain.readBigUInt64BE(DIGEST_BYTES)),
  };
}
