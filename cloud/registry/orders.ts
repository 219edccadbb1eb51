import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  MAX_ORDERS_PER_ANSWER,
  orderFailureSchema,
  pushOrderSchema,
  type Order,
  type OrderResult,
} from '../../electron/contract/orders.ts';
import { CloudFault } from '../errors.ts';
import { transaction } from '../storage/database.ts';
import { bytesOf, numberOf, textOf, textOrNull, type Row } from '../storage/rows.ts';
import type { RegistryContext } from './registry-context.ts';
import type { Uplinks } from './uplinks.ts';

const LIFETIME_MS = 7 * 24 * 60 * 60_000;

const detailsSchema = pushOrderSchema.omit({ id: true });
export type PushRequest = Omit<z.infer<typeof detailsSchema>, 'kind'>;

/** Why an order failed: what the uplink reported, or that nobody took it in time. */
export const orderReasonSchema = z.enum([...orderFailureSchema.options, 'expired']);
export type OrderReason = z.infer<typeof orderReasonSchema>;

export type OrderRow = {
  readonly order: Order;
  readonly uplinkId: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** `taken`: the uplink works on it. */
  readonly state: 'waiting' | 'taken' | 'done' | 'failed';
  /** When the uplink spoke of it last. */
  readonly reportedAt: string | null;
  readonly completed: number;
  readonly failed: number;
  readonly warning: number;
  readonly reason: OrderReason | null;
};

const stateSchema = z.enum(['waiting', 'taken', 'done', 'failed']);
const OPEN = "state IN ('waiting', 'taken')";

/** What uplinks are asked to do: handed out with each heartbeat until they have reported how it ended. */
export class Orders {
  readonly #context: RegistryContext;
  readonly #uplinks: Uplinks;

  constructor(context: RegistryContext, uplinks: Uplinks) {
    this.#context = context;
    this.#uplinks = uplinks;
  }

  /**
   * Orders a push of what the uplink's clinic has stored. Throws CloudFault `uplink-unknown`, `uplink-revoked` or
   * `study-unknown`.
   */
  push(uplinkId: string, request: PushRequest): OrderRow {
    const { db, clock, masterKey, audit } = this.#context;
    return transaction(db, () => {
      const uplink = this.#uplinks.get(uplinkId);
      if (uplink.state === 'revoked')
        throw new CloudFault('uplink-revoked', 'This uplink was removed and takes no orders.');
      this.#assertStored(uplink.clinicId, request);
      const id = randomUUID();
      const now = clock.now();
      const details = detailsSchema.parse({ kind: 'push', ...request });
      const sealed = masterKey.seal('order', id, Buffer.from(JSON.stringify(details)));
      db.prepare(
        `INSERT INTO orders (id, uplink_id, created_at, expires_at, order_sealed, state)
         VALUES (?, ?, ?, ?, ?, 'waiting')`,
      ).run(
        id,
        uplinkId,
        now.toISOString(),
        new Date(now.getTime() + LIFETIME_MS).toISOString(),
        sealed,
      );
      audit.record('order.push', id);
      return this.get(id);
    });
  }

  get(id: string): OrderRow {
    return this.#open(this.#context.db.prepare('SELECT * FROM orders WHERE id = ?').get(id) ?? {});
  }

  list(): readonly OrderRow[] {
    return this.#context.db
      .prepare('SELECT * FROM orders ORDER BY created_at, rowid')
      .all()
      .map((row) => this.#open(row));
  }

  /** What an uplink has still to do, the oldest first, as many as one answer takes. */
  openFor(uplinkId: string): readonly Order[] {
    return this.#context.db
      .prepare(
        `SELECT * FROM orders WHERE uplink_id = ? AND ${OPEN} AND expires_at > ?
         ORDER BY created_at, rowid LIMIT ${MAX_ORDERS_PER_ANSWER}`,
      )
      .all(uplinkId, this.#now())
      .map((row) => this.#open(row).order);
  }

  /** Notes what an uplink reports of its own orders. A final result stays, also where it comes after the expiry. */
  note(uplinkId: string, results: readonly OrderResult[]): void {
    if (results.length === 0) return;
    const { db } = this.#context;
    const update = db.prepare(
      `UPDATE orders SET state = ?, reported_at = ?, completed = ?, failed = ?, warning = ?, reason = ?
       WHERE id = ? AND uplink_id = ? AND ${OPEN}`,
    );
    const at = this.#now();
    transaction(db, () => {
      for (const { orderId, state, completed, failed, warning, reason } of results)
        update.run(state, at, completed, failed, warning, reason, orderId, uplinkId);
    });
  }

  /** A mistyped UID shows at once and not after the next heartbeat. */
  #assertStored(clinicId: string, request: PushRequest): void {
    const { db, masterKey } = this.#context;
    const { studyInstanceUid, seriesInstanceUid } = request;
    const row = db
      .prepare(
        `SELECT 1 FROM series
         WHERE clinic_id = ? AND study_key = ? AND series_key = coalesce(?, series_key)`,
      )
      .get(
        clinicId,
        masterKey.uidKey(studyInstanceUid),
        seriesInstanceUid === null ? null : masterKey.uidKey(seriesInstanceUid),
      );
    if (row) return;
    const what = seriesInstanceUid === null ? 'study' : 'series';
    throw new CloudFault('study-unknown', `The uplink's clinic has stored no such ${what}.`);
  }

  #now(): string {
    return this.#context.clock.now().toISOString();
  }

  #open(row: Row): OrderRow {
    const id = textOf(row, 'id');
    const sealed = bytesOf(row, 'order_sealed');
    const plain = this.#context.masterKey.unseal('order', id, sealed);
    const details = detailsSchema.parse(JSON.parse(plain.toString('utf8')));
    const state = stateSchema.parse(row.state);
    const expiresAt = textOf(row, 'expires_at');
    const isExpired = (state === 'waiting' || state === 'taken') && expiresAt <= this.#now();
    return {
      order: { ...details, id },
      uplinkId: textOf(row, 'uplink_id'),
      createdAt: textOf(row, 'created_at'),
      expiresAt,
      state: isExpired ? 'failed' : state,
      reportedAt: textOrNull(row, 'reported_at'),
      completed: numberOf(row, 'completed'),
      failed: numberOf(row, 'failed'),
      warning: numberOf(row, 'warning'),
      reason: isExpired ? 'expired' : orderReasonSchema.nullable().parse(row.reason),
    };
  }
}
