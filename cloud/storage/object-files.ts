import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { open, stat, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { CloudFault } from '../errors.ts';
import type { MasterKey } from './master-key.ts';
import {
  HEADER_BYTES,
  newHeader,
  openPart,
  parseHeader,
  parseTrailer,
  SegmentSealer,
  TAG_BYTES,
  TRAILER_BYTES,
  type SealedHeader,
  type Trailer,
} from './sealed-file.ts';
import { SealedFileWriter } from './sealed-file-writer.ts';

const TEMPORARY = 'incoming';
/** First digit of an id. Few folders: making each name durable in a folder of its own costs milliseconds. */
const SHARDS = Array.from('0123456789abcdef');

function syncDirectorySync(directory: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(directory, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

type Sealed = {
  readonly handle: FileHandle;
  readonly key: Buffer;
  readonly header: SealedHeader;
  readonly bodyBytes: number;
};

async function readExactly(handle: FileHandle, bytes: number, at: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  const { bytesRead } = await handle.read(buffer, 0, bytes, at);
  if (bytesRead !== bytes) throw new Error('the file is cut off');
  return buffer;
}

/** The sealed files of all objects, the same in each place. Names are random and say nothing. */
export class ObjectFiles {
  readonly #places: readonly string[];
  readonly #masterKey: MasterKey;

  /** `places`: the objects folder, then the backup's. Both have to take an object. */
  constructor(places: readonly string[], masterKey: MasterKey) {
    this.#places = places;
    this.#masterKey = masterKey;
  }

  /** Makes the folders and removes what a crash left half received. Only for the one server of the folder. */
  prepare(): void {
    for (const place of this.#places) {
      const incoming = join(place, TEMPORARY);
      mkdirSync(incoming, { recursive: true, mode: 0o700 });
      for (const name of readdirSync(incoming)) rmSync(join(incoming, name), { force: true });
      for (const shard of SHARDS) mkdirSync(join(place, shard), { recursive: true, mode: 0o700 });
      syncDirectorySync(place);
    }
  }

  static newId(): string {
    return randomBytes(16).toString('hex');
  }

  begin(id: string): SealedFileWriter {
    const header = newHeader();
    const sealer = new SegmentSealer(this.#masterKey.objectKey(header.salt), header);
    return new SealedFileWriter(
      this.#places.map((place) => join(place, TEMPORARY, id)),
      sealer,
    );
  }

  paths(id: string): readonly string[] {
    return this.#places.map((place) => join(place, id.slice(0, 1), id));
  }

  /** True where every place has a file for the object. */
  async isComplete(id: string): Promise<boolean> {
    const found = await Promise.all(
      this.paths(id).map((path) =>
        stat(path).then(
          (stats) => stats.size > 0,
          () => false,
        ),
      ),
    );
    return found.every((isThere) => isThere);
  }

  async remove(id: string): Promise<void> {
    await Promise.all(this.paths(id).map((path) => unlink(path).catch(() => undefined)));
  }

  /**
   * The Part 10 file as it was made, piece by piece, every piece authenticated, from the first place that holds it
   * whole. `checking` ends the check that comes before the first piece. Throws {@link CloudFault} `object-damaged`, or
   * the signal's reason.
   */
  async *read(id: string, checking?: AbortSignal): AsyncGenerator<Buffer> {
    const paths = this.paths(id);
    let sealed: Sealed | null = null;
    for (const path of paths) {
      sealed ??= await this.#openIfWhole(path, checking);
    }
    if (!sealed) {
      throw new CloudFault('object-damaged', 'A stored object is missing or was altered on disk.');
    }
    try {
      yield* segments(sealed);
    } finally {
      await sealed.handle.close();
    }
  }

  /** Checks every segment before anything is handed out, so that the backup can stand in for a damaged file. */
  async #openIfWhole(path: string, checking?: AbortSignal): Promise<Sealed | null> {
    let handle: FileHandle | null = null;
    try {
      handle = await open(path, 'r');
      const header = parseHeader(await readExactly(handle, HEADER_BYTES, 0));
      if (!header) throw new Error('not a sealed object');
      const { size } = await handle.stat();
      const key = this.#masterKey.objectKey(header.salt);
      const sealed = { handle, key, header, bodyBytes: size - HEADER_BYTES - TRAILER_BYTES };
      const trailer = await readTrailer(sealed);
      let plainBytes = 0;
      for await (const segment of segments(sealed)) {
        checking?.throwIfAborted();
        plainBytes += segment.length;
      }
      if (plainBytes !== trailer.plainBytes) throw new Error('the length is wrong');
      return sealed;
    } catch {
      await handle?.close();
      checking?.throwIfAborted();
      return null;
    }
  }
}

function segmentCount(sealed: Sealed): number {
  return Math.ceil(sealed.bodyBytes / (sealed.header.segmentBytes + TAG_BYTES));
}

async function* segments(sealed: Sealed): AsyncGenerator<Buffer> {
  const sealedBytes = sealed.header.segmentBytes + TAG_BYTES;
  for (let segment = 0; segment < segmentCount(sealed); segment++) {
    const at = segment * sealedBytes;
    const length = Math.min(sealedBytes, sealed.bodyBytes - at);
    const bytes = await readExactly(sealed.handle, length, HEADER_BYTES + at);
    yield openPart(sealed.key, sealed.header, bytes, { segment, isLast: false });
  }
}

async function readTrailer(sealed: Sealed): Promise<Trailer> {
  const at = HEADER_BYTES + sealed.bodyBytes;
  const bytes = await readExactly(sealed.handle, TRAILER_BYTES, at);
  const place = { segment: segmentCount(sealed), isLast: true };
  return parseTrailer(openPart(sealed.key, sealed.header, bytes, place));
}
