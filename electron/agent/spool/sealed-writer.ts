import { noteTransientBytes } from '../../foundation/transient-bytes.ts';
import { ObjectSealer } from './object-sealer.ts';
import {
  HEADER_BYTES,
  newHeader,
  type SealedMetadata,
  type SealedTrailer,
} from './sealed-format.ts';
import type { SpoolFile } from './spool-disk.ts';
import type { SpoolEntry } from './spool-entry.ts';
import type { SpoolError } from './spool-error.ts';
import { asSpoolError, closeQuietly } from './spool-files.ts';
import type { SpoolMasterKey } from './spool-master-key.ts';
import type { SpoolWriter } from './spool-store.ts';

/** So many segments may wait for the disk before the sender has to. */
const MAX_UNWRITTEN_SEGMENTS = 4;

export type SealedWriterParts = {
  readonly id: string;
  readonly file: SpoolFile;
  readonly master: SpoolMasterKey;
  readonly metadata: SealedMetadata;
  readonly segmentBytes: number;
  readonly nowMs: () => number;
  /** Counts bytes before they are written; the reason where there is no room. */
  readonly take: (bytes: number) => SpoolError | null;
  /** The file is whole and synced: makes it an entry of the spool. Throws SpoolError, with no file left behind. */
  readonly publish: (trailer: SealedTrailer) => Promise<SpoolEntry>;
  /** Removes the file, which is closed. Never throws. */
  readonly remove: () => Promise<void>;
  /** Nothing of the object stayed: so many bytes that were taken are free again. */
  readonly gave: (bytes: number) => void;
  readonly failed: (error: SpoolError) => void;
  /** It takes nothing more, and its file is closed or about to be. */
  readonly ended: () => void;
};

/** Takes one object: seals it as it comes, and writes it to a file that has no name in the spool yet. */
export class SealedWriter implements SpoolWriter {
  readonly #parts: SealedWriterParts;
  readonly #sealer: ObjectSealer;
  readonly #maxUnwrittenBytes: number;
  #queue: Buffer[] = [];
  #unwrittenBytes = 0;
  #takenBytes = 0;
  #failure: SpoolError | null = null;
  #isEnded = false;
  #writing: Promise<void> | null = null;

  constructor(parts: SealedWriterParts) {
    this.#parts = parts;
    this.#maxUnwrittenBytes = MAX_UNWRITTEN_SEGMENTS * parts.segmentBytes;
    const header = newHeader(parts.master.id, parts.segmentBytes);
    const key = parts.master.objectKey(header.salt, parts.id);
    this.#sealer = new ObjectSealer(key, header, parts.metadata, (sealed) => this.#enqueue(sealed));
  }

  write(data: Buffer): boolean {
    if (this.#isEnded || this.#failure !== null) return true;
    const refusal = this.#parts.take(data.length);
    if (refusal !== null) {
      this.#fail(refusal);
      return true;
    }
    this.#takenBytes += data.length;
    this.#sealer.update(data);
    return this.#unwrittenBytes <= this.#maxUnwrittenBytes;
  }

  async drained(): Promise<void> {
    await this.#writing;
  }

  async commit(): Promise<SpoolEntry> {
    if (this.#isEnded) throw new RangeError('the object has ended already');
    this.#end();
    const trailer = this.#failure === null ? this.#sealer.finish(this.#parts.nowMs()) : null;
    await this.#writing;
    if (trailer === null || this.#failure !== null) return this.#refuse();
    try {
      await this.#parts.file.sync();
      await this.#parts.file.close();
    } catch (error) {
      this.#fail(asSpoolError(error));
      return this.#refuse();
    }
    try {
      return await this.#parts.publish(trailer);
    } catch (error) {
      const failure = asSpoolError(error);
      this.#fail(failure);
      this.#parts.gave(this.#takenBytes);
      throw failure;
    }
  }

  async abort(): Promise<void> {
    if (this.#isEnded) return;
    this.#end();
    await this.#discard();
  }

  #end(): void {
    this.#isEnded = true;
    this.#parts.ended();
  }

  async #refuse(): Promise<never> {
    await this.#discard();
    throw this.#failure ?? new RangeError('refused without a reason');
  }

  async #discard(): Promise<void> {
    this.#sealer.release();
    this.#queue = [];
    await this.#writing;
    // Not synced: either the zeros reach the disk or the salt did not.
    await this.#parts.file.overwrite(Buffer.alloc(HEADER_BYTES), 0).catch(() => undefined);
    await closeQuietly(this.#parts.file);
    await this.#parts.remove();
    this.#parts.gave(this.#takenBytes);
  }

  #fail(error: SpoolError): void {
    if (this.#failure !== null) return;
    this.#failure = error;
    this.#sealer.release();
    this.#parts.failed(error);
  }

  #enqueue(sealed: readonly Buffer[]): void {
    this.#queue.push(...sealed);
    for (const { length } of sealed) this.#unwrittenBytes += length;
    this.#writing ??= this.#writeAll().finally(() => (this.#writing = null));
  }

  async #writeAll(): Promise<void> {
    // In the next turn: what is sealed in this one goes in one call.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      const buffers = this.#queue;
      this.#queue = [];
      const bytes = buffers.reduce((sum, { length }) => sum + length, 0);
      try {
        if (this.#failure === null) await this.#parts.file.append(buffers);
      } catch (error) {
        this.#fail(asSpoolError(error));
      }
      this.#unwrittenBytes -= bytes;
      noteTransientBytes(bytes);
    }
  }
}
