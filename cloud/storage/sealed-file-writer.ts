import { open, unlink, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncDirectory } from '../../electron/foundation/atomic-file.ts';
import { replaceFile } from '../../electron/foundation/replace-file.ts';
import type { SegmentSealer } from './sealed-file.ts';

/** Sealed bytes that are collected before they are written: few writes, little memory. */
const WRITE_BYTES = 512 * 1024;
/** More than this between sealing and disk stops the sender. */
const MAX_UNWRITTEN_BYTES = 2 * 1024 * 1024;

async function writeAll(handle: FileHandle, buffers: readonly Buffer[]): Promise<void> {
  let rest = buffers;
  while (rest.length > 0) {
    const { bytesWritten } = await handle.writev(rest);
    // A disk that is nearly full takes a part; the next try says why.
    rest = without(rest, bytesWritten);
  }
}

function without(buffers: readonly Buffer[], bytes: number): readonly Buffer[] {
  let left = bytes;
  for (const [index, buffer] of buffers.entries()) {
    if (left < buffer.length) return [buffer.subarray(left), ...buffers.slice(index + 1)];
    left -= buffer.length;
  }
  return [];
}

/**
 * Writes one sealed object to temporary files, the same bytes to each place (data folder, backup). Any failure shows
 * in {@link finish}; until then the caller may go on handing over bytes, which are dropped.
 */
export class SealedFileWriter {
  readonly #paths: readonly string[];
  readonly #sealer: SegmentSealer;
  #handles: readonly FileHandle[] = [];
  #pump: Promise<void> | null = null;
  #failure: unknown = null;
  readonly #opened: Promise<void>;
  #writingBytes = 0;

  constructor(paths: readonly string[], sealer: SegmentSealer) {
    this.#paths = paths;
    this.#sealer = sealer;
    this.#opened = this.#open();
  }

  /** Takes the next plain bytes. A promise means: hand over no more until it resolves (it never rejects). */
  write(data: Buffer): Promise<void> | null {
    if (this.#failure !== null) return null;
    this.#sealer.update(data);
    if (this.#sealer.readyBytes >= WRITE_BYTES) this.#pump ??= this.#run(WRITE_BYTES);
    const unwrittenBytes = this.#sealer.readyBytes + this.#writingBytes;
    return unwrittenBytes > MAX_UNWRITTEN_BYTES ? this.#pump : null;
  }

  /** Resolves when every place holds all bytes durably, still under the temporary name. Rejects with the I/O error. */
  async finish(sha256: Buffer): Promise<void> {
    if (this.#failure === null) this.#sealer.finish(sha256);
    await this.#pump;
    await this.#run(1);
    if (this.#failure === null) {
      const synced = await Promise.allSettled(this.#handles.map((handle) => handle.datasync()));
      const failed = synced.find((result) => result.status === 'rejected');
      if (failed) this.#failure = failed.reason;
    }
    await this.#close();
    if (this.#failure !== null) throw asError(this.#failure);
  }

  /** Gives the finished files their names (one for each place) and makes the names durable. */
  async publish(finalPaths: readonly string[]): Promise<void> {
    for (const [index, temporary] of this.#paths.entries()) {
      const path = finalPaths[index];
      if (path === undefined) throw new RangeError('a name for each place is needed');
      await replaceFile(temporary, path);
    }
    const directories = new Set(finalPaths.map((path) => dirname(path)));
    await Promise.all([...directories].map((directory) => syncDirectory(directory)));
  }

  /** Removes what was written. Never rejects. */
  async discard(): Promise<void> {
    this.#failure ??= new Error('discarded');
    await this.#pump;
    await this.#opened;
    await this.#close();
    await Promise.all(this.#paths.map((path) => unlink(path).catch(() => undefined)));
  }

  async #open(): Promise<void> {
    const opened = await Promise.allSettled(this.#paths.map((path) => open(path, 'wx', 0o600)));
    this.#handles = opened.flatMap((result) =>
      result.status === 'fulfilled' ? [result.value] : [],
    );
    const failed = opened.find((result) => result.status === 'rejected');
    if (failed) this.#failure ??= failed.reason;
  }

  async #run(leastBytes: number): Promise<void> {
    await this.#opened;
    while (this.#failure === null && this.#sealer.readyBytes >= leastBytes) {
      this.#writingBytes = this.#sealer.readyBytes;
      const buffers = this.#sealer.take();
      const written = await Promise.allSettled(
        this.#handles.map((handle) => writeAll(handle, buffers)),
      );
      const failed = written.find((result) => result.status === 'rejected');
      if (failed) this.#failure ??= failed.reason;
    }
    this.#writingBytes = 0;
    if (this.#failure !== null) this.#sealer.take();
    this.#pump = null;
  }

  async #close(): Promise<void> {
    const handles = this.#handles;
    this.#handles = [];
    await Promise.all(handles.map((handle) => handle.close().catch(() => undefined)));
  }
}

function asError(failure: unknown): Error {
  return failure instanceof Error ? failure : new Error('the object could not be written');
}
