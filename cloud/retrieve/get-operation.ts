import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  COMMAND_FIELD,
  HAS_DATASET,
  NO_DATASET,
  PRIORITY,
  type CommandSet,
} from '../../electron/agent/dicom/dimse/command-set.ts';
import { STATUS, statusCategory } from '../../electron/agent/dicom/dimse/status.ts';
import { CloudFault } from '../errors.ts';
import { FindError } from '../find/find-error.ts';
import { MAX_IDENTIFIER_BYTES } from '../link/operations/find-operation.ts';
import { HeldDataset } from '../link/operations/held-dataset.ts';
import {
  fail,
  response,
  type Operation,
  type OperationContext,
  type OperationPeer,
  type OperationResult,
} from '../link/operations/operation.ts';
import type { RetrievableObject, RetrieveService } from './retrieve-service.ts';
import { SubOperations, type SubOperationOutcome } from './sub-operations.ts';

const PENDING_INTERVAL_MS = 1_000;
const CODE = 'retrieve-refused';

/**
 * C-GET (PS3.4 C.4.3, PS3.7 9.1.3): each object by a C-STORE request on the same association, in the transfer syntax
 * and with the bytes that it is stored with. An object that is on its way when a C-CANCEL comes is completed, since a
 * dataset cannot be broken off without the association; none is begun after it.
 */
export class GetOperation implements Operation {
  readonly name = 'C-GET';
  readonly contextId: number;
  readonly messageId: number;
  readonly #command: CommandSet;
  readonly #context: OperationContext;
  readonly #retrieve: RetrieveService;
  readonly #identifier = new HeldDataset(MAX_IDENTIFIER_BYTES);
  readonly #cancelling = new AbortController();
  #pendingSentMs: number;
  #damaged = 0;
  #bytes = 0;

  constructor(command: CommandSet, context: OperationContext, retrieve: RetrieveService) {
    this.#command = command;
    this.#context = context;
    this.#retrieve = retrieve;
    this.contextId = context.contextId;
    this.messageId = command.MessageID ?? 0;
    this.#pendingSentMs = retrieve.clock.monotonicMs();
  }

  receive(data: Buffer): null {
    this.#identifier.add(data);
    return null;
  }

  cancel(): void {
    this.#cancelling.abort();
  }

  discard(): Promise<void> {
    return Promise.resolve();
  }

  async run(peer: OperationPeer): Promise<OperationResult> {
    if (this.#identifier.isTooLong) {
      const comment = 'The identifier is too long';
      return fail(peer, this.#command, { status: STATUS.cannotUnderstand, comment, code: CODE });
    }
    let places: readonly number[] | null;
    try {
      places = await this.#unlessCancelled(() => this.#find());
    } catch (error) {
      if (!(error instanceof FindError)) throw error;
      const { status, message: comment } = error;
      return fail(peer, this.#command, { status, comment, code: CODE });
    }
    const operations = new SubOperations(places?.length ?? 0);
    for (const place of places ?? []) {
      // Lets a C-CANCEL be read also where one sub-operation after the other fails at once.
      await nextTurn();
      const object = this.#retrieve.object(place);
      const outcome = await this.#unlessCancelled(() => this.#store(peer, object));
      if (outcome === null) break;
      operations.note(outcome, object.sopInstanceUid);
      await this.#pending(peer, operations);
    }
    return this.#finish(peer, operations, places === null ? STATUS.cancel : operations.finalStatus);
  }

  #find(): Promise<readonly number[]> {
    const { uplink, context } = this.#context;
    return this.#retrieve.find(
      {
        clinicId: uplink.clinicId,
        sopClassUid: context.abstractSyntax,
        identifier: this.#identifier.take(),
        transferSyntaxUid: context.transferSyntax,
      },
      this.#cancelling.signal,
    );
  }

  /** Null where the retrieve is cancelled before the work began or while it could still be left. */
  async #unlessCancelled<T>(work: () => Promise<T>): Promise<T | null> {
    const { signal } = this.#cancelling;
    if (signal.aborted) return null;
    try {
      return await work();
    } catch (error) {
      if (error === signal.reason) return null;
      throw error;
    }
  }

  async #store(peer: OperationPeer, object: RetrievableObject): Promise<SubOperationOutcome> {
    const { sopClassUid, sopInstanceUid, transferSyntaxUid, bytes } = object;
    const contextId = this.#context.storeContext(sopClassUid, transferSyntaxUid);
    if (contextId === null) return 'failed';
    const pieces = this.#retrieve.dataset(object.id, this.#cancelling.signal);
    try {
      const first = await this.#firstOf(pieces);
      if (first === null) return 'failed';
      const command: CommandSet = {
        AffectedSOPClassUID: sopClassUid,
        CommandField: COMMAND_FIELD.cStoreRq,
        Priority: this.#command.Priority ?? PRIORITY.medium,
        CommandDataSetType: HAS_DATASET,
        AffectedSOPInstanceUID: sopInstanceUid,
      };
      const answer = await peer.request(contextId, command, resumed(first, pieces));
      // Nobody is there to take the others.
      if (answer === null) this.cancel();
      const category = statusCategory(answer?.Status ?? STATUS.processingFailure);
      if (category !== 'success' && category !== 'warning') return 'failed';
      this.#bytes += bytes;
      return category === 'success' ? 'completed' : 'warning';
    } finally {
      await pieces.return(undefined);
    }
  }

  /** Null where the object is damaged: nothing of it has been sent by then. */
  async #firstOf(pieces: AsyncGenerator<Buffer>): Promise<Buffer | null> {
    try {
      const first = await pieces.next();
      return first.done === true ? Buffer.alloc(0) : first.value;
    } catch (error) {
      if (!(error instanceof CloudFault)) throw error;
      this.#damaged += 1;
      return null;
    }
  }

  async #pending(peer: OperationPeer, operations: SubOperations): Promise<void> {
    const nowMs = this.#retrieve.clock.monotonicMs();
    if (nowMs - this.#pendingSentMs < PENDING_INTERVAL_MS) return;
    this.#pendingSentMs = nowMs;
    const { pending } = STATUS;
    await peer.send(response(this.#command, pending, operations.counts(pending)), null);
  }

  async #finish(
    peer: OperationPeer,
    operations: SubOperations,
    status: number,
  ): Promise<OperationResult> {
    const list = operations.failedList(this.#context.context.transferSyntax);
    const extra = {
      ...operations.counts(status),
      CommandDataSetType: list === null ? NO_DATASET : HAS_DATASET,
    };
    await peer.send(response(this.#command, status, extra), list);
    const { total: matches, completed: sent } = operations;
    return { kind: 'retrieved', matches, sent, damaged: this.#damaged, bytes: this.#bytes, status };
  }
}

/** The pieces again from the first one, which was taken already. */
async function* resumed(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}
