import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, unlink } from 'node:fs/promises';
import { fetchChunks, type FetchParts } from './bounded-fetch.ts';
import { UpdateError } from './update-error.ts';

/** What electron-updater asks of a download. */
export type DownloadOptions = {
  readonly sha512?: string | null;
  readonly onProgress?: (progress: {
    readonly total: number;
    readonly delta: number;
    readonly transferred: number;
    readonly percent: number;
    readonly bytesPerSecond: number;
  }) => void;
};

/** SHA-512 of a file in base64. Rejects where it cannot be read. */
export async function sha512Of(file: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('base64');
}

/**
 * Downloads for electron-updater: never more than the signed metadata promises, on disk before it counts, and checked by
 * its SHA-512. What does not match is not left behind.
 */
export class PackageDownload {
  readonly #parts: FetchParts;
  readonly #sizeOf: (url: URL) => number;

  /** `sizeOf`: bytes of a package by the signed metadata. */
  constructor(parts: FetchParts, sizeOf: (url: URL) => number) {
    this.#parts = parts;
    this.#sizeOf = sizeOf;
  }

  /** electron-updater's HttpExecutor.download. Throws UpdateError, or what network and disk say. */
  async download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    try {
      await this.#save(url, destination, options);
      return destination;
    } catch (error) {
      await unlink(destination).catch(() => undefined);
      throw error;
    }
  }

  async #save(url: URL, destination: string, options: DownloadOptions): Promise<void> {
    const size = this.#sizeOf(url);
    const hash = createHash('sha512');
    const startMs = this.#parts.clock.monotonicMs();
    let bytes = 0;
    const handle = await open(destination, 'w', 0o600);
    try {
      for await (const chunk of fetchChunks(this.#parts, url, size)) {
        hash.update(chunk);
        await handle.writeFile(chunk);
        bytes += chunk.length;
        const seconds = Math.max(1, this.#parts.clock.monotonicMs() - startMs) / 1000;
        options.onProgress?.({
          ...{ total: size, delta: chunk.length, transferred: bytes },
          percent: (bytes / size) * 100,
          bytesPerSecond: Math.round(bytes / seconds),
        });
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (bytes !== size) throw new UpdateError('damaged', 'The package broke off.');
    if (hash.digest('base64') !== options.sha512)
      throw new UpdateError('damaged', 'The package is not the one that was promised.');
  }
}
