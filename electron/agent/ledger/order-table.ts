import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  MAX_ORDER_RESULTS_PER_REQUEST,
  orderResultSchema,
  type OrderResult,
} from '../../contract/orders.ts';
import { text, type Row } from './ledger-row.ts';

/** An order as far as it is known; `receivedAt` (ISO 8601) is when it first came. */
export type KnownOrder = { readonly result: OrderResult; readonly receivedAt: string };

/** The cloud's orders by id, and what became of them; nothing of a patient, the order itself comes with each heartbeat. */
export class OrderTable {
  readonly #get: StatementSync;
  readonly #put: StatementSync;
  readonly #unreported: StatementSync;
  readonly #reported: StatementSync;
  readonly #repeat: StatementSync;

  constructor(db: DatabaseSync) {
    this.#get = db.prepare('SELECT * FROM orders WHERE id = ?');
    this.#put = db.prepare(
      `INSERT INTO orders (id, state, completed, failed, warning, reason, received_at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET state = excluded.state, completed = excluded.completed, failed = excluded.failed,
         warning = excluded.warning, reason = excluded.reason, is_reported = 0`,
    );
    this.#unreported = db.prepare(
      `SELECT * FROM orders WHERE is_reported = 0 ORDER BY received_at LIMIT ${MAX_ORDER_RESULTS_PER_REQUEST}`,
    );
    this.#reported = db.prepare('UPDATE orders SET is_reported = 1 WHERE id = ? AND state = ?');
    this.#repeat = db.prepare('UPDATE orders SET is_reported = 0 WHERE id = ?');
  }

  get(id: string): KnownOrder | null {
    const row = this.#get.get(id);
    return row ? { result: resultOf(row), receivedAt: text(row.received_at) } : null;
  }

  /** Keeps what is known of an order now; it is told with the next heartbeat. `receivedAt` is that of the first time. */
  put(result: OrderResult, receivedAt: Date): void {
    const { orderId, state, completed, failed, warning, reason } = result;
    this.#put.run(orderId, state, completed, failed, warning, reason, receivedAt.toISOString());
  }

  /** What the cloud has not been told, the oldest orders first. */
  unreported(): readonly OrderResult[] {
    return this.#unreported.all().map(resultOf);
  }

  reported(results: readonly OrderResult[]): void {
    for (const { orderId, state } of results) this.#reported.run(orderId, state);
  }

  /** The cloud asks for it though it was told: it is told again. */
  repeat(id: string): void {
    this.#repeat.run(id);
  }
}

function resultOf(row: Row): OrderResult {
  return orderResultSchema.parse({ ...row, orderId: row.id });
}
