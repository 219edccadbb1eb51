import type { Clock } from '../../foundation/clock.ts';
import type { DiskSpace } from './spool-disk.ts';
import { SpoolError } from './spool-error.ts';

/** The default reserve is the larger of these two. */
const RESERVE_SHARE = 0.05;
const RESERVE_BYTES = 5 * 1024 ** 3;
/** Asking for the free space of each image would cost more than the answer is worth. */
const TRUST_MS = 1_000;

export type RoomSettings = {
  /** What is left free on the volume; null: 5 % of it, at least 5 GB. */
  readonly reserveBytes: number | null;
  /** What the spool may hold; null: as much as the reserve leaves. */
  readonly quotaBytes: number | null;
};

export type DiskRoomParts = {
  readonly space: () => Promise<DiskSpace>;
  readonly settings: () => RoomSettings;
  readonly clock: Clock;
};

/** Whether there is room for more: the reserve of the volume and the quota of the spool. */
export class DiskRoom {
  readonly #parts: DiskRoomParts;
  #space: DiskSpace = null;
  #askedMs = -Infinity;
  #asking: Promise<void> | null = null;
  /** Taken since the space was asked for. */
  #takenBytes = 0;
  #heldBytes = 0;

  constructor(parts: DiskRoomParts) {
    this.#parts = parts;
  }

  /** Everything that the spool holds or is about to. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  /** Before an object begins. Throws SpoolError `disk-reserve`, `quota`. */
  async admit(): Promise<void> {
    if (this.#isStale()) await this.#ask();
    const refusal = this.#refusal(1);
    if (refusal !== null) throw refusal;
  }

  /** Counts bytes that are about to be written; the reason where there is no room for them. */
  take(bytes: number): SpoolError | null {
    if (this.#isStale()) void this.#ask();
    const refusal = this.#refusal(bytes);
    if (refusal !== null) return refusal;
    this.#takenBytes += bytes;
    this.#heldBytes += bytes;
    return null;
  }

  /** Counts what was found at the start. */
  found(bytes: number): void {
    this.#heldBytes += bytes;
  }

  /** Counts what was erased; the volume itself tells at the next look. */
  gave(bytes: number): void {
    this.#heldBytes -= bytes;
  }

  #refusal(bytes: number): SpoolError | null {
    const { reserveBytes, quotaBytes } = this.#parts.settings();
    if (quotaBytes !== null && this.#heldBytes + bytes > quotaBytes)
      return new SpoolError(
        'quota',
        'The images that wait on this PC fill the space they may take.',
      );
    if (this.#space === null) return null;
    const { freeBytes, totalBytes } = this.#space;
    const reserve = reserveBytes ?? Math.max(totalBytes * RESERVE_SHARE, RESERVE_BYTES);
    return freeBytes - this.#takenBytes - bytes < reserve ? diskFull() : null;
  }

  #isStale(): boolean {
    return this.#parts.clock.monotonicMs() - this.#askedMs >= TRUST_MS;
  }

  #ask(): Promise<void> {
    this.#asking ??= this.#askNow().finally(() => (this.#asking = null));
    return this.#asking;
  }

  async #askNow(): Promise<void> {
    const before = this.#takenBytes;
    const space = await this.#parts.space();
    this.#space = space;
    // What was taken while the system answered may or may not be in its answer.
    this.#takenBytes -= before;
    this.#askedMs = this.#parts.clock.monotonicMs();
  }
}

export function diskFull(cause?: unknown): SpoolError {
  return new SpoolError('disk-reserve', 'The disk of this PC is full but for its reserve.', {
    cause,
  });
}
