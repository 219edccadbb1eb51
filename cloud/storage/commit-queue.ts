import type { DatabaseSync } from 'node:sqlite';
import { transaction } from './database.ts';

type Entry = { readonly work: () => void; readonly done: (error: unknown) => void };

/**
 * Puts the commits that fall due in the same turn of the event loop into one transaction: parallel associations share
 * one wait for the disk. Each promise resolves only after the commit; one that fails does not take the others along.
 */
export class CommitQueue {
  readonly #db: DatabaseSync;
  #waiting: Entry[] = [];

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  commit<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let result: { readonly value: T } | null = null;
      const entry: Entry = {
        work: () => void (result = { value: work() }),
        done: (error) => {
          if (result && error === null) resolve(result.value);
          else reject(error instanceof Error ? error : new Error('the commit failed'));
        },
      };
      this.#waiting.push(entry);
      if (this.#waiting.length === 1) setImmediate(() => this.#run());
    });
  }

  #run(): void {
    const entries = this.#waiting;
    this.#waiting = [];
    try {
      transaction(this.#db, () => entries.forEach((entry) => entry.work()));
    } catch (error) {
      if (entries.length > 1) this.#runApart(entries);
      else entries.forEach((entry) => entry.done(error));
      return;
    }
    for (const entry of entries) entry.done(null);
  }

  #runApart(entries: readonly Entry[]): void {
    for (const entry of entries) {
      try {
        transaction(this.#db, entry.work);
        entry.done(null);
      } catch (error) {
        entry.done(error);
      }
    }
  }
}
