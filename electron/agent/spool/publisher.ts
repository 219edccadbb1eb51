import type { SpoolDisk } from './spool-disk.ts';
import type { SpoolEntry } from './spool-entry.ts';
import {
  asSpoolError,
  eraseObject,
  INCOMING,
  incomingPathOf,
  OBJECTS,
  pathOf,
  shardOf,
} from './spool-files.ts';
import type { NewSpoolObject, SpoolIndex } from './spool-index.ts';

/** More than this wait for the next turn: none of them should wait long for the others. */
const MAX_BATCH = 64;

type Waiting = {
  readonly object: NewSpoolObject;
  readonly resolve: (entry: SpoolEntry) => void;
  readonly reject: (error: Error) => void;
};

/**
 * Gives whole, synced files their names and their rows. Objects that end while others are being made durable go together:
 * one sync of the folder and one transaction for all. Order for each: rename, sync of the folders, row, success.
 */
export class Publisher {
  readonly #disk: SpoolDisk;
  readonly #index: SpoolIndex;
  readonly #shards = new Set<string>();
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;

  constructor(disk: SpoolDisk, index: SpoolIndex) {
    this.#disk = disk;
    this.#index = index;
  }

  /** Resolves once the object is durable under its name and in the list. Throws SpoolError, with nothing left behind. */
  publish(object: NewSpoolObject): Promise<SpoolEntry> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ object, resolve, reject });
      this.#running ??= this.#run().finally(() => (this.#running = null));
    });
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, MAX_BATCH);
      await this.#publishAll(batch);
    }
  }

  async #publishAll(batch: readonly Waiting[]): Promise<void> {
    const named = await this.#rename(batch);
    if (named.length === 0) return;
    try {
      const folders = new Set([INCOMING, ...named.map(({ object }) => shardOf(object.id))]);
      await Promise.all([...folders].map((folder) => this.#disk.syncDirectory(folder)));
      const entries = this.#index.add(named.map(({ object }) => object));
      for (const [i, { resolve }] of named.entries()) {
        const entry = entries[i];
        if (entry !== undefined) resolve(entry);
      }
    } catch (error) {
      for (const { object, reject } of named) {
        // One that stays is whole: the next start takes it up, and the machine that sends again does no harm.
        await eraseObject(this.#disk, object.id).catch(() => undefined);
        reject(asSpoolError(error));
      }
    }
  }

  async #rename(batch: readonly Waiting[]): Promise<readonly Waiting[]> {
    const named: Waiting[] = [];
    for (const waiting of batch) {
      const { id } = waiting.object;
      try {
        await this.#prepareShard(shardOf(id));
        await this.#disk.rename(incomingPathOf(id), pathOf(id));
        named.push(waiting);
      } catch (error) {
        await this.#disk.unlink(incomingPathOf(id)).catch(() => undefined);
        waiting.reject(asSpoolError(error));
      }
    }
    return named;
  }

  async #prepareShard(shard: string): Promise<void> {
    if (this.#shards.has(shard)) return;
    await this.#disk.makeDirectory(shard);
    await this.#disk.syncDirectory(OBJECTS);
    this.#shards.add(shard);
  }
}
