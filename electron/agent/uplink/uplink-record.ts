import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { cloudConfigSchema } from '../../contract/agent-config.ts';
import { hostSchema, isoTimeSchema, portSchema } from '../../contract/identifiers.ts';
import { MAX_PSK_IDENTITY_BYTES } from '../../contract/psk-link.ts';
import { writeFileAtomic } from '../../foundation/atomic-file.ts';
import { CodedError, errnoOf } from '../../foundation/errors.ts';

/** What pairing leaves on disk: everything but the secrets. */
export const uplinkRecordSchema = z.strictObject({
  version: z.literal(1),
  uplinkId: z.string().min(1).max(64),
  clinic: z.string(),
  label: z.string(),
  cloudUrl: z.url({ protocol: /^https$/ }),
  caPem: z.string().nullable(),
  pskIdentity: z.string().min(1).max(MAX_PSK_IDENTITY_BYTES),
  pskHost: hostSchema,
  pskPorts: z.array(portSchema).min(1).max(8),
  keyFingerprint: z.string(),
  /** Where the secrets went; another store has none of them. */
  secretStore: z.enum(['keychain', 'file']),
  pairedAt: isoTimeSchema,
  config: cloudConfigSchema,
});
export type UplinkRecord = z.infer<typeof uplinkRecordSchema>;

/** The pairing record cannot be used. The message names the file and the field. */
export class UplinkRecordError extends CodedError<'config-invalid' | 'config-unwritable'> {}

const MAX_RECORD_BYTES = 256 * 1024;

/** `<dataDir>/uplink.json`, written whole or not at all. */
export class UplinkRecordFile {
  readonly path: string;
  readonly #dataDir: string;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
    this.path = join(dataDir, 'uplink.json');
  }

  /** Null where this PC is not paired. Throws UplinkRecordError. */
  async load(): Promise<UplinkRecord | null> {
    const text = await readFile(this.path, 'utf8').catch((cause: unknown) => {
      if (errnoOf(cause) === 'ENOENT') return null;
      throw this.#invalid(`it cannot be read (${errnoOf(cause) ?? 'unknown reason'})`);
    });
    if (text === null) return null;
    if (text.length > MAX_RECORD_BYTES) throw this.#invalid('it is too long');
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      throw this.#invalid('it is not JSON');
    }
    const parsed = uplinkRecordSchema.safeParse(json);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    throw this.#invalid(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong form'}`);
  }

  async save(record: UplinkRecord): Promise<void> {
    try {
      await mkdir(this.#dataDir, { recursive: true, mode: 0o700 });
      await writeFileAtomic(this.path, `${JSON.stringify(record, null, 2)}\n`);
    } catch (cause) {
      throw this.#unwritable(cause);
    }
  }

  async remove(): Promise<void> {
    try {
      await rm(this.path, { force: true });
    } catch (cause) {
      throw this.#unwritable(cause);
    }
  }

  #invalid(what: string): UplinkRecordError {
    return new UplinkRecordError(
      'config-invalid',
      `The pairing record ${this.path} is damaged – ${what}. Delete it and pair this PC again.`,
    );
  }
  #unwritable(cause: unknown): UplinkRecordError {
    return new UplinkRecordError(
      'config-unwritable',
      `The pairing record ${this.path} cannot be written (${errnoOf(cause) ?? 'unknown reason'}). ` +
        'Check the folder and the free space on the disk.',
      { cause },
    );
  }
}
