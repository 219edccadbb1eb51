/** Unused allowance is kept for so long: what a quiet moment saves may be sent in one go. */
const BURST_MS = 250;

/**
 * Counts bytes against a rate in bytes a second. Bytes are taken after the fact, so the balance may fall below zero; who
 * waits until it is paid keeps to the rate. Times in monotonic milliseconds.
 */
export class TokenBucket {
  #bytesPerSecond: number;
  #balanceBytes = 0;
  #atMs: number;

  constructor(bytesPerSecond: number, nowMs: number) {
    this.#bytesPerSecond = bytesPerSecond;
    this.#atMs = nowMs;
  }

  /** From now on another rate; what is owed is paid at that one. */
  setRate(bytesPerSecond: number, nowMs: number): void {
    this.#refill(nowMs);
    this.#bytesPerSecond = bytesPerSecond;
  }

  take(bytes: number, nowMs: number): void {
    this.#refill(nowMs);
    this.#balanceBytes -= bytes;
  }

  /** Milliseconds until nothing is owed; 0 where more may be sent now. */
  waitMs(nowMs: number): number {
    this.#refill(nowMs);
    return this.#balanceBytes >= 0 ? 0 : (-this.#balanceBytes / this.#bytesPerSecond) * 1_000;
  }

  #refill(nowMs: number): void {
    const earned = ((nowMs - this.#atMs) / 1_000) * this.#bytesPerSecond;
    const burst = (BURST_MS / 1_000) * this.#bytesPerSecond;
    this.#balanceBytes = Math.min(burst, this.#balanceBytes + earned);
    this.#atMs = nowMs;
  }
}
