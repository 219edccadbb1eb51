import { hkdfSync, randomBytes } from 'node:crypto';
import { inspect } from 'node:util';

const KEY_BYTES = 32;
/** Length of the name of a key in the header of a sealed object. */
export const KEY_ID_BYTES = 16;
/** Bound to the format: another format would derive other keys (docs/spool-format.md). */
const OBJECT_INFO = 'tern spool object 1';
const ID_INFO = 'tern spool key id 1';
/** Canonical base64 of 32 bytes; one text for each key. */
const LINE = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

/** The key that seals the objects of this PC. It never prints itself. */
export class SpoolMasterKey {
  readonly #key: Buffer;
  /** Says which key it is, and nothing of it: 32 hex digits. */
  readonly id: string;

  private constructor(key: Buffer) {
    this.#key = key;
    this.id = this.#derive(Buffer.alloc(0), ID_INFO, KEY_ID_BYTES).toString('hex');
  }

  static random(): SpoolMasterKey {
    return new SpoolMasterKey(randomBytes(KEY_BYTES));
  }

  /** The key in a line of base64; null where it is none. */
  static fromLine(line: string): SpoolMasterKey | null {
    return LINE.test(line) ? new SpoolMasterKey(Buffer.from(line, 'base64')) : null;
  }

  /** For the keychain and for `tern spool key` alone. */
  toLine(): string {
    return this.#key.toString('base64');
  }

  /** Key of one object (HKDF-SHA-256, RFC 5869). */
  objectKey(salt: Buffer, objectId: string): Buffer {
    return this.#derive(salt, `${OBJECT_INFO} ${objectId}`, KEY_BYTES);
  }

  toString(): string {
    return '[key]';
  }
  toJSON(): string {
    return '[key]';
  }
  [inspect.custom](): string {
    return '[key]';
  }

  #derive(salt: Buffer, info: string, bytes: number): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#key, salt, info, bytes));
  }
}
