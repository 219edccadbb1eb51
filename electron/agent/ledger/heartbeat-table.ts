import type { DatabaseSync } from 'node:sqlite';
import type { HeartbeatBucket, HeartbeatStore } from '../uplink/heartbeat-day.ts';
import { text } from './ledger-row.ts';

/** The heartbeats of a day in the ledger's database, so that a restart loses none. */
export class HeartbeatTable implements HeartbeatStore {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  load(): readonly HeartbeatBucket[] {
    return this.#db
      .prepare('SELECT * FROM heartbeats ORDER BY from_at')
      .all()
      .map((row) => ({
        from: text(row.from_at),
        answered: Number(row.answered),
        missed: Number(row.missed),
        latenciesMs: JSON.parse(text(row.latencies_ms)) as readonly number[],
      }));
  }

  save({ from, answered, missed, latenciesMs }: HeartbeatBucket, oldest: string): void {
    this.#db
      .prepare(
        `INSERT INTO heartbeats (from_at, answered, missed, latencies_ms) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET answered = excluded.answered, missed = excluded.missed,
           latencies_ms = excluded.latencies_ms`,
      )
      .run(from, answered, missed, JSON.stringify(latenciesMs));
    this.#db.prepare('DELETE FROM heartbeats WHERE from_at < ?').run(oldest);
  }

  clear(): void {
    this.#db.exec('DELETE FROM heartbeats');
  }
}
