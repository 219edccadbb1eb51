import type { HeartbeatSample } from '../../contract/agent-status.ts';

const KEEP_MS = 3_600_000;
const MAX_SAMPLES = 240;

/** The heartbeats of the last hour, oldest first; null stands for a missed one. The last answer is kept for good. */
export class HeartbeatHistory {
  #samples: readonly HeartbeatSample[] = [];
  #lastAnswered: HeartbeatSample | null = null;

  add(at: Date, latencyMs: number | null): void {
    const sample = { at: at.toISOString(), latencyMs };
    const oldest = at.getTime() - KEEP_MS;
    this.#samples = [...this.#samples, sample]
      .filter((kept) => Date.parse(kept.at) >= oldest)
      .slice(-MAX_SAMPLES);
    if (latencyMs !== null) this.#lastAnswered = sample;
  }
  clear(): void {
    this.#samples = [];
    this.#lastAnswered = null;
  }
  get samples(): readonly HeartbeatSample[] {
    return this.#samples;
  }
  get lastAnswered(): HeartbeatSample | null {
    return this.#lastAnswered;
  }
}
