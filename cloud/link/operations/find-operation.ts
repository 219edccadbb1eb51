import { setImmediate as nextTurn } from 'node:timers/promises';
import { HAS_DATASET, type CommandSet } from '../../../electron/agent/dicom/dimse/command-set.ts';
import { STATUS } from '../../../electron/agent/dicom/dimse/status.ts';
import { FindError } from '../../find/find-error.ts';
import type { FindService } from '../../find/find-service.ts';
import { HeldDataset } from './held-dataset.ts';
import {
  fail,
  response,
  type Operation,
  type OperationContext,
  type OperationPeer,
  type OperationResult,
} from './operation.ts';

/** An identifier is some kilobytes; more is not a query. */
export const MAX_IDENTIFIER_BYTES = 256 * 1024;
/** Records that a query looks at before others get their turn. */
const RECORDS_PER_TURN = 32;

/** C-FIND (PS3.7 9.1.2, PS3.4 C.4.1, K.4.1). */
export class FindOperation implements Operation {
  readonly name = 'C-FIND';
  readonly contextId: number;
  readonly messageId: number;
  readonly #command: CommandSet;
  readonly #context: OperationContext;
  readonly #find: FindService;
  readonly #identifier = new HeldDataset(MAX_IDENTIFIER_BYTES);
  #isCancelled = false;

  constructor(command: CommandSet, context: OperationContext, find: FindService) {
    this.#command = command;
    this.#context = context;
    this.#find = find;
    this.contextId = context.contextId;
    this.messageId = command.MessageID ?? 0;
  }

  receive(data: Buffer): null {
    this.#identifier.add(data);
    return null;
  }

  async run(peer: OperationPeer): Promise<OperationResult> {
    const code = 'query-refused';
    if (this.#identifier.isTooLong) {
      const comment = 'The identifier is too long';
      return fail(peer, this.#command, { status: STATUS.cannotUnderstand, comment, code });
    }
    let count: number;
    try {
      count = await this.#sendMatches(peer);
    } catch (error) {
      if (!(error instanceof FindError)) throw error;
      const { status, message: comment } = error;
      return await fail(peer, this.#command, { status, comment, code });
    }
    const status = this.#isCancelled ? STATUS.cancel : STATUS.success;
    await peer.send(response(this.#command, status), null);
    return { kind: 'found', count, status };
  }

  cancel(): void {
    this.#isCancelled = true;
  }

  discard(): Promise<void> {
    return Promise.resolve();
  }

  async #sendMatches(peer: OperationPeer): Promise<number> {
    const { context, uplink, calledAeTitle } = this.#context;
    const matches = this.#find.find({
      clinicId: uplink.clinicId,
      sopClassUid: context.abstractSyntax,
      identifier: this.#identifier.take(),
      transferSyntaxUid: context.transferSyntax,
      retrieveAeTitle: calledAeTitle,
    });
    let count = 0;
    let looked = 0;
    for (const match of matches) {
      // C-CANCEL can only be read between two turns of the event loop.
      if (++looked % RECORDS_PER_TURN === 0) await nextTurn();
      if (this.#isCancelled) break;
      if (match === null) continue;
      count += 1;
      const pending = response(this.#command, STATUS.pending, { CommandDataSetType: HAS_DATASET });
      await peer.send(pending, match);
    }
    return count;
  }
}
