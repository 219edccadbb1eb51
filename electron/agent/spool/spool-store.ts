import type { SpoolEntry, SpoolFacts, SpoolState } from './spool-entry.ts';

/** Takes one object. After commit() or abort() it is of no use any more. */
export interface SpoolWriter {
  /** Seals and writes in the order of the calls; false: wait for the next drain before writing more. Never throws. */
  write(data: Buffer): boolean;
  /** Resolves when more may be written. */
  drained(): Promise<void>;
  /**
   * Resolves once file, directory and row are durable: only then success may be answered. Throws SpoolError, with nothing
   * left behind.
   */
  commit(): Promise<SpoolEntry>;
  /** The object will not come whole: removes what is there. Never throws. */
  abort(): Promise<void>;
}

/** The sealed objects of this PC and the one list of them. */
export interface SpoolStore {
  /** Throws SpoolError before a byte is taken: `disk-reserve`, `quota`, `key-unavailable`, `io`. */
  begin(facts: SpoolFacts): Promise<SpoolWriter>;
  /**
   * The dataset, segment by segment, each verified before it is handed out. Throws SpoolError `damaged`, `key-missing`,
   * `file-missing`; what came before is then not to be used.
   */
  read(id: string): AsyncIterable<Buffer>;
  entry(id: string): SpoolEntry | null;
  /** All that is neither done nor discarded, oldest first. */
  open(): readonly SpoolEntry[];
  /** Durable when it returns. `done` and `discarded` erase the object: its key first, then the file. */
  setState(id: string, state: SpoolState): void;
  /** An object was stored, or its state changed (`done`, `discarded`: it is erased). Called after it is durable. */
  subscribe(changed: (entry: SpoolEntry) => void): Disposable;
}
