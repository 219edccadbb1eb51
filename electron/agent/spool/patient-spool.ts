import type { Clock } from '../../foundation/clock.ts';
import type { SealedSpool } from './sealed-spool.ts';
import type { SpoolEntry, SpoolFacts, SpoolState } from './spool-entry.ts';
import { SpoolError } from './spool-error.ts';
import type { SpoolStore, SpoolWriter } from './spool-store.ts';

const TRY_AGAIN_MS = 60_000;

export type PatientSpoolParts = {
  /** Throws SpoolError `io`. */
  readonly open: () => Promise<SealedSpool>;
  readonly clock: Clock;
  /** It could not be opened. */
  readonly failed: (error: SpoolError) => void;
};

/**
 * The spool of a disk that may not be usable yet: a volume that is not mounted, a folder without rights. Images are
 * refused until it opens; everything else of the agent goes on.
 */
export class PatientSpool implements SpoolStore, AsyncDisposable {
  readonly #parts: PatientSpoolParts;
  readonly #listeners = new Set<(entry: SpoolEntry) => void>();
  #spool: SealedSpool | null = null;
  #timer: Disposable | null = null;
  #isStopped = false;

  private constructor(parts: PatientSpoolParts) {
    this.#parts = parts;
  }

  /** Tries once before it resolves, and then every minute. */
  static async open(parts: PatientSpoolParts): Promise<PatientSpool> {
    const spool = new PatientSpool(parts);
    await spool.#tryToOpen();
    return spool;
  }

  begin(facts: SpoolFacts): Promise<SpoolWriter> {
    if (this.#spool) return this.#spool.begin(facts);
    return Promise.reject(new SpoolError('io', 'The folder of the spool cannot be used.'));
  }

  read(id: string): AsyncIterable<Buffer> {
    if (this.#spool) return this.#spool.read(id);
    throw new SpoolError('file-missing', 'The folder of the spool cannot be used.');
  }

  entry(id: string): SpoolEntry | null {
    return this.#spool?.entry(id) ?? null;
  }

  open(): readonly SpoolEntry[] {
    return this.#spool?.open() ?? [];
  }

  setState(id: string, state: SpoolState): void {
    this.#spool?.setState(id, state);
  }

  subscribe(changed: (entry: SpoolEntry) => void): Disposable {
    this.#listeners.add(changed);
    return { [Symbol.dispose]: () => void this.#listeners.delete(changed) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isStopped = true;
    this.#timer?.[Symbol.dispose]();
    await this.#spool?.[Symbol.asyncDispose]();
  }

  async #tryToOpen(): Promise<void> {
    const { open, clock, failed } = this.#parts;
    try {
      const spool = await open();
      this.#spool = spool;
      // Stopped in the meantime: nobody else will close it.
      if (this.#isStopped) await spool[Symbol.asyncDispose]();
      spool.subscribe((entry) => this.#tell(entry));
      for (const entry of spool.open()) this.#tell(entry);
    } catch (error) {
      if (!(error instanceof SpoolError)) throw error;
      failed(error);
      if (!this.#isStopped) this.#timer = clock.after(TRY_AGAIN_MS, () => void this.#tryToOpen());
    }
  }

  #tell(entry: SpoolEntry): void {
    for (const changed of this.#listeners) changed(entry);
  }
}
