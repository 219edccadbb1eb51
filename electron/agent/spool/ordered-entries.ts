import type { SpoolEntry } from './spool-entry.ts';

/** Order in which objects were stored. Rows of the ledger are numbered so; the time of day may jump. */
export function compareEntries(a: SpoolEntry, b: SpoolEntry): number {
  return a.ledgerId - b.ledgerId;
}

/** Objects in the order in which they were stored. */
export class OrderedEntries {
  readonly #entries: SpoolEntry[] = [];

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }
  get first(): SpoolEntry | null {
    return this.#entries[0] ?? null;
  }
  all(): Iterable<SpoolEntry> {
    return this.#entries;
  }

  add(entry: SpoolEntry): void {
    const last = this.#entries.at(-1);
    if (!last || compareEntries(last, entry) < 0) return void this.#entries.push(entry);
    this.#entries.splice(
      this.#position((other) => compareEntries(other, entry) >= 0),
      0,
      entry,
    );
  }

  remove(entry: SpoolEntry): void {
    const at = this.#position((other) => compareEntries(other, entry) >= 0);
    if (this.#entries[at]?.id === entry.id) this.#entries.splice(at, 1);
  }

  /** The first that was stored at that time (ISO) or later, as far as the time of day only ever grew. */
  firstStoredFrom(time: string): SpoolEntry | null {
    return this.#entries[this.#position(({ storedAt }) => storedAt >= time)] ?? null;
  }

  /** Index of the first for which it holds; it then holds for all after it. */
  #position(holds: (entry: SpoolEntry) => boolean): number {
    let [from, to] = [0, this.#entries.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const entry = this.#entries[middle];
      if (entry && holds(entry)) to = middle;
      else from = middle + 1;
    }
    return from;
  }
}
