import type { Retrieve, RetrieveSource } from '../../contract/destinations.ts';
import type { DeviceRef } from '../../contract/problems.ts';
import type { Logger } from '../../foundation/logger.ts';
import { STATUS } from '../dicom/dimse/status.ts';
import type { RetrieveErrorCode } from './retrieve-error.ts';
import type { RetrievePorts, RetrieveRequest } from './retrieve-ports.ts';
import { retrieve, type RetrieveEnd, type RetrieveFailure } from './retrieve.ts';
import type { SubOperations } from './sub-operations.ts';
import { type SubOperationCounts } from './sub-operations.ts';

/** Each holds two associations; what a clinic's workstations and the cloud's orders need at once is far less. */
const MAX_AT_ONCE = 16;

export type RetrieveResult = RetrieveEnd & {
  readonly counts: SubOperationCounts;
  readonly failedUids: readonly string[];
};

/** What the retrieves tell the rest of the agent. */
export interface RetrieveEvents {
  destinationFailed(destination: DeviceRef, code: RetrieveErrorCode | 'destination-lost'): void;
  destinationWorked(destination: DeviceRef): void;
  /** The list or its numbers changed. */
  changed(): void;
}

type Running = {
  readonly id: string;
  readonly request: RetrieveRequest;
  readonly source: RetrieveSource;
  readonly startedAt: Date;
  readonly subOperations: SubOperations;
};

/** All retrieves of the agent: the limit, the list for the status, the log. */
export class Retriever implements Disposable {
  readonly #ports: RetrievePorts;
  readonly #logger: Logger;
  readonly #events: RetrieveEvents;
  readonly #running = new Map<string, Running>();
  readonly #stopped = new AbortController();
  #lastId = 0;

  constructor(options: {
    readonly ports: RetrievePorts;
    readonly logger: Logger;
    readonly events: RetrieveEvents;
  }) {
    this.#ports = options.ports;
    this.#logger = options.logger;
    this.#events = options.events;
  }

  /** Runs one to its end. Never throws; aborting the signal cancels. */
  async run(options: {
    readonly request: RetrieveRequest;
    readonly source: RetrieveSource;
    readonly subOperations: SubOperations;
    readonly signal: AbortSignal;
    readonly changed: () => void;
  }): Promise<RetrieveResult> {
    const { request, subOperations, source } = options;
    const { counts, failedUids } = subOperations;
    if (this.#running.size >= MAX_AT_ONCE) return { ...TOO_MANY, counts, failedUids };
    const id = `r${(++this.#lastId).toString(36)}`;
    const startedAt = this.#ports.clock.now();
    this.#running.set(id, { id, request, source, startedAt, subOperations });
    const startedMs = this.#ports.clock.monotonicMs();
    this.#logger.info('retrieve.started', { associationId: id, ...titles(request) });
    this.#events.changed();
    const end = await retrieve({
      ports: this.#ports,
      request,
      subOperations,
      signal: AbortSignal.any([options.signal, this.#stopped.signal]),
      changed: () => {
        options.changed();
        this.#events.changed();
      },
    });
    this.#running.delete(id);
    const durationMs = Math.round(this.#ports.clock.monotonicMs() - startedMs);
    this.#ended(id, request, end, { subOperations, durationMs });
    return { ...end, counts: subOperations.counts, failedUids: subOperations.failedUids };
  }

  /** What runs now. */
  list(): readonly Retrieve[] {
    return [...this.#running.values()].map((running) => ({
      id: running.id,
      source: running.source,
      destination: running.request.destination.aeTitle,
      startedAt: running.startedAt.toISOString(),
      ...running.subOperations.counts,
    }));
  }

  /** Cancels all. */
  [Symbol.dispose](): void {
    this.#stopped.abort(new Error('the agent stops'));
  }

  #ended(
    id: string,
    request: RetrieveRequest,
    { status, failure }: RetrieveEnd,
    facts: { readonly subOperations: SubOperations; readonly durationMs: number },
  ): void {
    const { durationMs, subOperations } = facts;
    const { completed, warning, failed } = subOperations.counts;
    const fields = { associationId: id, ...titles(request), status, durationMs };
    const numbers = { objects: completed + warning, count: failed };
    if (failure === null) this.#logger.info('retrieve.ended', { ...fields, ...numbers });
    else this.#logger.warn('retrieve.ended', { ...fields, ...numbers, reason: failure });
    const { aeTitle, host } = request.destination;
    const destination = { aeTitle, address: host };
    if (isDestinationFailure(failure)) this.#events.destinationFailed(destination, failure);
    else if (completed + warning > 0) this.#events.destinationWorked(destination);
    this.#events.changed();
  }
}

const TOO_MANY: RetrieveEnd = {
  status: STATUS.unableToPerformSubOperations,
  comment: 'too many retrieves at once, try again later',
  failure: 'too-many',
};

type DestinationFailure = RetrieveFailure &
  (
    | 'destination-unreachable'
    | 'destination-refused'
    | 'destination-not-secure'
    | 'destination-lost'
  );

function isDestinationFailure(failure: RetrieveFailure | null): failure is DestinationFailure {
  return failure?.startsWith('destination-') ?? false;
}

const titles = ({ callingAeTitle, destination }: RetrieveRequest) => ({
  aeTitle: callingAeTitle,
  calledAeTitle: destination.aeTitle,
});
