import type { SpoolEntry } from './spool-entry.ts';

/** What is open in the store, by what it waits for and by UID. */
export class OpenEntries {
  /** Waiting for their receipt. */
  readonly sent = new Map<string, SpoolEntry>();
  /** Waiting for a person. */
  readonly held = new Map<string, SpoolEntry>();
  readonly #byUid = new Map<string, Map<string, SpoolEntry>>();

  /** As it is from now on; it leaves where it was before. */
  place(entry: SpoolEntry): void {
    const { id, state } = entry;
    this.sent.delete(id);
    this.held.delete(id);
    if (state.kind === 'sent') this.sent.set(id, entry);
    if (state.kind === 'held') this.held.set(id, entry);
    if (state.kind === 'done' || state.kind === 'discarded') this.#forget(entry);
    else this.#remember(entry);
  }

  /** What a receipt with that digest is about: several objects may share the UID. */
  withReceipt(sopInstanceUid: string, sha256: string): readonly SpoolEntry[] {
    const entries = [...(this.#byUid.get(sopInstanceUid)?.values() ?? [])];
    const same = entries.filter((entry) => entry.sha256 === sha256);
    return same.length > 0 ? same : entries;
  }

  /** Null: of any UID. */
  heldOf(sopInstanceUid: string | null): readonly SpoolEntry[] {
    return [...this.held.values()].filter(
      (entry) => sopInstanceUid === null || entry.sopInstanceUid === sopInstanceUid,
    );
  }

  #remember(entry: SpoolEntry): void {
    const known = this.#byUid.get(entry.sopInstanceUid) ?? new Map<string, SpoolEntry>();
    this.#byUid.set(entry.sopInstanceUid, known.set(entry.id, entry));
  }

  #forget(entry: SpoolEntry): void {
    const known = this.#byUid.get(entry.sopInstanceUid);
    known?.delete(entry.id);
    if (known?.size === 0) this.#byUid.delete(entry.sopInstanceUid);
  }
}
