import type { CommandSet } from '../../electron/agent/dicom/dimse/command-set.ts';
import { sendDatasetStream, sendMessage } from '../../electron/agent/dicom/dimse/message-writer.ts';
import type { Association } from '../../electron/agent/dicom/ul/association.ts';

const GONE = 'the connection is gone';

/** What this side sends on an association, with back-pressure, and the responses to requests of its own. */
export class PeerChannel {
  readonly #association: Association;
  readonly #unanswered = new Map<number, PromiseWithResolvers<CommandSet | null>>();
  #drained: PromiseWithResolvers<void> | null = null;
  #messageId = 0;
  #isReleasing = false;
  #isClosed = false;

  constructor(association: Association) {
    this.#association = association;
  }

  /** Resolves when more may be sent. Throws when the connection is gone. */
  async send(contextId: number, command: CommandSet, dataset: Buffer | null): Promise<void> {
    this.#assertOpen();
    if (!sendMessage(this.#association, contextId, command, dataset)) await this.#untilDrained();
  }

  nextMessageId(): number {
    this.#messageId = (this.#messageId % 0xffff) + 1;
    return this.#messageId;
  }

  /** See OperationPeer. */
  async request(
    contextId: number,
    command: CommandSet,
    dataset: AsyncIterable<Buffer>,
  ): Promise<CommandSet | null> {
    this.#assertOpen();
    // In Sta7 a peer takes data and sends none (PS3.8 7.2.2).
    if (this.#isReleasing) return null;
    const messageId = this.nextMessageId();
    const answer = Promise.withResolvers<CommandSet | null>();
    this.#unanswered.set(messageId, answer);
    try {
      await this.send(contextId, { ...command, MessageID: messageId }, null);
      await sendDatasetStream(this.#association, contextId, this.#whileOpen(dataset), () =>
        this.#untilDrained(),
      );
      return await answer.promise;
    } finally {
      this.#unanswered.delete(messageId);
    }
  }

  /** A response came; one to nothing is ignored. */
  answered(command: CommandSet): void {
    this.#unanswered.get(command.MessageIDBeingRespondedTo ?? -1)?.resolve(command);
  }

  drain(): void {
    this.#drained?.resolve();
    this.#drained = null;
  }

  /** The peer asked for release: it will answer nothing any more. */
  releasing(): void {
    this.#isReleasing = true;
    for (const answer of this.#unanswered.values()) answer.resolve(null);
  }

  closed(): void {
    this.#isClosed = true;
    this.releasing();
    this.drain();
  }

  async *#whileOpen(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      this.#assertOpen();
      yield piece;
    }
  }

  async #untilDrained(): Promise<void> {
    if (!this.#isClosed) {
      this.#drained ??= Promise.withResolvers();
      await this.#drained.promise;
    }
    this.#assertOpen();
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new Error(GONE);
  }
}
