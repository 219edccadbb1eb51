import { UID_FORM } from '../../../electron/agent/dicom/dataset/uid-form.ts';
import { errnoOf } from '../../../electron/foundation/errors.ts';
import type { CommandSet } from '../../../electron/agent/dicom/dimse/command-set.ts';
import { STATUS } from '../../../electron/agent/dicom/dimse/status.ts';
import type { ObjectSink, StoreService } from '../../objects/store-service.ts';
import {
  answerOnly,
  response,
  type Operation,
  type OperationContext,
  type OperationPeer,
  type OperationResult,
} from './operation.ts';

/** C-STORE (PS3.7 9.1.1, PS3.4 B). */
export function storeOperation(
  command: CommandSet,
  context: OperationContext,
  store: StoreService,
): Operation {
  const sopInstanceUid = command.AffectedSOPInstanceUID ?? '';
  const sopClassUid = command.AffectedSOPClassUID ?? context.context.abstractSyntax;
  if (!UID_FORM.test(sopInstanceUid) || !UID_FORM.test(sopClassUid)) {
    const comment = 'SOP Instance UID or SOP Class UID is missing or malformed';
    return answerOnly('C-STORE', command, context.contextId, STATUS.cannotUnderstand, comment);
  }
  const sink = store.begin({
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

  async run(peer: OperationPeer): Promise<OperationResult> {
    const instance = { AffectedSOPInstanceUID: this.#uids.sopInstanceUid };
    let stored;
    try {
      stored = await this.#sink.finish();
    } catch (error) {
      const extra = {
        ...instance,
        ErrorComment: 'The object could not be stored, try again later',
      };
      await peer.send(response(this.#command, STATUS.outOfResources, extra), null);
      const code = errnoOf(error) ?? 'store-failed';
      return { kind: 'failed', status: STATUS.outOfResources, code };
    }
    await peer.send(response(this.#command, STATUS.success, instance), null);
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
