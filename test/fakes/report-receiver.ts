import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import {
  COMMAND_FIELD,
  NO_DATASET,
  type CommandSet,
} from '../../electron/agent/dicom/dimse/command-set.ts';
import { MessageReader } from '../../electron/agent/dicom/dimse/message-reader.ts';
import { sendMessage } from '../../electron/agent/dicom/dimse/message-writer.ts';
import {
  parseCommitmentResult,
  type CommitmentResult,
} from '../../electron/agent/dicom/services/commitment-dataset.ts';
import { Association } from '../../electron/agent/dicom/ul/association.ts';
import {
  REJECTION,
  type AAssociateRq,
  type ContextAnswer,
  type UserItem,
} from '../../electron/agent/dicom/ul/pdu.ts';
import { ownUserItems } from '../../electron/agent/dicom/ul/user-information.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { MAX_PDU_BYTES, TEST_TIMEOUTS } from './fake-archive.ts';

export type ReceivedReport = { readonly command: CommandSet; readonly result: CommitmentResult };

/** The port at which a device takes N-EVENT-REPORT, as it behaves when a test wants it to. */
export class ReportReceiver implements AsyncDisposable {
  readonly reports: ReceivedReport[] = [];
  readonly requests: AAssociateRq[] = [];
  /** Status of the N-EVENT-REPORT-RSP. */
  status = 0;
  isMute = false;
  isRejecting = false;
  /** Result of the presentation context. */
  contextResult = 0;
  /** In the A-ASSOCIATE-AC beside the usual ones. */
  extraItems: readonly UserItem[] = [];
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;

  static async start(): Promise<ReportReceiver> {
    const receiver = new ReportReceiver();
    await receiver.switchOn();
    return receiver;
  }

  get port(): number {
    return this.#port;
  }

  /** At the same port as before. */
  async switchOn(): Promise<void> {
    this.#server = createServer((socket) => this.#connected(socket));
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async switchOff(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    const server = this.#server;
    this.#server = null;
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.switchOff();
  }

  #connected(socket: Socket): void {
    this.#sockets.add(socket);
    let current: { contextId: number; command: CommandSet; parts: Buffer[] } | null = null;
    const reader = new MessageReader({
      command: (contextId, command) => void (current = { contextId, command, parts: [] }),
      datasetPiece: (data) => void current?.parts.push(Buffer.from(data)),
      datasetEnd: () => current && this.#reported(association, current),
    });
    const association: Association = new Association({
      socket,
      role: 'acceptor',
      clock: systemClock,
      timeouts: TEST_TIMEOUTS,
      maxPduBytes: MAX_PDU_BYTES,
      user: {
        associateIndication: (rq) => this.#requested(association, rq),
        pdvPiece: (piece) => reader.piece(piece),
        releaseIndication: () => association.releaseResponse(),
        aborted: () => undefined,
        closed: () => void this.#sockets.delete(socket),
      },
    });
  }

  #requested(association: Association, rq: AAssociateRq): void {
    this.requests.push(rq);
    if (this.isRejecting) return association.reject(REJECTION.calledAeTitleNotRecognized);
    association.accept({
      ...rq,
      kind: 'associate-ac',
      contexts: rq.contexts.map(({ id, transferSyntaxes }): ContextAnswer => ({
        id,
        result: this.contextResult,
        transferSyntax: transferSyntaxes[0] ?? '',
      })),
      userItems: [
        ...ownUserItems(MAX_PDU_BYTES, { classUid: '1.2.3.6', versionName: 'TEST_DEVICE' }),
        ...this.extraItems,
      ],
    });
  }

  #reported(
    association: Association,
    message: { readonly contextId: number; readonly command: CommandSet; readonly parts: Buffer[] },
  ): void {
    const { contextId, command, parts } = message;
    const syntax = association.contexts.get(contextId)?.transferSyntax ?? '';
    const result = parseCommitmentResult(Buffer.concat(parts), syntax);
    if (typeof result === 'string') throw new Error(`a report that is ${result}`);
    this.reports.push({ command, result });
    if (this.isMute) return;
    sendMessage(association, contextId, reportResponse(command, this.status));
  }
}

/** N-EVENT-REPORT-RSP (PS3.7 10.1.1.1). */
export function reportResponse(command: CommandSet, status: number): CommandSet {
  return {
    AffectedSOPClassUID: command.AffectedSOPClassUID ?? '',
    CommandField: COMMAND_FIELD.nEventReportRq | COMMAND_FIELD.response,
    MessageIDBeingRespondedTo: command.MessageID ?? 0,
    CommandDataSetType: NO_DATASET,
    Status: status,
    AffectedSOPInstanceUID: command.AffectedSOPInstanceUID ?? '',
    EventTypeID: command.EventTypeID ?? 0,
  };
}
