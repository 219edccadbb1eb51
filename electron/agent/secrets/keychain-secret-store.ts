import type { Clock } from '../../foundation/clock.ts';
import { messageOf } from '../../foundation/errors.ts';
import { decodeSecretLine, encodeSecretLine } from './secret-line.ts';
import { SecretStoreError, type ClearableSecretStore } from './secret-store.ts';

/** The part of the keytar API that is used. */
export type KeytarApi = {
  readonly getPassword: (service: string, account: string) => Promise<string | null>;
  readonly setPassword: (service: string, account: string, password: string) => Promise<void>;
  readonly deletePassword: (service: string, account: string) => Promise<boolean>;
  readonly findCredentials: (service: string) => Promise<readonly { readonly account: string }[]>;
};

const SERVICE = 'tern';
/** A keychain may ask the person at the desk to unlock it; nobody may be there. */
const ANSWER_TIMEOUT_MS = 30_000;

const UNAVAILABLE =
  'The keychain of this computer cannot be used. Log in to a desktop session and unlock the keychain, ' +
  'or, on a server without one, start Tern with --secret-store file.';
const DENIED =
  'The keychain of this computer refused access. Unlock it, allow Tern to use it when it asks, and try again.';
const CORRUPT =
  'The keychain of this computer did not give back what Tern had stored in it. Unpair this computer and pair it again.';

/** What the platforms say when a person or a policy said no; everything else means that there is no usable keychain. */
const DENIED_WORDS = /denied|dismissed|cancell?ed|not allowed|not correct|authorization/i;

/** keytar's errors carry no code: the text is all there is to go by. */
function toSecretStoreError(cause: unknown): SecretStoreError {
  if (cause instanceof SecretStoreError) return cause;
  return DENIED_WORDS.test(messageOf(cause))
    ? new SecretStoreError('keychain-denied', DENIED, { cause })
    : new SecretStoreError('keychain-unavailable', UNAVAILABLE, { cause });
}

/** A missing libsecret throws while the add-on loads, so it is loaded at first use and not with this module. */
async function loadKeytar(): Promise<KeytarApi> {
  const { default: keytar } = await import('keytar');
  return keytar;
}

/** The keychain of the operating system: Keychain, Credential Manager or the Secret Service. */
export class KeychainSecretStore implements ClearableSecretStore {
  readonly kind = 'keychain';
  readonly #clock: Clock;
  readonly #load: () => Promise<KeytarApi>;

  constructor(options: { readonly clock: Clock; readonly load?: () => Promise<KeytarApi> }) {
    this.#clock = options.clock;
    this.#load = options.load ?? loadKeytar;
  }

  async get(name: string): Promise<string | null> {
    const line = await this.#ask((keytar) => keytar.getPassword(SERVICE, name));
    if (line === null) return null;
    const value = decodeSecretLine(line);
    if (value === null) throw new SecretStoreError('keychain-corrupt', CORRUPT);
    return value;
  }

  async set(name: string, value: string): Promise<void> {
    await this.#ask((keytar) => keytar.setPassword(SERVICE, name, encodeSecretLine(value)));
    if ((await this.get(name)) !== value) throw new SecretStoreError('keychain-corrupt', CORRUPT);
  }

  async delete(name: string): Promise<void> {
    await this.#ask((keytar) => keytar.deletePassword(SERVICE, name));
  }

  async clear(): Promise<void> {
    const found = await this.#ask((keytar) => keytar.findCredentials(SERVICE));
    for (const { account } of found) await this.delete(account);
  }

  async #ask<T>(call: (keytar: KeytarApi) => Promise<T>): Promise<T> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = this.#clock.after(ANSWER_TIMEOUT_MS, () =>
      reject(new SecretStoreError('keychain-unavailable', UNAVAILABLE)),
    );
    try {
      return await Promise.race([this.#load().then(call), late]);
    } catch (error) {
      throw toSecretStoreError(error);
    } finally {
      timer[Symbol.dispose]();
    }
  }
}
