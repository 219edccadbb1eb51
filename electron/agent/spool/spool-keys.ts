import type { Clock } from '../../foundation/clock.ts';
import { inTurn } from '../../foundation/in-turn.ts';
import { SecretStoreError, type SecretStore } from '../secrets/secret-store.ts';
import { SpoolError } from './spool-error.ts';
import { SpoolMasterKey } from './spool-master-key.ts';

/** Names the key that seals what comes; that one and older ones lie under their own names. */
const CURRENT = 'spool-key';
const nameOf = (keyId: string): string => `${CURRENT}-${keyId}`;
const KEY_ID = /^[0-9a-f]{32}$/;
/** So often it is seen whether the keychain still has the key that is in use. */
const TRUST_MS = 60_000;

/** The master keys of this PC, in its keychain. */
export class SpoolKeys {
  readonly #secrets: SecretStore;
  readonly #clock: Clock;
  readonly #inTurn = inTurn();
  readonly #known = new Map<string, SpoolMasterKey>();
  #current: SpoolMasterKey | null = null;
  #checkedMs = 0;

  constructor(secrets: SecretStore, clock: Clock) {
    this.#secrets = secrets;
    this.#clock = clock;
  }

  /** The key to seal with; made where there is none. Throws SpoolError `key-unavailable`. */
  current(): Promise<SpoolMasterKey> {
    const isTrusted = this.#clock.monotonicMs() - this.#checkedMs < TRUST_MS;
    if (this.#current !== null && isTrusted) return Promise.resolve(this.#current);
    return this.#inTurn(() => this.#check());
  }

  /** The key that seals what comes, without making one; null where there is none. Throws SpoolError `key-unavailable`. */
  existing(): Promise<SpoolMasterKey | null> {
    return this.#load();
  }

  /** The key of that name; null where the keychain answers that it has none. Throws SpoolError `key-unavailable`. */
  async find(keyId: string): Promise<SpoolMasterKey | null> {
    const known = this.#known.get(keyId);
    if (known !== undefined) return known;
    const line = await this.#get(nameOf(keyId));
    const key = line === null ? null : SpoolMasterKey.fromLine(line);
    if (key?.id !== keyId) return null;
    this.#known.set(keyId, key);
    return key;
  }

  async #check(): Promise<SpoolMasterKey> {
    const key = this.#current ?? (await this.#load()) ?? SpoolMasterKey.random();
    // A keychain that was emptied while Tern runs gets back what images are sealed with already.
    if ((await this.#stored(key)) !== key.id) await this.#keep(key);
    this.#known.set(key.id, key);
    this.#current = key;
    this.#checkedMs = this.#clock.monotonicMs();
    return key;
  }

  async #load(): Promise<SpoolMasterKey | null> {
    const keyId = await this.#get(CURRENT);
    return keyId !== null && KEY_ID.test(keyId) ? this.find(keyId) : null;
  }

  /** What the keychain says of a key in use; a keychain that is locked for a while has not lost it. */
  async #stored(key: SpoolMasterKey): Promise<string | null> {
    try {
      if ((await this.#get(nameOf(key.id))) !== key.toLine()) return null;
      return await this.#get(CURRENT);
    } catch (error) {
      if (this.#current === null) throw error;
      return key.id;
    }
  }

  async #keep(key: SpoolMasterKey): Promise<void> {
    try {
      await this.#secrets.set(nameOf(key.id), key.toLine());
      await this.#secrets.set(CURRENT, key.id);
    } catch (cause) {
      throw unavailable(cause);
    }
  }

  /** An entry that came back wrong is one that is not there; the file or keychain may get it back from a backup. */
  async #get(name: string): Promise<string | null> {
    try {
      return await this.#secrets.get(name);
    } catch (cause) {
      if (cause instanceof SecretStoreError && cause.code === 'keychain-corrupt') return null;
      throw unavailable(cause);
    }
  }
}

function unavailable(cause: unknown): SpoolError {
  return new SpoolError('key-unavailable', 'The keychain does not give the key of the spool now.', {
    cause,
  });
}
