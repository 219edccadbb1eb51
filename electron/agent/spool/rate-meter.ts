import type { Clock } from '../../foundation/clock.ts';

const WINDOW_MS = 60_000;
const SLOT_MS = 1_000;

/** How fast it goes, over the last minute or since it began within that. */
export class RateMeter {
  readonly #clock: Clock;
  /** Bytes of each second in which there were some, oldest first. */
  readonly #slots: { readonly atMs: number; bytes: number }[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(bytes: number): void {
    const nowMs = this.#clock.monotonicMs();
    const last = this.#slots.at(-1);
    if (last && nowMs - last.atMs < SLOT_MS) last.bytes += bytes;
    else this.#slots.push({ atMs: nowMs, bytes });
    this.#forget(nowMs);
  }

  /** Null where nothing went, or for too short a time to tell. */
  get bytesPerSecond(): number | null {
    const nowMs = this.#clock.monotonicMs();
    this.#forget(nowMs);
    const [first] = this.#slots;
    if (!first || nowMs - first.atMs < SLOT_MS) return null;
    const bytes = this.#slots.reduce((sum, slot) => sum + slot.bytes, 0);
    return Math.round((bytes / (nowMs - first.atMs)) * 1_000);
  }

  #forget(nowMs: number): void {
    while ((this.#slots[0]?.atMs ?? nowMs) < nowMs - WINDOW_MS) this.#slots.shift();
  }
}
