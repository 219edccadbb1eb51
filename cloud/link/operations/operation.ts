import {
  COMMAND_FIELD,
  NO_DATASET,
  type CommandSet,
} from '../../../electron/agent/dicom/dimse/command-set.ts';
import { STATUS } from '../../../electron/agent/dicom/dimse/status.ts';
import type { NegotiatedContext } from '../../../electron/agent/dicom/ul/negotiated-contexts.ts';
import type { Uplink } from '../../registry/uplinks.ts';

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
  | {
      readonly kind: 'retrieved';
      readonly matches: number;
      readonly sent: number;
      /** Of those that failed: stored objects that were missing or altered on disk. */
      readonly damaged: number;
      readonly bytes: number;
      readonly status: number;
    }
  | { readonly kind: 'commitment'; readonly committed: number; readonly failed: number }
  | { readonly kind: 'failed'; readonly status: number; readonly code: string };

/** The way to the peer while an operation runs: nothing else is sent then. */
export interface OperationPeer {
  /** Sends a message on the operation's own context; resolves when more may be sent. Throws when the connection is gone. */
  send(command: CommandSet, dataset: Buffer | null): Promise<void>;
  /** Message ID for a request of this side. */
  nextMessageId(): number;
  /**
   * Sends a request of this side on any context and waits for its response. Null: the peer answers no more, because it
   * releases or has gone. Throws what `dataset` throws; the message is incomplete then.
   */
  request(
    contextId: number,
    command: CommandSet,
    dataset: AsyncIterable<Buffer>,
  ): Promise<CommandSet | null>;
}

/** One request with its dataset, from command to answer. */
export interface Operation {
  readonly name: string;
  readonly contextId: number;
  readonly messageId: number;
  /** Takes dataset bytes and keeps none of the buffer. A promise: no more until it resolves. */
  receive(data: Buffer): Promise<void> | null;
  /** Works and answers. Called once, when the dataset is complete. */
  run(peer: OperationPeer): Promise<OperationResult>;
  cancel(): void;
  /** The dataset will not be completed. */
  discard(): Promise<void>;
}

/** What an operation knows of its association. */
export type OperationContext = {
  readonly contextId: number;
  readonly context: NegotiatedContext;
  readonly calledAeTitle: string;
  readonly callingAeTitle: string;
  readonly uplink: Uplink;
  /**
   * The context on which the peer takes objects of this class and transfer syntax, as SCP by role selection
   * (PS3.7 D.3.3.4); null where there is none.
   */
  readonly storeContext: (sopClassUid: string, transferSyntaxUid: string) => number | null;
};

export function response(
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

/** Refuses a request with a failure status and a reason for people. */
export async function fail(
  peer: OperationPeer,
  request: CommandSet,
  failure: { readonly status: number; readonly comment: string; readonly code: string },
): Promise<OperationResult> {
  const { status, code } = failure;
  const comment = failure.comment.slice(0, MAX_COMMENT_CHARACTERS);
  await peer.send(response(request, status, { ErrorComment: comment }), null);
  return { kind: 'failed', status, code };
}

/** An operation that has nothing to do but answer. */
export function answerOnly(
  name: string,
  command: CommandSet,
  contextId: number,
  status: number,
  comment?: string,
): Operation {
  return {
    name,
    contextId,
    messageId: command.MessageID ?? 0,
    receive: () => null,
    run: async (peer) => {
      const extra = comment === undefined ? {} : { ErrorComment: comment };
      await peer.send(response(command, status, extra), null);
      return status === STATUS.success ? { kind: 'done' } : { kind: 'failed', status, code: name };
    },
    cancel: () => undefined,
    discard: () => Promise.resolve(),
  };
}
