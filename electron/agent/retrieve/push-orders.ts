import { assertNever } from '../../contract/assert-never.ts';
import {
  MAX_ORDER_RESULTS_PER_REQUEST,
  type Order,
  type OrderFailure,
  type OrderResult,
  type PushOrder,
} from '../../contract/orders.ts';
import type { Clock } from '../../foundation/clock.ts';
import { PRIORITY } from '../dicom/dimse/command-set.ts';
import type { OrderTable } from '../ledger/order-table.ts';
import type { OrderDesk } from '../uplink/order-desk.ts';
import { STUDY_ROOT } from './information-model.ts';
import type { RetrieveRequest, RetrieveSettings } from './retrieve-ports.ts';
import type { RetrieveFailure } from './retrieve.ts';
import type { Retriever, RetrieveResult } from './retriever.ts';
import { SubOperations } from './sub-operations.ts';

/** So long an order is tried again while the link or the destination is down. */
const GIVE_UP_AFTER_MS = 7 * 24 * 3_600_000;
/** Called AE title of retrieves of our own: the far end is whoever answers. */
const ANY_CALLED_AE_TITLE = 'ANY-SCP';
const NO_COUNTS = { completed: 0, failed: 0, warning: 0 };

type Running = { readonly order: PushOrder; readonly subOperations: SubOperations };

/**
 * Does what the cloud orders: fetches a study or series and hands it to a local AE, one order after another. An order
 * comes with every heartbeat until the cloud has its result, so it is known by its id, across restarts.
 */
export class PushOrders implements OrderDesk, Disposable {
  readonly #clock: Clock;
  readonly #table: OrderTable;
  readonly #retriever: Retriever;
  readonly #settings: () => RetrieveSettings;
  readonly #finished: () => void;
  readonly #ledgerFailed: (error: unknown) => void;
  readonly #stopped = new AbortController();
  #waiting: readonly PushOrder[] = [];
  #running: Running | null = null;

  constructor(options: {
    readonly clock: Clock;
    readonly table: OrderTable;
    readonly retriever: Retriever;
    readonly settings: () => RetrieveSettings;
    /** An order has its final result: the cloud could be told. */
    readonly finished: () => void;
    /** The table cannot be read or written; the heartbeat goes on without orders. */
    readonly ledgerFailed: (error: unknown) => void;
  }) {
    this.#clock = options.clock;
    this.#table = options.table;
    this.#retriever = options.retriever;
    this.#settings = options.settings;
    this.#finished = options.finished;
    this.#ledgerFailed = options.ledgerFailed;
  }

