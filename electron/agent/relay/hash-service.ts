import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import {
  JOB_BYTES,
  SLOT_STATE,
  SLOTS,
  type HashDrop,
  type HashJob,
  type HashMemory,
  type HashResult,
} from './hash-jobs.ts';

/** Objects that end below this are hashed where they are: two messages would cost more. */
const LOCAL_BYTES = 64 * 1024;
/** The worker needs some 200 microseconds for a slot; when it does not come back at all, something is badly wrong. */
const SLOT_TIMEOUT_MS = 10_000;

/** SHA-256 over bytes that come in pieces. The buffers are kept until they were handed over: they must not change. */
export interface StreamHash {
  update(data: Buffer): void;
  /** The digest in hex; at once for small objects. */
  digest(): string | Promise<string>;
  /** Nobody will ask for the digest. */
  drop(): void;
}

/**
 * Digests of what is relayed, on a thread of their own: SHA-256 costs as much as everything else the relay does, and
 * there it runs beside it. The thread starts with the first object that is worth it.
 */
export class HashService implements AsyncDisposable {
  #worker: Worker | null = null;
  readonly #memory: HashMemory = {
    bytes: new SharedArrayBuffer(SLOTS * JOB_BYTES),
    states: new SharedArrayBuffer(SLOTS * Int32Array.BYTES_PER_ELEMENT),
  };
  readonly #bytes = Buffer.from(this.#memory.bytes);
  readonly #states = new Int32Array(this.#memory.states);
  readonly #waiting = new Map<number, (sha256: string) => void>();
  #nextSlot = 0;
  #lastDigestId = 0;

  begin(): StreamHash {
    const digestId = ++this.#lastDigestId;
    let parts: Buffer[] = [];
    let bytes = 0;
    let isPosted = false;
    const post = (isEnd: boolean): void => {
      this.#post(digestId, parts, bytes, isEnd);
      isPosted = true;
      parts = [];
      bytes = 0;
    };
    return {
      update: (data) => {
        for (let at = 0; at < data.length; at += JOB_BYTES) {
          const piece = data.subarray(at, at + JOB_BYTES);
          if (bytes + piece.length > JOB_BYTES) post(false);
          parts.push(piece);
          bytes += piece.length;
        }
      },
      digest: () => {
        if (!isPosted && bytes < LOCAL_BYTES) return localDigest(parts);
        const digest = new Promise<string>((resolve) => this.#waiting.set(digestId, resolve));
        post(true);
        return digest;
      },
      drop: () => {
        parts = [];
        if (isPosted) this.#thread().postMessage({ digestId, isDropped: true } satisfies HashDrop);
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker?.terminate();
  }

  #post(digestId: number, parts: readonly Buffer[], bytes: number, isEnd: boolean): void {
    const slot = this.#takeSlot();
    let at = slot * JOB_BYTES;
    for (const part of parts) at += part.copy(this.#bytes, at);
    this.#thread().postMessage({ digestId, slot, bytes, isEnd } satisfies HashJob);
  }

  /** Slots are taken and freed in turn, so the next one is the first that becomes free. */
  #takeSlot(): number {
    const slot = this.#nextSlot;
    this.#nextSlot = (slot + 1) % SLOTS;
    if (Atomics.wait(this.#states, slot, SLOT_STATE.taken, SLOT_TIMEOUT_MS) === 'timed-out') {
      throw new Error('the hash worker does not answer');
    }
    Atomics.store(this.#states, slot, SLOT_STATE.taken);
    return slot;
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker;
    // Beside this file as source, beside the bundle when built.
    const name = import.meta.url.endsWith('.ts') ? './hash-worker.ts' : './hash-worker.mjs';
    const worker = new Worker(new URL(name, import.meta.url), {
      workerData: this.#memory,
      resourceLimits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 16 },
    });
    worker.unref();
    worker.on('message', ({ digestId, sha256 }: HashResult) => {
      this.#waiting.get(digestId)?.(sha256);
      this.#waiting.delete(digestId);
    });
    this.#worker = worker;
    return worker;
  }
}

function localDigest(parts: readonly Buffer[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
