import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { isoTimeSchema } from '../../contract/identifiers.ts';
import {
  healthFaultSchema,
  releaseVersionSchema,
  updateConfigSchema,
  updateMishapSchema,
} from '../../contract/updates.ts';
import { writeFileAtomic } from '../../foundation/atomic-file.ts';

/** A package that can be put back, as it was when it was put aside. */
const keptPackageSchema = z.object({ file: z.string(), sha512: z.string() });
export type KeptPackage = Readonly<z.infer<typeof keptPackageSchema>>;

const trialSchema = z.object({
  version: releaseVersionSchema,
  from: releaseVersionSchema,
  /** The link was up before the install. */
  wasOnline: z.boolean(),
  /** null: there is nothing to go back to. */
  kept: keptPackageSchema.nullable(),
  /** Name of the agent's copies of settings and ledger; null: no agent ran. */
  backup: z.string().nullable(),
  /** Starts of the new version that were no success. */
  failures: z.number().int(),
  /** A start is being judged; still so at the next one: it ended badly. */
  isOpen: z.boolean(),
  why: healthFaultSchema,
});
export type Trial = Readonly<z.infer<typeof trialSchema>>;

const rollBackSchema = z.object({
  version: releaseVersionSchema,
  to: releaseVersionSchema,
  backup: z.string().nullable(),
  why: healthFaultSchema,
});

const MAX_SKIPPED = 50;

/** What is remembered from one start of the app to the next. */
export const updateMemorySchema = z.object({
  /** The settings that held last, for when no agent can be asked. */
  settings: updateConfigSchema.prefault({}).catch(() => updateConfigSchema.parse({})),
  checkedAt: isoTimeSchema.nullable().catch(null),
  /** By metadata file: when the newest that was seen had been signed. */
  newestSignedAt: z.record(z.string().max(64), isoTimeSchema).catch({}),
  /** How often a version's install was begun. */
  attempts: z
    .object({ version: releaseVersionSchema, count: z.number().int() })
    .nullable()
    .catch(null),
  /** An install was begun, and the version has not proved itself yet. */
  trial: trialSchema.nullable().catch(null),
  /** Going back was begun. */
  rollBack: rollBackSchema.nullable().catch(null),
  /** Copies that the agent is to take up again where its own files are too new for it. */
  restore: z.string().nullable().catch(null),
  /** Versions that are not tried again. */
  skipped: z.array(releaseVersionSchema).max(MAX_SKIPPED).catch([]),
  mishap: updateMishapSchema.nullable().catch(null),
});
export type UpdateMemory = Readonly<z.infer<typeof updateMemorySchema>>;

/** With one more version that is not tried again; the oldest is forgotten. */
export function withSkipped(memory: UpdateMemory, version: string): UpdateMemory {
  const others = memory.skipped.filter((one) => one !== version);
  return { ...memory, skipped: [...others, version].slice(-MAX_SKIPPED) };
}

/** What is remembered, in a file of the desktop app. */
export class UpdateMemoryFile {
  readonly #file: string;
  #current: UpdateMemory;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(file: string, current: UpdateMemory) {
    this.#file = file;
    this.#current = current;
  }

  /** A file that is not there or cannot be read is an empty memory. */
  static async open(file: string): Promise<UpdateMemoryFile> {
    return new UpdateMemoryFile(file, await read(file));
  }

  get current(): UpdateMemory {
    return this.#current;
  }

  /** Keeps the changed memory; on disk when it resolves. Rejects where it could not be written. */
  async change(change: (memory: UpdateMemory) => UpdateMemory): Promise<void> {
    const next = change(this.#current);
    if (next === this.#current) return;
    this.#current = next;
    const written = this.#last.then(() => this.#write());
    this.#last = written.catch(() => undefined);
    await written;
  }

  async #write(): Promise<void> {
    await mkdir(dirname(this.#file), { recursive: true, mode: 0o700 });
    await writeFileAtomic(this.#file, `${JSON.stringify(this.#current, null, 2)}\n`);
  }
}

async function read(file: string): Promise<UpdateMemory> {
  try {
    return updateMemorySchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return updateMemorySchema.parse({});
  }
}
