import type { Clock } from '../../foundation/clock.ts';
import type { SpoolDisk } from './spool-disk.ts';
import { eraseObject, shardOf } from './spool-files.ts';
import type { SpoolIndex } from './spool-index.ts';

type Finished = { readonly id: string; readonly bytes: number };

/** What cannot be erased now (a virus scanner holds the file, the disk fails) is tried again after that. */
const RETRY_MS = 60_000;
const MAX_BATCH = 64;

export type EraserParts = {
  readonly disk: SpoolDisk;
  readonly index: SpoolIndex;
  readonly clock: Clock;
  readonly erased: (bytes: number) => void;
};

/** Erases, one after the other, what the list says is done or discarded; the next start finds what is left. */
export class Eraser implements AsyncDisposable {
  readonly #parts: EraserParts;
  #waiting: Finished[] = [];
  #failed: Finished[] = [];
  #running: Promise<void> | null = null;
  #retry: Disposable | null = null;
  #isStopped = false;

  constructor(parts: EraserParts) {
    this.#parts = parts;
  }

  add(finished: readonly Finished[]): void {
    this.#waiting.push(...finished);
    if (this.#isStopped || this.#waiting.length === 0) return;
    this.#running ??= this.#run().finally(() => (this.#running = null));
  }

  /** Resolves when all that could be erased is. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isStopped = true;
    this.#retry?.[Symbol.dispose]();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#isStopped)
      await this.#eraseAll(this.#waiting.splice(0, MAX_BATCH));
    if (this.#failed.length > 0 && !this.#isStopped) this.#retryLater();
  }

  async #eraseAll(batch: readonly Finished[]): Promise<void> {
    const { disk, index, erased } = this.#parts;
    const gone: Finished[] = [];
    for (const one of batch) {
      try {
        await eraseObject(disk, one.id);
        gone.push(one);
      } catch {
        this.#failed.push(one);
      }
    }
    try {
      // Before the list forgets them: a name that came back without its row would be taken for a stray.
      for (const shard of new Set(gone.map(({ id }) => shardOf(id))))
        await disk.syncDirectory(shard);
      index.remove(gone.map(({ id }) => id));
      for (const { bytes } of gone) erased(bytes);
    } catch {
      this.#failed.push(...gone);
    }
  }

  #retryLater(): void {
    this.#retry?.[Symbol.dispose]();
    this.#retry = this.#parts.clock.after(RETRY_MS, () => {
      const again = this.#failed;
      this.#failed = [];
      this.add(again);
    });
  }
}
