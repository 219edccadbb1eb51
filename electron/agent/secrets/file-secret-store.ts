import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../../foundation/atomic-file.ts';
import { errnoOf } from '../../foundation/errors.ts';
import { decodeSecretLine, encodeSecretLine } from './secret-line.ts';
import { SecretStoreError, type SecretStore } from './secret-store.ts';

/** What choosing the file store means; printed and logged by whoever starts with it. */
export const FILE_SECRET_STORE_NOTICE =
  "The key of this uplink is kept in a file that only this user account can read, not in the system's keychain: " +
  'whoever can read the account, its backups or the disk can read the key.';

/** Its name in the data folder. */
export const SECRETS_FILE = 'secrets.json';
const MAX_FILE_BYTES = 64 * 1024;
const secretsFileSchema = z.strictObject({
  version: z.literal(1),
  secrets: z.record(z.string(), z.string()),
});

/** One JSON file of mode 0600 in the data folder. Only ever used where it was asked for by name. */
export class FileSecretStore implements SecretStore {
  readonly kind = 'file';
  readonly #path: string;
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor(dataDir: string) {
    this.#path = join(dataDir, SECRETS_FILE);
  }

  async get(name: string): Promise<string | null> {
    const line = new Map(Object.entries(await this.#read())).get(name);
    if (line === undefined) return null;
    const value = decodeSecretLine(line);
    if (value === null) throw this.#corrupt();
    return value;
  }

  async set(name: string, value: string): Promise<void> {
    await this.#change((secrets) => secrets.set(name, encodeSecretLine(value)));
    if ((await this.get(name)) !== value) throw this.#corrupt();
  }

  async delete(name: string): Promise<void> {
    await this.#change((secrets) => secrets.delete(name));
  }

  /** Changes run one after the other: two at once would lose one. */
  #change(edit: (secrets: Map<string, string>) => unknown): Promise<void> {
    const change = this.#lastChange.then(async () => {
      const secrets = new Map(Object.entries(await this.#read()));
      edit(secrets);
      await this.#write(secrets);
    });
    this.#lastChange = change.catch(() => undefined);
    return change;
  }

  async #write(secrets: Map<string, string>): Promise<void> {
    const content = { version: 1, secrets: Object.fromEntries(secrets) };
    try {
      await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
      await writeFileAtomic(this.#path, `${JSON.stringify(content)}\n`);
    } catch (cause) {
      throw new SecretStoreError(
        'keychain-unavailable',
        `The file ${this.#path} cannot be written (${errnoOf(cause) ?? 'unknown reason'}). ` +
          'Check the folder and the free space on the disk.',
        { cause },
      );
    }
  }

  async #read(): Promise<Record<string, string>> {
    const text = await this.#readText();
    if (text === null) return {};
    try {
      return secretsFileSchema.parse(JSON.parse(text)).secrets;
    } catch {
      // Without a cause: a parser's error may quote what it read.
      throw this.#corrupt();
    }
  }

  async #readText(): Promise<string | null> {
    try {
      await using handle = await open(this.#path, 'r');
      const stat = await handle.stat();
      if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0) throw this.#tooOpen();
      if (stat.size > MAX_FILE_BYTES) throw this.#corrupt();
      return await handle.readFile('utf8');
    } catch (cause) {
      if (cause instanceof SecretStoreError) throw cause;
      if (errnoOf(cause) === 'ENOENT') return null;
      throw new SecretStoreError(
        'keychain-denied',
        `The file ${this.#path} cannot be read (${errnoOf(cause) ?? 'unknown reason'}). ` +
          'Make it belong to the user that runs Tern.',
        { cause },
      );
    }
  }

  #tooOpen(): SecretStoreError {
    return new SecretStoreError(
      'keychain-denied',
      `The file ${this.#path} can be read by other users of this computer. Run: chmod 600 ${this.#path} – ` +
        'and if others had access to it, unpair and pair again.',
    );
  }

  #corrupt(): SecretStoreError {
    return new SecretStoreError(
      'keychain-corrupt',
      `The file ${this.#path} is damaged. Restore it from a backup, or delete it and pair again.`,
    );
  }
}
