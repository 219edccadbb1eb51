import { createHash } from 'node:crypto';
import { part10Head } from '../../electron/agent/dicom/dataset/part10.ts';
import type { CommitQueue } from '../storage/commit-queue.ts';
import { ObjectFiles } from '../storage/object-files.ts';
import type { SealedFileWriter } from '../storage/sealed-file-writer.ts';
import type { ObjectIndex, ObjectOrigin } from './object-index.ts';
import { PrefixReader } from './prefix-reader.ts';

/** Who wrote the files (PS3.10 7.1). */
export type Implementation = { readonly classUid: string; readonly versionName: string };

export type StoredObject = {
  readonly id: string;
  /** SHA-256 of the dataset as received, hex. */
  readonly sha256: string;
  readonly bytes: number;
  /** True where the clinic had the same object already. */
  readonly isRepeat: boolean;
};

/** Takes the dataset of one C-STORE. */
export interface ObjectSink {
  /** Takes the next bytes and keeps none of the buffer. A promise means: no more until it resolves (never rejects). */
  write(data: Buffer): Promise<void> | null;
  /** Resolves once every place that was promised holds the object. Rejects with the I/O error; nothing is left then. */
  finish(): Promise<StoredObject>;
  /** Throws away what has come. Without effect once {@link finish} was called. */
  discard(): Promise<void>;
}

/** Stores objects: sealed file, index row and receipt, in that order, durable before success. */
export class StoreService {
  readonly #files: ObjectFiles;
  readonly #index: ObjectIndex;
  readonly #commits: CommitQueue;
  readonly #implementation: Implementation;

  constructor(parts: {
    readonly files: ObjectFiles;
    readonly index: ObjectIndex;
    readonly commits: CommitQueue;
    readonly implementation: Implementation;
  }) {
    this.#files = parts.files;
    this.#index = parts.index;
    this.#commits = parts.commits;
    this.#implementation = parts.implementation;
  }

  begin(origin: ObjectOrigin): ObjectSink {
    const id = ObjectFiles.newId();
    const writer = this.#files.begin(id);
    const hash = createHash('sha256');
    const prefix = new PrefixReader(origin.transferSyntaxUid);
    let bytes = 0;
    let isFinishing = false;
    void writer.write(part10Head(this.#metaOf(origin)));
    return {
      write: (data) => {
        hash.update(data);
        prefix.update(data);
        bytes += data.length;
        return writer.write(data);
      },
      finish: async () => {
        isFinishing = true;
        const digest = hash.digest();
        try {
          await writer.finish(digest);
          const sha256 = digest.toString('hex');
          return await this.#keep(id, writer, { origin, sha256, bytes, prefix });
        } catch (error) {
          await writer.discard();
          throw error;
        }
      },
      discard: async () => {
        if (!isFinishing) await writer.discard();
      },
    };
  }

  #metaOf(origin: ObjectOrigin): Parameters<typeof part10Head>[0] {
    return {
      sopClassUid: origin.sopClassUid,
      sopInstanceUid: origin.sopInstanceUid,
      transferSyntaxUid: origin.transferSyntaxUid,
      implementationClassUid: this.#implementation.classUid,
      implementationVersionName: this.#implementation.versionName,
      sourceAeTitle: origin.callingAeTitle,
      sendingAeTitle: origin.callingAeTitle,
      receivingAeTitle: origin.calledAeTitle,
    };
  }

  async #keep(
    id: string,
    writer: SealedFileWriter,
    received: {
      readonly origin: ObjectOrigin;
      readonly sha256: string;
      readonly bytes: number;
      readonly prefix: PrefixReader;
    },
  ): Promise<StoredObject> {
    const { origin, sha256, bytes } = received;
    const repeated = await this.#repeatOf(origin, sha256, writer);
    if (repeated !== null) return { id: repeated, sha256, bytes, isRepeat: true };
    try {
      await writer.publish(this.#files.paths(id));
    } catch (error) {
      // One place may have its name already; nothing refers to it.
      await this.#files.remove(id);
      throw error;
    }
    const attributes = received.prefix.finish();
    try {
      return await this.#commits.commit(() => {
        // The same object may have come on another association meanwhile.
        const same = this.#index.findSame(origin.clinicId, origin.sopInstanceUid, sha256);
        if (same) throw new RepeatedMeanwhile(same.id);
        this.#index.add({ ...origin, id, sha256, bytes, attributes });
        return { id, sha256, bytes, isRepeat: false };
      });
    } catch (error) {
      if (!this.#isIndexed(id)) await this.#files.remove(id);
      if (error instanceof RepeatedMeanwhile)
        return { id: error.id, sha256, bytes, isRepeat: true };
      throw error;
    }
  }

  /** Id of the object that is there already. Where one of its files has been lost, the new copy takes its place. */
  async #repeatOf(
    origin: ObjectOrigin,
    sha256: string,
    writer: SealedFileWriter,
  ): Promise<string | null> {
    const same = this.#index.findSame(origin.clinicId, origin.sopInstanceUid, sha256);
    if (!same) return null;
    if (await this.#files.isComplete(same.id)) await writer.discard();
    else await writer.publish(this.#files.paths(same.id));
    return same.id;
  }

  /** After a commit that failed: only a row that is surely missing lets the file go. */
  #isIndexed(id: string): boolean {
    try {
      return this.#index.has(id);
    } catch {
      return true;
    }
  }
}

/** Rolls the transaction of a second copy back. */
class RepeatedMeanwhile extends Error {
  readonly id: string;
  constructor(id: string) {
    super('stored meanwhile');
    this.id = id;
  }
}
