import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { LedgerState } from '../../contract/agent-status.ts';
import type {
  LedgerPage,
  LedgerQuery,
  TransferDetails,
  TransferPage,
  TransferQuery,
} from '../../contract/transfers.ts';
import { LEDGER_COLUMNS, entryOf, receiptOf, spooledOf, type Row } from './ledger-row.ts';

type Condition = readonly [sql: string, ...values: SQLInputValue[]];

/** As the ledger writes times: with milliseconds, so that they compare as text. */
const ledgerTime = (time: string): string => new Date(time).toISOString();

/**
 * The planner has no statistics. With a device its own index is best; several states would be sorted as a whole instead
 * of being read in the order of time. The plus takes the state's index out of the choice.
 */
function stateCondition(states: readonly LedgerState[], hasDevice: boolean): Condition {
  const column = hasDevice || states.length > 1 ? '+state' : 'state';
  return [`${column} IN (${states.map(() => '?').join(', ')})`, ...states];
}

function conditions(query: TransferQuery): readonly Condition[] {
  const { before, device, states, since, until, sopInstanceUid, associationId } = query;
  const { aeTitle, address } = device ?? { aeTitle: null, address: null };
  const found: (Condition | null)[] = [
    sopInstanceUid === null ? null : ['sop_instance_uid = ?', sopInstanceUid],
    associationId === null ? null : ['association_id = ?', associationId],
    aeTitle === null ? null : ['device_ae_title = ?', aeTitle],
    address === null ? null : ['device_address = ?', address],
    states === null ? null : stateCondition(states, device !== null),
    since === null ? null : ['finished_at >= ?', ledgerTime(since)],
    until === null ? null : ['finished_at < ?', ledgerTime(until)],
    // What is pruned is the oldest: where the row of `before` is gone, nothing older is left, and NULL finds nothing.
    before === null
      ? null
      : ['(finished_at, id) < ((SELECT finished_at FROM objects WHERE id = ?), ?)', before, before],
  ];
  return found.filter((condition) => condition !== null);
}

/** The SELECT for one page, newest first, and one row more to see whether there are any; every value is bound. */
export function pageStatement(query: TransferQuery): {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
} {
  const where = conditions(query);
  const clause = where.length === 0 ? '' : ` WHERE ${where.map(([sql]) => sql).join(' AND ')}`;
  return {
    sql: `SELECT ${LEDGER_COLUMNS} FROM objects${clause} ORDER BY finished_at DESC, id DESC LIMIT ?`,
    values: [...where.flatMap(([, ...values]) => values), query.limit + 1],
  };
}

/** The row of an object with what the spool says of it and how many other versions there are. */
const DETAILS = `SELECT o.*, s.state AS spool_state, s.attempts, s.reason,
  (SELECT count(DISTINCT sha256) FROM objects WHERE sop_instance_uid = o.sop_instance_uid AND o.sop_instance_uid <> ''
    AND sha256 <> o.sha256) AS other_versions
  FROM objects o LEFT JOIN spool s ON s.ledger_id = o.id`;

/** Reads the ledger in pages that cost the same however long it is. */
export class TransferList {
  readonly #db: DatabaseSync;
  /** One for each combination of filters. */
  readonly #statements = new Map<string, StatementSync>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  page(query: TransferQuery): TransferPage {
    const { sql, values } = pageStatement(query);
    const entries = this.#prepared(sql)
      .all(...values)
      .map(entryOf);
    const page = entries.slice(0, query.limit);
    const last = page.at(-1);
    return { entries: page, nextBefore: entries.length > page.length && last ? last.id : null };
  }

  get(id: number): TransferDetails | null {
    const row = this.#prepared(`${DETAILS} WHERE o.id = ?`).get(id);
    return row === undefined ? null : detailsOf(row);
  }

  /** Whole entries, oldest first. What comes meanwhile has a higher id, so that nothing is read twice or missed. */
  whole({ limit, after, since, sopInstanceUid }: LedgerQuery): LedgerPage {
    const where: readonly Condition[] = [
      ['o.id > ?', after],
      ...(since === null ? [] : [['+o.finished_at >= ?', ledgerTime(since)] as const]),
      ...(sopInstanceUid === null ? [] : [['o.sop_instance_uid = ?', sopInstanceUid] as const]),
    ];
    const clause = where.map(([sql]) => sql).join(' AND ');
    const rows = this.#prepared(`${DETAILS} WHERE ${clause} ORDER BY o.id LIMIT ?`).all(
      ...where.flatMap(([, ...values]) => values),
      limit + 1,
    );
    const transfers = rows.slice(0, limit).map(detailsOf);
    const nextAfter = rows.length > limit ? (transfers.at(-1)?.entry.id ?? null) : null;
    return { transfers, nextAfter };
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function detailsOf(row: Row): TransferDetails {
  const otherVersions = Number(row.other_versions);
  return { entry: entryOf(row), receipt: receiptOf(row), spool: spooledOf(row), otherVersions };
}
