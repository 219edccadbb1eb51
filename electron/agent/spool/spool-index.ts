import type { HoldReason } from '../../contract/spool-calls.ts';
import type { SpoolEntry, SpoolState, StoredFacts } from './spool-entry.ts';

/** A whole object with the name of the key that it is sealed with. */
export type NewSpoolObject = StoredFacts & { readonly keyId: string; readonly state: SpoolState };

/** What the recovery has to know of an entry. */
export type IndexedObject = {
  readonly id: string;
  readonly keyId: string;
  readonly bytes: number;
  readonly state: SpoolState;
};

export type KeyUse = { readonly keyId: string; readonly queued: number; readonly held: number };

/** The list of the spool, each entry beside its row in the ledger. Calls throw what the database throws. */
export interface SpoolIndex {
  /** All in one transaction that is durable when it returns; in the order of the rows. */
  add(objects: readonly NewSpoolObject[]): readonly SpoolEntry[];
  /** All in one transaction that is durable when it returns. */
  setStates(changes: readonly { readonly id: string; readonly state: SpoolState }[]): void;
  /** Forgets what was erased; the ledger's rows stay. Need not be durable: what is forgotten twice does no harm. */
  remove(ids: readonly string[]): void;
  entry(id: string): SpoolEntry | null;
  /** All that is neither done nor discarded, oldest first. */
  open(): readonly SpoolEntry[];
  /** Everything, done and discarded included, read lazily. */
  all(): Iterable<IndexedObject>;
  has(id: string): boolean;
  /** For each key, how many entries wait for their turn, and how many are held because it is missing. */
  keyUse(): readonly KeyUse[];
  /** Holds what waits for its turn under that key as `key-missing`; what was sent already needs no key. Durable. */
  holdKey(keyId: string, at: string): void;
  /** Queues again what is held because that key was missing. Durable. */
  requeueKey(keyId: string): void;
  /** Entries that are held for that reason. */
  heldFor(reason: HoldReason): number;
}
