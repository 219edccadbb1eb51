import type { HeartbeatQuarter } from '../../contract/agent-status.ts';

const QUARTER_MS = 15 * 60_000;
/** The quarter that is running and the 96 before it. */
const QUARTERS = 97;
/** Enough for a typical value, however often the cloud is asked. */
const MAX_LATENCIES = 60;

/** What is kept of one quarter of an hour. */
export type HeartbeatBucket = {
  /** Its beginning, ISO 8601 in UTC. */
  readonly from: string;
  readonly answered: number;
  readonly missed: number;
  /** Its last answers'. */
  readonly latenciesMs: readonly number[];
};

/** Where the heartbeats of a day outlive a restart. */
export interface HeartbeatStore {
  load(): readonly HeartbeatBucket[];
  /** Keeps one bucket in place of the one of the same time, and drops those from before `oldest`. */
  save(bucket: HeartbeatBucket, oldest: string): void;
  clear(): void;
}

const startOf = (ms: number): string =>
  new Date(Math.floor(ms / QUARTER_MS) * QUARTER_MS).toISOString();

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

function shownOf({ from, answered, missed, latenciesMs }: HeartbeatBucket): HeartbeatQuarter {
  return { from, answered, missed, typicalLatencyMs: median(latenciesMs) };
}

/** The heartbeats of the last 24 hours, by the quarter of an hour. */
export class HeartbeatDay {
  readonly #store: HeartbeatStore;
  readonly #buckets: Map<string, HeartbeatBucket>;
  /** What the status shows of each bucket: asked for far more often than a heartbeat comes. */
  readonly #shown: Map<string, HeartbeatQuarter>;

  /** What was shown last: asked for with each object that passes. */
  #last: { readonly newest: string; readonly quarters: HeartbeatQuarter[] } | null = null;

  constructor(store: HeartbeatStore) {
    this.#store = store;
    const buckets = store.load();
    this.#buckets = new Map(buckets.map((bucket) => [bucket.from, bucket]));
    this.#shown = new Map(buckets.map((bucket) => [bucket.from, shownOf(bucket)]));
  }

  /** A missed one has no latency. */
  add(at: Date, latencyMs: number | null): void {
    const from = startOf(at.getTime());
    const { answered, missed, latenciesMs } = this.#buckets.get(from) ?? {
      answered: 0,
      missed: 0,
      latenciesMs: [],
    };
    const bucket = {
      from,
      answered: answered + (latencyMs === null ? 0 : 1),
      missed: missed + (latencyMs === null ? 1 : 0),
      latenciesMs:
        latencyMs === null
          ? latenciesMs
          : [...latenciesMs, Math.round(latencyMs * 10) / 10].slice(-MAX_LATENCIES),
    };
    const oldest = startOf(at.getTime() - (QUARTERS - 1) * QUARTER_MS);
    this.#last = null;
    this.#buckets.set(from, bucket);
    this.#shown.set(from, shownOf(bucket));
    for (const known of this.#buckets.keys()) {
      if (known >= oldest) continue;
      this.#buckets.delete(known);
      this.#shown.delete(known);
    }
    this.#store.save(bucket, oldest);
  }

  clear(): void {
    this.#last = null;
    this.#buckets.clear();
    this.#shown.clear();
    this.#store.clear();
  }

  /** One entry for each quarter up to `now`, oldest first, those without a heartbeat included. */
  quarters(now: Date): HeartbeatQuarter[] {
    const newest = startOf(now.getTime());
    if (this.#last?.newest !== newest) this.#last = { newest, quarters: this.#quartersTo(now) };
    return this.#last.quarters;
  }

  #quartersTo(now: Date): HeartbeatQuarter[] {
    return Array.from({ length: QUARTERS }, (_, index) => {
      const from = startOf(now.getTime() - (QUARTERS - 1 - index) * QUARTER_MS);
      return this.#shown.get(from) ?? shownOf({ from, answered: 0, missed: 0, latenciesMs: [] });
    });
  }
}
