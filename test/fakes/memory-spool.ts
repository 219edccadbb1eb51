import { createHash, randomUUID } from 'node:crypto';
import type { SpoolEntry, SpoolFacts, SpoolState } from '../../electron/agent/spool/spool-entry.ts';
import type { SpoolStore, SpoolWriter } from '../../electron/agent/spool/spool-store.ts';
import { FIRST_STATE } from '../../electron/agent/spool/next-state.ts';
import type { Clock } from '../../electron/foundation/clock.ts';
import { CodedError } from '../../electron/foundation/errors.ts';

export const SAMPLE_FACTS: SpoolFacts = {
  device: { aeTitle: 'CT_1', address: '10.0.0.5' },
  callingAeTitle: 'CT_1',
  calledAeTitle: 'TERN',
  sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
  sopInstanceUid: '1.2.3',
  transferSyntaxUid: '1.2.840.10008.1.2.1',
  isUrgent: false,
  associationId: null,
  isSample: false,
};

/** A spool that outlives whoever uses it; it can lose and damage objects, and fail to write its list. */
export class MemorySpool implements SpoolStore {
  readonly #clock: Clock;
  readonly #entries = new Map<string, SpoolEntry>();
  readonly #datasets = new Map<string, Buffer>();
  readonly #listeners = new Set<(entry: SpoolEntry) => void>();
  /** Objects whose reading fails after half of the bytes, with that code. */
  readonly unreadable = new Map<string, string>();
  /** What setState() throws. */
  listFault: Error | null = null;
  /** What was read, in that order. */
  readonly reads: { readonly entry: SpoolEntry; readonly atMs: number }[] = [];
  segmentBytes = 64 * 1024;
  #lastLedgerId = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Stores a whole object at once. */
  put(facts: Partial<SpoolFacts>, dataset: Buffer): SpoolEntry {
    const at = this.#clock.now().toISOString();
    const entry: SpoolEntry = {
      ...SAMPLE_FACTS,
      ...facts,
      id: randomUUID(),
      bytes: dataset.length,
      sha256: createHash('sha256').update(dataset).digest('hex'),
      startedAt: at,
      storedAt: at,
      ledgerId: ++this.#lastLedgerId,
      state: FIRST_STATE,
    };
    this.#datasets.set(entry.id, dataset);
    this.#set(entry);
    return entry;
  }

  begin(facts: SpoolFacts): Promise<SpoolWriter> {
    const parts: Buffer[] = [];
    return Promise.resolve({
      write: (data) => {
        parts.push(Buffer.from(data));
        return true;
      },
      drained: () => Promise.resolve(),
      commit: () => Promise.resolve(this.put(facts, Buffer.concat(parts))),
      abort: () => Promise.resolve(),
    });
  }

  async *read(id: string): AsyncIterable<Buffer> {
    const dataset = this.#datasets.get(id);
    const entry = this.#entries.get(id);
    if (entry) this.reads.push({ entry, atMs: this.#clock.now().getTime() });
    if (!dataset) throw new CodedError('file-missing', 'no such file');
    const fault = this.unreadable.get(id);
    const end = fault === undefined ? dataset.length : dataset.length >> 1;
    for (let at = 0; at < end; at += this.segmentBytes) {
      await Promise.resolve();
      yield dataset.subarray(at, Math.min(end, at + this.segmentBytes));
    }
    if (fault !== undefined) throw new CodedError(fault, 'the segment does not open');
  }

  entry(id: string): SpoolEntry | null {
    return this.#entries.get(id) ?? null;
  }

  open(): readonly SpoolEntry[] {
    return [...this.#entries.values()].sort((a, b) => a.ledgerId - b.ledgerId);
  }

  setState(id: string, state: SpoolState): void {
    if (this.listFault) throw this.listFault;
    const entry = this.#entries.get(id);
    if (!entry) throw new Error('no such object');
    this.#set({ ...entry, state });
  }

  subscribe(changed: (entry: SpoolEntry) => void): Disposable {
    this.#listeners.add(changed);
    return { [Symbol.dispose]: () => void this.#listeners.delete(changed) };
  }

  /** True while the bytes of the object are there. */
  holds(id: string): boolean {
    return this.#datasets.has(id);
  }
  /** The file goes, the row stays. */
  loseFile(id: string): void {
    this.#datasets.delete(id);
  }

  #set(entry: SpoolEntry): void {
    const isOver = entry.state.kind === 'done' || entry.state.kind === 'discarded';
    if (isOver) {
      this.#entries.delete(entry.id);
      this.#datasets.delete(entry.id);
    } else this.#entries.set(entry.id, entry);
    for (const listener of this.#listeners) listener(entry);
  }
}
