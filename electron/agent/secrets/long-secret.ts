import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { SecretStoreError, type SecretStore } from './secret-store.ts';

/**
 * The Windows Credential Manager takes at most 2560 bytes for an entry, and what is kept is base64 (4/3): 1800
 * characters of ASCII become 2400.
 */
const PART_CHARACTERS = 1800;
const MAX_PARTS = 32;
/** The longest text that a {@link LongSecret} takes. */
export const MAX_LONG_SECRET_CHARACTERS = PART_CHARACTERS * MAX_PARTS;

const headSchema = z.strictObject({
  generation: z.string().regex(/^[0-9a-f]{8}$/),
  parts: z.number().int().min(1).max(MAX_PARTS),
  sha256: z.string(),
});
type Head = z.infer<typeof headSchema>;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * An ASCII secret that may be longer than an entry of a keychain: it lies in several, and a head names those that belong
 * together, so that a change that breaks off leaves the secret as it was. Throws SecretStoreError.
 */
export class LongSecret {
  readonly #secrets: SecretStore;
  readonly #name: string;

  constructor(secrets: SecretStore, name: string) {
    this.#secrets = secrets;
    this.#name = name;
  }

  async get(): Promise<string | null> {
    const head = await this.#head();
    if (head === null) return null;
    let value = '';
    for (const name of this.#partNames(head)) value += (await this.#secrets.get(name)) ?? '';
    if (sha256(value) !== head.sha256) throw corrupt();
    return value;
  }

  /** Resolves once the secret is kept and has been read back. */
  async set(value: string): Promise<void> {
    if (value.length > MAX_LONG_SECRET_CHARACTERS) throw new RangeError('the secret is too long');
    const before = await this.#head().catch(() => null);
    const head: Head = {
      generation: randomBytes(4).toString('hex'),
      parts: Math.max(1, Math.ceil(value.length / PART_CHARACTERS)),
      sha256: sha256(value),
    };
    for (const [i, name] of this.#partNames(head).entries())
      await this.#secrets.set(name, value.slice(i * PART_CHARACTERS, (i + 1) * PART_CHARACTERS));
    await this.#secrets.set(this.#name, JSON.stringify(head));
    if (before !== null)
      for (const name of this.#partNames(before)) await this.#secrets.delete(name);
  }

  async #head(): Promise<Head | null> {
    const text = await this.#secrets.get(this.#name);
    if (text === null) return null;
    try {
      return headSchema.parse(JSON.parse(text));
    } catch {
      throw corrupt();
    }
  }

  #partNames({ generation, parts }: Head): string[] {
    return Array.from({ length: parts }, (_, i) => `${this.#name}.${generation}.${i}`);
  }
}

function corrupt(): SecretStoreError {
  return new SecretStoreError(
    'keychain-corrupt',
    'The keychain of this computer did not give back the key that Tern had stored in it for encrypted DICOM. ' +
      'Make a new certificate or import one again: tern certificate renew, tern certificate import.',
  );
}
