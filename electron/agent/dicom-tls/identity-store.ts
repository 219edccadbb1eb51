import type { Clock } from '../../foundation/clock.ts';
import { LongSecret, MAX_LONG_SECRET_CHARACTERS } from '../secrets/long-secret.ts';
import { SecretStoreError, type SecretStore } from '../secrets/secret-store.ts';
import { CertificateError } from './certificate-error.ts';
import { makeOwnCertificate } from './make-certificate.ts';
import {
  identitySecretSchema,
  openIdentity,
  readIdentity,
  type GivenIdentity,
  type IdentitySecret,
  type OwnIdentity,
} from './own-identity.ts';

const SECRET_NAME = 'dicom-tls';

/** This PC's own certificate and key: in the keychain, read once and then kept in memory. One change after the other. */
export class IdentityStore {
  readonly #secret: LongSecret;
  readonly #clock: Clock;
  readonly #hostName: () => string;
  readonly #addresses: () => readonly string[];
  #current: OwnIdentity | null = null;
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor(options: {
    readonly secrets: SecretStore;
    readonly clock: Clock;
    readonly hostName: () => string;
    /** Of this PC on the local network. */
    readonly addresses: () => readonly string[];
  }) {
    this.#secret = new LongSecret(options.secrets, SECRET_NAME);
    this.#clock = options.clock;
    this.#hostName = options.hostName;
    this.#addresses = options.addresses;
  }

  /** What was read or made last; null: nothing yet. */
  get current(): OwnIdentity | null {
    return this.#current;
  }

  /** Null: there is none yet. Throws SecretStoreError. */
  load(): Promise<OwnIdentity | null> {
    return this.#inTurn(() => this.#load());
  }

  /** Makes one where there is none. Throws SecretStoreError. */
  loadOrMake(): Promise<OwnIdentity> {
    return this.#inTurn(async () => (await this.#load()) ?? (await this.#make()));
  }

  /** A new key pair in place of whatever there is. Throws SecretStoreError. */
  renew(): Promise<OwnIdentity> {
    return this.#inTurn(() => this.#make());
  }

  /** Takes what somebody gave. Throws CertificateError or SecretStoreError; then nothing has changed. */
  import(given: GivenIdentity): Promise<OwnIdentity> {
    return this.#inTurn(() => this.#keep(readIdentity(given, this.#clock.now())));
  }

  async #load(): Promise<OwnIdentity | null> {
    if (this.#current !== null) return this.#current;
    const text = await this.#secret.get();
    if (text === null) return null;
    try {
      this.#current = openIdentity(identitySecretSchema.parse(JSON.parse(text)));
    } catch (cause) {
      throw new SecretStoreError(
        'keychain-corrupt',
        'What the keychain holds as certificate for encrypted DICOM cannot be used. Make a new one: tern certificate renew',
        { cause },
      );
    }
    return this.#current;
  }

  async #make(): Promise<OwnIdentity> {
    const made = await makeOwnCertificate(this.#hostName(), this.#addresses(), this.#clock.now());
    return this.#keep({ kind: 'pem', isOwnMake: true, ...made });
  }

  async #keep(secret: IdentitySecret): Promise<OwnIdentity> {
    const text = JSON.stringify(secret);
    if (text.length > MAX_LONG_SECRET_CHARACTERS) throw new CertificateError('too-long');
    const identity = openIdentity(secret);
    await this.#secret.set(text);
    this.#current = identity;
    return identity;
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const result = this.#lastChange.then(change);
    this.#lastChange = result.catch(() => undefined);
    return result;
  }
}
