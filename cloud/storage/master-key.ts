import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { CloudFault } from '../errors.ts';
import { errnoOf } from '../../electron/foundation/errors.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';

/** Purposes of the keys that are derived; two purposes never share a key. */
export type KeyPurpose = 'psk' | 'attributes' | 'worklist' | 'order' | 'pairing-code' | 'uid';

/** The key everything at rest hangs on. It never prints itself. */
export class MasterKey {
  readonly #key: Buffer;
  readonly #derived = new Map<KeyPurpose, Buffer>();

  constructor(key: Buffer) {
    if (key.length !== KEY_BYTES) throw new RangeError('a master key has 32 bytes');
    this.#key = key;
  }

  /** Key of one object (HKDF-SHA-256, RFC 5869); the salt stands in the object's file. */
  objectKey(salt: Buffer): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#key, salt, 'tern-cloud object 1', KEY_BYTES));
  }

  /** Seals a small record: nonce, ciphertext, tag. `boundTo` has to be given again to open it. */
  seal(purpose: KeyPurpose, boundTo: string, plain: Uint8Array): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#purposeKey(purpose), nonce);
    cipher.setAAD(Buffer.from(boundTo));
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  /** Opens what {@link seal} made. Throws where it was altered or belongs to another record. */
  unseal(purpose: KeyPurpose, boundTo: string, sealed: Uint8Array): Buffer {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new Error('a sealed record is too short');
    const tagAt = sealed.length - TAG_BYTES;
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv(ALGORITHM, this.#purposeKey(purpose), nonce);
    decipher.setAAD(Buffer.from(boundTo));
    decipher.setAuthTag(sealed.subarray(tagAt));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, tagAt)), decipher.final()]);
  }

  /** Keyed digest in hex: a short secret cannot be tried out from the database alone. */
  digest(purpose: KeyPurpose, text: string): string {
    return createHmac('sha256', this.#purposeKey(purpose)).update(text).digest('hex');
  }

  /** What stands for a study or series UID in the database: can be looked up, says nothing. */
  uidKey(uid: string): string {
    return this.digest('uid', uid).slice(0, 32);
  }

  toString(): string {
    return '[master key]';
  }
  toJSON(): string {
    return '[master key]';
  }
  [inspect.custom](): string {
    return '[master key]';
  }

  #purposeKey(purpose: KeyPurpose): Buffer {
    let key = this.#derived.get(purpose);
    if (!key) {
      const info = `tern-cloud ${purpose} 1`;
      key = Buffer.from(hkdfSync('sha256', this.#key, Buffer.alloc(0), info, KEY_BYTES));
      this.#derived.set(purpose, key);
    }
    return key;
  }
}

/** Content of a new DIR/master.key. */
export function newMasterKeyFile(): string {
  return `${randomBytes(KEY_BYTES).toString('hex')}\n`;
}

/** Reads DIR/master.key. Throws {@link CloudFault}. */
export function readMasterKey(path: string): MasterKey {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new CloudFault(
      'master-key-missing',
      `The master key cannot be read (${errnoOf(error) ?? 'unknown'}). Without it nothing that was stored can be opened.`,
      { cause: error },
    );
  }
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new CloudFault('master-key-invalid', 'The file master.key does not hold 64 hex digits.');
  }
  return new MasterKey(Buffer.from(text, 'hex'));
}