  results(): readonly OrderResult[] {
    const running = this.#running && resultOf(this.#running, 'taken', null);
    const others = this.#guarded(() => this.#table.unreported(), []).filter(
      ({ orderId }) => orderId !== running?.orderId,
    );
    return (running ? [running, ...others] : others).slice(0, MAX_ORDER_RESULTS_PER_REQUEST);
  }

  reported(results: readonly OrderResult[]): void {
    this.#record(() => this.#table.reported(results));
  }

  /** What waited and is no longer asked for was withdrawn. */
  received(orders: readonly Order[]): void {
    this.#waiting = orders.filter(
      (order) =>
        order.id !== this.#running?.order.id && this.#guarded(() => this.#isOpen(order), false),
    );
    void this.#work();
  }

  [Symbol.dispose](): void {
    this.#stopped.abort(new Error('the agent stops'));
    this.#waiting = [];
  }

  #isOpen(order: Order): boolean {
    const known = this.#table.get(order.id);
    if (known === null) {
      const taken = { orderId: order.id, state: 'taken', ...NO_COUNTS, reason: null } as const;
      this.#table.put(taken, this.#clock.now());
      return true;
    }
    if (known.result.state !== 'taken') {
      this.#table.repeat(order.id);
      return false;
    }
    const ageMs = this.#clock.now().getTime() - Date.parse(known.receivedAt);
    if (ageMs < GIVE_UP_AFTER_MS) return true;
    const { result } = known;
    this.#table.put(
      { ...result, state: 'failed', reason: result.reason ?? 'internal' },
      this.#clock.now(),
    );
    return false;
  }

  async #work(): Promise<void> {
    if (this.#running !== null) return;
    for (;;) {
      const [order, ...rest] = this.#waiting;
      if (!order || this.#stopped.signal.aborted) return;
      this.#waiting = rest;
      await this.#do(order);
    }
  }

  async #do(order: PushOrder): Promise<void> {
    const running = { order, subOperations: new SubOperations() };
    const request = this.#requestFor(order);
    if (request === null) {
      this.#settle(resultOf(running, 'failed', 'destination-unknown'));
      return;
    }
    this.#running = running;
    const result = await this.#retriever.run({
      request,
      source: { kind: 'order', orderId: order.id },
      subOperations: running.subOperations,
      signal: this.#stopped.signal,
      changed: () => undefined,
    });
    this.#running = null;
    const { state, reason } = outcomeOf(result);
    this.#settle(resultOf(running, state, reason));
  }

  #settle(result: OrderResult): void {
    if (this.#stopped.signal.aborted) return;
    this.#record(() => this.#table.put(result, this.#clock.now()));
    if (result.state !== 'taken') this.#finished();
  }

  #record(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.#ledgerFailed(error);
    }
  }

  #guarded<T>(use: () => T, otherwise: T): T {
    try {
      return use();
    } catch (error) {
      this.#ledgerFailed(error);
      return otherwise;
    }
  }

  #requestFor(order: PushOrder): RetrieveRequest | null {
    const { aeTitle, destinations } = this.#settings();
    const destination = destinations.find((known) => known.aeTitle === order.destinationAeTitle);
    if (!destination) return null;
    const { studyInstanceUid, seriesInstanceUid } = order;
    return {
      model: STUDY_ROOT,
      keys: {
        level: seriesInstanceUid === null ? 'STUDY' : 'SERIES',
        patientId: '',
        characterSet: '',
        studyInstanceUids: [studyInstanceUid],
        seriesInstanceUids: seriesInstanceUid === null ? [] : [seriesInstanceUid],
        sopInstanceUids: [],
      },
      destination,
      callingAeTitle: aeTitle,
      calledAeTitle: ANY_CALLED_AE_TITLE,
      ownAeTitle: aeTitle,
      originatorMessageId: 1,
      priority: PRIORITY.medium,
      userIdentity: null,
    };
  }
}

function resultOf(
  { order, subOperations }: Running,
  state: OrderResult['state'],
  reason: OrderFailure | null,
): OrderResult {
  const { completed, failed, warning } = subOperations.counts;
  return { orderId: order.id, state, completed, failed, warning, reason };
}

/** `taken`: it is tried again when the cloud repeats it. */
function outcomeOf(result: RetrieveResult): Pick<OrderResult, 'state' | 'reason'> {
  const { failure, counts } = result;
  switch (failure) {
    case null:
      return { state: 'done', reason: null };
    case 'objects-failed':
      return { state: counts.completed + counts.warning > 0 ? 'done' : 'failed', reason: failure };
    case 'cancelled':
    case 'too-many':
      return { state: 'taken', reason: null };
    case 'destination-unreachable':
    case 'destination-lost':
      return { state: 'taken', reason: 'destination-unreachable' };
    case 'link-down':
    case 'link-lost':
    case 'cloud-refused':
      return { state: 'taken', reason: 'link-lost' };
    default:
      return { state: 'failed', reason: finalReasonOf(failure) };
  }
}

type FinalFailure =
  | 'nothing-found'
  | 'destination-refused'
  | 'nothing-accepted'
  | 'destination-not-secure'
  | 'get-not-offered'
  | 'far-end-failed';

function finalReasonOf(failure: RetrieveFailure & FinalFailure): OrderFailure {
  switch (failure) {
    case 'nothing-found':
    case 'destination-refused':
      return failure;
    case 'nothing-accepted':
      return 'destination-refused';
    case 'destination-not-secure':
    case 'get-not-offered':
      return 'not-supported';
    case 'far-end-failed':
      return 'internal';
    default:
      return assertNever(failure);
  }
}
