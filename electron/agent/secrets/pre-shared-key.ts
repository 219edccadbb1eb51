import { createHash } from 'node:crypto';

const HEX = /^(?:[0-9a-fA-F]{2})+$/;

/**
 * A pre-shared key (RFC 4279). Opaque: printing, serialising or inspecting it shows a fixed word, so it cannot reach a
 * log, an error text or a status by accident.
 */
export class PreSharedKey {
  readonly #bytes: Buffer;

  private constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }
  /** Throws a RangeError, which does not quote the text, where it is not whole bytes in hex. */
  static fromHex(hex: string): PreSharedKey {
    if (!HEX.test(hex)) throw new RangeError('a pre-shared key is whole bytes in hex');
    return new PreSharedKey(Buffer.from(hex, 'hex'));
  }
  /** A copy of the key for the TLS library. */
  toBytes(): Buffer {
    return Buffer.from(this.#bytes);
  }
  /** First 16 hex digits of SHA-256 over the key's bytes, grouped: `1a2b-3c4d-5e6f-7a8b`. */
  get fingerprint(): string {
    const digest = createHash('sha256').update(this.#bytes).digest('hex');
    return (digest.slice(0, 16).match(/.{4}/g) ?? []).join('-');
  }
  toString(): string {
    return '[key]';
  }
  toJSON(): string {
    return '[key]';
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[key]';
  }
}
