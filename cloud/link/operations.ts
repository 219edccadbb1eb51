import { setImmediate as nextTurn } from 'node:timers/promises';
import { errnoOf } from '../../electron/foundation/errors.ts';
import {
  COMMAND_FIELD,
  HAS_DATASET,
  NO_DATASET,
  type CommandSet,
} from '../../electron/agent/dicom/dimse/command-set.ts';
import { STATUS } from '../../electron/agent/dicom/dimse/status.ts';
import type { NegotiatedContext } from '../../electron/agent/dicom/ul/negotiated-contexts.ts';
import { FindError } from '../find/find-error.ts';
import type { FindService } from '../find/find-service.ts';
import type { ObjectSink, StoreService } from '../objects/store-service.ts';
import type { Uplink } from '../registry/uplinks.ts';
import { serviceOf } from './negotiation.ts';

/** An identifier is some kilobytes; more is not a query. */
const MAX_IDENTIFIER_BYTES = 256 * 1024;
/** Records that a query looks at before others get their turn. */
const RECORDS_PER_TURN = 32;
/** Longest Error Comment (PS3.7 C, VR LO). */
const MAX_COMMENT_CHARACTERS = 64;

export type OperationResult =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'stored';
      readonly sopClassUid: string;
      readonly sopInstanceUid: string;
      readonly bytes: number;
      readonly isRepeat: boolean;
      readonly status: number;
    }
  | { readonly kind: 'found'; readonly count: number; readonly status: number }
  | { readonly kind: 'failed'; readonly status: number; readonly code: string };

type Send = (command: CommandSet, dataset: Buffer | null) => Promise<void>;

/** One request with its dataset, from command to answer. */
export interface Operation {
  readonly name: string;
  readonly contextId: number;
  readonly messageId: number;
  /** Takes dataset bytes and keeps none of the buffer. A promise: no more until it resolves. */
  receive(data: Buffer): Promise<void> | null;
  /** Works and answers. Called once, when the dataset is complete. */
  run(send: Send): Promise<OperationResult>;
  cancel(): void;
  /** The dataset will not be completed. */
  discard(): Promise<void>;
}

export type OperationContext = {
  readonly contextId: number;
  readonly context: NegotiatedContext;
  readonly calledAeTitle: string;
  readonly callingAeTitle: string;
  readonly uplink: Uplink;
  readonly store: StoreService;
  readonly find: FindService;
};

function response(
  request: CommandSet,
  status: number,
  extra: Partial<CommandSet> = {},
): CommandSet {
  return {
    ...(request.AffectedSOPClassUID === undefined
      ? {}
      : { AffectedSOPClassUID: request.AffectedSOPClassUID }),
    CommandField: request.CommandField | COMMAND_FIELD.response,
    MessageIDBeingRespondedTo: request.MessageID ?? 0,
    CommandDataSetType: NO_DATASET,
    Status: status,
    ...extra,
  };
}

/** Chooses by command field and by what the presentation context was accepted for. */
export function createOperation(command: CommandSet, context: OperationContext): Operation {
  const service = serviceOf(context.context.abstractSyntax);
  if (command.CommandField === COMMAND_FIELD.cEchoRq && service === 'verification')
    return answerOnly('C-ECHO', command, context, STATUS.success);
  if (command.CommandField === COMMAND_FIELD.cStoreRq && service === 'storage')
    return storeOperation(command, context);
  if (command.CommandField === COMMAND_FIELD.cFindRq && service === 'find')
    return new FindOperation(command, context);
  return answerOnly('unknown', command, context, STATUS.unrecognizedOperation);
}

function answerOnly(
  name: string,
  command: CommandSet,
  context: OperationContext,
  status: number,
  comment?: string,
): Operation {
  return {
    name,
    contextId: context.contextId,
    messageId: command.MessageID ?? 0,
    receive: () => null,
    run: async (send) => {
      const extra = comment === undefined ? {} : { ErrorComment: comment };
      await send(response(command, status, extra), null);
      return status === STATUS.success ? { kind: 'done' } : { kind: 'failed', status, code: name };
    },
    cancel: () => undefined,
    discard: () => Promise.resolve(),
  };
}

/** Some devices send UIDs that break the rules; anything that can be told apart and written down is kept. */
const STORABLE_UID = /^[\x21-\x5b\x5d-\x7e]{1,64}$/;

