import {
  SecretStoreError,
  type SecretStore,
  type SecretStoreErrorCode,
} from '../../electron/agent/secrets/secret-store.ts';

/** Keeps secrets in memory. `failWith` makes the named operations throw until it is cleared. */
export class MemorySecretStore implements SecretStore {
  readonly kind = 'keychain';
  readonly secrets = new Map<string, string>();
  #failure: { readonly code: SecretStoreErrorCode; readonly on: ReadonlySet<string> } | null = null;

  failWith(
    code: SecretStoreErrorCode | null,
    on: readonly ('get' | 'set' | 'delete')[] = ['get', 'set', 'delete'],
  ): void {
    this.#failure = code === null ? null : { code, on: new Set(on) };
  }
  get(name: string): Promise<string | null> {
    return this.#do('get', () => this.secrets.get(name) ?? null);
  }
  set(name: string, value: string): Promise<void> {
    return this.#do('set', () => void this.secrets.set(name, value));
  }
  delete(name: string): Promise<void> {
    return this.#do('delete', () => void this.secrets.delete(name));
  }
  #do<T>(operation: string, work: () => T): Promise<T> {
    if (this.#failure?.on.has(operation))
      return Promise.reject(new SecretStoreError(this.#failure.code, 'The keychain is locked.'));
    return Promise.resolve(work());
  }
}
