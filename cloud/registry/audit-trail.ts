import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../electron/foundation/clock.ts';
import { numberOf, textOf, textOrNull, type Row } from '../storage/rows.ts';

export type Actor = 'cli' | 'api' | 'uplink';

export type AdminAction = {
  readonly id: number;
  readonly at: string;
  readonly actor: Actor;
  readonly action: string;
  readonly subject: string | null;
};

/** Who did what to clinics, codes, uplinks and settings. Subjects are our own ids, never patient data. */
export class AuditTrail {
  readonly #db: DatabaseSync;
  readonly #clock: Clock;
  readonly #actor: Actor;

  constructor(db: DatabaseSync, clock: Clock, actor: Actor) {
    this.#db = db;
    this.#clock = clock;
    this.#actor = actor;
  }

  /** The same trail for another actor. */
  as(actor: Actor): AuditTrail {
    return new AuditTrail(this.#db, this.#clock, actor);
  }

  record(action: string, subject: string | null): void {
    this.#db
      .prepare('INSERT INTO admin_actions (at, actor, action, subject) VALUES (?, ?, ?, ?)')
      .run(this.#clock.now().toISOString(), this.#actor, action, subject);
  }

  list(): readonly AdminAction[] {
    return this.#db
      .prepare('SELECT * FROM admin_actions ORDER BY id')
      .all()
      .map((row: Row) => ({
        id: numberOf(row, 'id'),
        at: textOf(row, 'at'),
        actor: textOf(row, 'actor') as Actor,
        action: textOf(row, 'action'),
        subject: textOrNull(row, 'subject'),
      }));
  }
}
