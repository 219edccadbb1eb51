import { CodedError } from '../../foundation/errors.ts';

/** Where the uplink's key and token live. Names and values are text; a value may hold anything. */
export interface SecretStore {
  readonly kind: 'keychain' | 'file';
  /** The secret, or null where there is none of that name. Throws SecretStoreError. */
  get(name: string): Promise<string | null>;
  /** Resolves once the secret is kept and has been read back. Throws SecretStoreError. */
  set(name: string, value: string): Promise<void>;
  /** Removing what is not there is no error. Throws SecretStoreError. */
  delete(name: string): Promise<void>;
}

/** A store that everything of Tern's can be taken out of. */
export interface ClearableSecretStore extends SecretStore {
  /** Deletes whatever Tern ever kept in it, under any name. Throws SecretStoreError. */
  clear(): Promise<void>;
}

export type SecretStoreErrorCode = 'keychain-unavailable' | 'keychain-denied' | 'keychain-corrupt';

/** The store cannot be used. The message says in plain words what to do and never quotes a secret. */
export class SecretStoreError extends CodedError<SecretStoreErrorCode> {}
