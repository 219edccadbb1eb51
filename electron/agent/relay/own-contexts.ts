import type { CommandSet } from '../dicom/dimse/command-set.ts';
import { MessageReader } from '../dicom/dimse/message-reader.ts';
import { sendMessage } from '../dicom/dimse/message-writer.ts';
import type { Association } from '../dicom/ul/association.ts';
import type { NegotiatedContext } from '../dicom/ul/negotiated-contexts.ts';
import type { AAssociateRq, PdvPiece } from '../dicom/ul/pdu.ts';
import type { ContextPeer, ContextServer, ContextSession } from './context-server.ts';
import { PeerGoneError } from './own-service.ts';

type Outgoing = {
  readonly contextId: number;
  readonly command: CommandSet;
  readonly dataset: Buffer | null;
  readonly sent: PromiseWithResolvers<void>;
};

export type OwnContextsOptions = {
  readonly servers: readonly ContextServer[];
  readonly device: Association;
  readonly request: AAssociateRq;
  readonly address: string;
  /** False while a message of the cloud is on its way to the device: messages must not be mixed (PS3.8 E.2). */
  readonly mayWrite: () => boolean;
  /** A message left: perhaps nothing is owed any more. */
  readonly settled: () => void;
  readonly abort: () => void;
} & Pick<ContextPeer, 'holdBack' | 'objectFinished' | 'echoed'>;

/** The part of a device's association that the agent serves itself: messages in, messages out. */
export class OwnContexts {
  readonly #options: OwnContextsOptions;
  readonly #sessions = new Map<number, ContextSession>();
  readonly #reader: MessageReader;
  /** Whose message is arriving. */
  #current: ContextSession | null = null;
  #bytes = 0;
  #queue: Outgoing[] = [];
  #undrained: PromiseWithResolvers<void>[] = [];
  #isOver = false;

  /** To be made when the device's association is open. */
  constructor(options: OwnContextsOptions) {
    this.#options = options;
    this.#reader = new MessageReader({
      command: (contextId, command) => {
        this.#current = this.#sessions.get(contextId) ?? null;
        this.#current?.command(contextId, command);
      },
      datasetPiece: (data) => {
        this.#bytes += data.length;
        this.#current?.datasetPiece(data);
      },
      datasetEnd: () => this.#current?.datasetEnd(),
    });
    for (const server of options.servers) this.#open(server);
  }

  /** True where none of the services has a context: the association is the cloud's alone. */
  get isEmpty(): boolean {
    return this.#sessions.size === 0;
  }

  /** Dataset bytes that came for the agent itself. */
  get bytes(): number {
    return this.#bytes;
  }

  /** True while a message is arriving, or the agent owes the device something. */
  get isBusy(): boolean {
    return this.#reader.isInsideMessage || this.isWorking;
  }

  /** True while the device waits for the agent, not the agent for the device. */
  get isWorking(): boolean {
    if (this.#queue.length > 0) return true;
    return [...this.#sessions.values()].some((session) => session.isBusy);
  }

  has(contextId: number): boolean {
    return this.#sessions.has(contextId);
  }

  /** The next piece on one of the own contexts. Throws {@link DimseError} for a message that breaks PS3.7. */
  piece(piece: PdvPiece): void {
    this.#reader.piece(piece);
  }

  /** Sends what waited for the end of the cloud's message. */
  flush(): void {
    if (this.#isOver) return;
    while (this.#options.mayWrite()) {
      const next = this.#queue.shift();
      if (!next) break;
      const hasRoom = sendMessage(this.#options.device, next.contextId, next.command, next.dataset);
      if (hasRoom) next.sent.resolve();
      else this.#undrained.push(next.sent);
    }
  }

  /** What was written to the device has left. */
  drained(): void {
    for (const sent of this.#undrained) sent.resolve();
    this.#undrained = [];
  }

  /** The association is over. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const { sent } of this.#queue) sent.reject(new PeerGoneError());
    for (const sent of this.#undrained) sent.reject(new PeerGoneError());
    this.#queue = [];
    this.#undrained = [];
    for (const session of new Set(this.#sessions.values())) session.ended();
  }

  #open(server: ContextServer): void {
    const { device, request, address, abort, holdBack, objectFinished, echoed } = this.#options;
    const contexts = new Map<number, NegotiatedContext>(
      [...device.contexts].filter(([, context]) => server.serves(context.abstractSyntax)),
    );
    if (contexts.size === 0) return;
    const session = server.open({
      request,
      address,
      contexts,
      send: (contextId, command, dataset) => this.#send(contextId, command, dataset ?? null),
      abort,
      holdBack,
      objectFinished,
      echoed,
    });
    for (const contextId of contexts.keys()) this.#sessions.set(contextId, session);
  }

  #send(contextId: number, command: CommandSet, dataset: Buffer | null): Promise<void> {
    if (this.#isOver) return Promise.reject(new PeerGoneError());
    const sent: PromiseWithResolvers<void> = Promise.withResolvers();
    this.#queue.push({ contextId, command, dataset, sent });
    this.flush();
    // Later than the session's own reaction to it: only then it says whether it still owes something.
    void sent.promise.then(
      () => setImmediate(this.#options.settled),
      () => undefined,
    );
    return sent.promise;
  }
}
