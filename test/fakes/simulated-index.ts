import type { HoldReason } from '../../electron/contract/spool-calls.ts';
import type { SpoolEntry, SpoolState } from '../../electron/agent/spool/spool-entry.ts';
import type {
  IndexedObject,
  KeyUse,
  NewSpoolObject,
  SpoolIndex,
} from '../../electron/agent/spool/spool-index.ts';
import { SimulatedCrash, type SimulatedDisk } from './simulated-disk.ts';
import type { Random } from '../fuzz/random.ts';

type Row = { readonly entry: SpoolEntry; readonly keyId: string };
type Rows = Map<string, Row>;
type Change = (rows: Rows) => void;

/** Faults that are planted in the list: what should be durable when it returns is not yet. */
export type IndexFault = 'late-rows' | 'late-states';

/** What a database keeps over a crash: all of a transaction or nothing; what is not durable goes from its end. */
export class SimulatedDatabase {
  rows: Rows = new Map();
  pending: Change[] = [];
  lastId = 0;

  /** The rows as the next start finds them. */
  afterCrash(random: Random): this {
    for (const change of this.pending.slice(0, random.below(this.pending.length + 1)))
      change(this.rows);
    this.pending = [];
    return this;
  }
}

export class SimulatedIndex implements SpoolIndex {
  readonly #database: SimulatedDatabase;
  readonly #disk: SimulatedDisk;
  readonly #random: Random;
  readonly #fault: IndexFault | null;
  readonly #rows: Rows;

  constructor(parts: {
    readonly database: SimulatedDatabase;
    readonly disk: SimulatedDisk;
    readonly random: Random;
    readonly fault: IndexFault | null;
  }) {
    this.#database = parts.database;
    this.#disk = parts.disk;
    this.#random = parts.random;
    this.#fault = parts.fault;
    this.#rows = new Map(parts.database.rows);
  }

  add(objects: readonly NewSpoolObject[]): readonly SpoolEntry[] {
    const rows = objects.map(({ keyId, ...object }): Row => {
      return { keyId, entry: { ...object, ledgerId: ++this.#database.lastId } };
    });
    this.#change((all) => {
      for (const row of rows) all.set(row.entry.id, row);
    }, this.#fault !== 'late-rows');
    return rows.map(({ entry }) => entry);
  }

  setStates(changes: readonly { readonly id: string; readonly state: SpoolState }[]): void {
    this.#change((all) => {
      for (const { id, state } of changes) {
        const row = all.get(id);
        if (row) all.set(id, { ...row, entry: { ...row.entry, state } });
      }
    }, this.#fault !== 'late-states');
  }

  remove(ids: readonly string[]): void {
    this.#change((all) => {
      for (const id of ids) all.delete(id);
    }, false);
  }

  entry(id: string): SpoolEntry | null {
    return this.#rows.get(id)?.entry ?? null;
  }
  open(): readonly SpoolEntry[] {
    const entries = [...this.#rows.values()].map(({ entry }) => entry);
    return entries.filter(({ state }) => state.kind !== 'done' && state.kind !== 'discarded');
  }
  all(): Iterable<IndexedObject> {
    return [...this.#rows.values()].map(({ keyId, entry: { id, bytes, state } }) => {
      return { id, keyId, bytes, state };
    });
  }
  has(id: string): boolean {
    return this.#rows.has(id);
  }
  keyUse(): readonly KeyUse[] {
    return [];
  }
  holdKey(): void {
    throw new Error('the model loses no keys');
  }
  requeueKey(): void {
    throw new Error('the model loses no keys');
  }
  heldFor(reason: HoldReason): number {
    return this.open().filter(({ state }) => state.kind === 'held' && state.reason === reason)
      .length;
  }

  #change(change: Change, isDurable: boolean): void {
    const step = this.#disk.step();
    const { pending, rows } = this.#database;
    if (step === 'now' && this.#random.oneIn(2)) {
      if (isDurable) for (const one of [...pending.splice(0), change]) one(rows);
      else pending.push(change);
    }
    if (step !== 'alive') throw new SimulatedCrash();
    change(this.#rows);
    pending.push(change);
    if (isDurable) for (const one of pending.splice(0)) one(rows);
  }
}