function storeOperation(command: CommandSet, context: OperationContext): Operation {
  const sopInstanceUid = command.AffectedSOPInstanceUID ?? '';
  const sopClassUid = command.AffectedSOPClassUID ?? context.context.abstractSyntax;
  if (!STORABLE_UID.test(sopInstanceUid) || !STORABLE_UID.test(sopClassUid)) {
    const comment = 'SOP Instance UID or SOP Class UID is missing or malformed';
    return answerOnly('C-STORE', command, context, STATUS.cannotUnderstand, comment);
  }
  const sink = context.store.begin({
    clinicId: context.uplink.clinicId,
    uplinkId: context.uplink.id,
    sopInstanceUid,
    sopClassUid,
    transferSyntaxUid: context.context.transferSyntax,
    callingAeTitle: context.callingAeTitle,
    calledAeTitle: context.calledAeTitle,
  });
  return new StoreOperation(command, context.contextId, sink, { sopClassUid, sopInstanceUid });
}

class StoreOperation implements Operation {
  readonly name = 'C-STORE';
  readonly contextId: number;
  readonly messageId: number;
  readonly #command: CommandSet;
  readonly #sink: ObjectSink;
  readonly #uids: { readonly sopClassUid: string; readonly sopInstanceUid: string };

  constructor(
    command: CommandSet,
    contextId: number,
    sink: ObjectSink,
    uids: { readonly sopClassUid: string; readonly sopInstanceUid: string },
  ) {
    this.#command = command;
    this.contextId = contextId;
    this.messageId = command.MessageID ?? 0;
    this.#sink = sink;
    this.#uids = uids;
  }

  receive(data: Buffer): Promise<void> | null {
    return this.#sink.write(data);
  }

  async run(send: Send): Promise<OperationResult> {
    const instance = { AffectedSOPInstanceUID: this.#uids.sopInstanceUid };
    let stored;
    try {
      stored = await this.#sink.finish();
    } catch (error) {
      const extra = {
        ...instance,
        ErrorComment: 'The object could not be stored, try again later',
      };
      await send(response(this.#command, STATUS.outOfResources, extra), null);
      const code = errnoOf(error) ?? 'store-failed';
      return { kind: 'failed', status: STATUS.outOfResources, code };
    }
    await send(response(this.#command, STATUS.success, instance), null);
    const { bytes, isRepeat } = stored;
    return { kind: 'stored', ...this.#uids, bytes, isRepeat, status: STATUS.success };
  }

  /** C-STORE cannot be cancelled. */
  cancel(): void {
    return;
  }

  discard(): Promise<void> {
    return this.#sink.discard();
  }
}

class FindOperation implements Operation {
  readonly name = 'C-FIND';
  readonly contextId: number;
  readonly messageId: number;
  readonly #command: CommandSet;
  readonly #context: OperationContext;
  readonly #parts: Buffer[] = [];
  #bytes = 0;
  #isCancelled = false;

  constructor(command: CommandSet, context: OperationContext) {
    this.#command = command;
    this.#context = context;
    this.contextId = context.contextId;
    this.messageId = command.MessageID ?? 0;
  }

  receive(data: Buffer): null {
    this.#bytes += data.length;
    if (this.#bytes <= MAX_IDENTIFIER_BYTES) this.#parts.push(Buffer.from(data));
    else this.#parts.length = 0;
    return null;
  }

  async run(send: Send): Promise<OperationResult> {
    if (this.#bytes > MAX_IDENTIFIER_BYTES)
      return this.#fail(send, STATUS.cannotUnderstand, 'The identifier is too long');
    let count: number;
    try {
      count = await this.#sendMatches(send);
    } catch (error) {
      if (!(error instanceof FindError)) throw error;
      return await this.#fail(send, error.status, error.message);
    }
    const status = this.#isCancelled ? STATUS.cancel : STATUS.success;
    await send(response(this.#command, status), null);
    return { kind: 'found', count, status };
  }

  cancel(): void {
    this.#isCancelled = true;
  }

  discard(): Promise<void> {
    return Promise.resolve();
  }

  async #sendMatches(send: Send): Promise<number> {
    const { context, uplink, calledAeTitle, find } = this.#context;
    const matches = find.find({
      clinicId: uplink.clinicId,
      sopClassUid: context.abstractSyntax,
      identifier: Buffer.concat(this.#parts),
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
      await send(pending, match);
    }
    return count;
  }

  async #fail(send: Send, status: number, comment: string): Promise<OperationResult> {
    const text = comment.slice(0, MAX_COMMENT_CHARACTERS);
    await send(response(this.#command, status, { ErrorComment: text }), null);
    return { kind: 'failed', status, code: 'query-refused' };
  }
}
