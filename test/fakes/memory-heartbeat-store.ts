import type { HeartbeatBucket, HeartbeatStore } from '../../electron/agent/uplink/heartbeat-day.ts';

/** Keeps the heartbeats of a day as long as it lives itself. */
export class MemoryHeartbeatStore implements HeartbeatStore {
  buckets: readonly HeartbeatBucket[] = [];
  load(): readonly HeartbeatBucket[] {
    return this.buckets;
  }
  save(bucket: HeartbeatBucket, oldest: string): void {
    const others = this.buckets.filter(({ from }) => from !== bucket.from && from >= oldest);
    this.buckets = [...others, bucket].sort((a, b) => a.from.localeCompare(b.from));
  }
  clear(): void {
    this.buckets = [];
  }
}
