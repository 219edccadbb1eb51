import { createHash } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import {
  COMMAND_FIELD,
  NO_DATASET,
  type CommandSet,
} from '../../electron/agent/dicom/dimse/command-set.ts';
import { MessageReader } from '../../electron/agent/dicom/dimse/message-reader.ts';
import { sendMessage } from '../../electron/agent/dicom/dimse/message-writer.ts';
import { Association } from '../../electron/agent/dicom/ul/association.ts';
import type { AbortCause } from '../../electron/agent/dicom/ul/association-user.ts';
import type {
  AAssociateAc,
  AAssociateRj,
  AAssociateRq,
} from '../../electron/agent/dicom/ul/pdu.ts';
import { ownUserItems } from '../../electron/agent/dicom/ul/user-information.ts';
import { systemClock } from '../../electron/foundation/clock.ts';

export const TEST_TIMEOUTS = {
  artimTimeoutMs: 5_000,
  associationTimeoutMs: 5_000,
  pduTimeoutMs: 5_000,
  idleTimeoutMs: 20_000,
};
export const MAX_PDU_BYTES = 131072;

export type StoredObject = {
  readonly sopInstanceUid: string;
  readonly sha256: string;
  readonly bytes: number;
};

/** An archive on plain TCP that stores in memory and behaves as a test wants. */
export class FakeArchive implements AsyncDisposable {
  /** What arrived whole. */
  readonly stored: StoredObject[] = [];
  readonly requests: AAssociateRq[] = [];
  readonly aborts: AbortCause[] = [];
  readonly sockets = new Set<Socket>();
  /** Those that are open. */
  readonly associations = new Set<Association>();
  bytes = 0;
  closed = 0;
  status = 0x0000;
  /** The status for one object; that of all unless a test says otherwise. */
  statusOf: (sopInstanceUid: string) => number = () => this.status;
  /** Takes everything and never answers. */
  isMute = false;
  maxPduBytes = MAX_PDU_BYTES;
  answer: (rq: AAssociateRq) => AAssociateAc | AAssociateRj;
  /** Called with each piece of a dataset; may act on the association. */
  onData: (association: Association, bytesOfObject: number) => void = () => undefined;
  readonly #server: Server;

  private constructor() {
    this.answer = (rq) => this.acceptAll(rq);
    this.#server = createServer((socket) => this.#connected(socket));
  }

  static async start(): Promise<FakeArchive> {
    const archive = new FakeArchive();
    await new Promise<void>((resolve) => archive.#server.listen(0, '127.0.0.1', resolve));
    return archive;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  acceptAll(rq: AAssociateRq): AAssociateAc {
    return {
      ...rq,
      kind: 'associate-ac',
      contexts: rq.contexts.map(({ id, transferSyntaxes }) => ({
        id,
        result: 0,
        transferSyntax: transferSyntaxes[0] ?? '',
      })),
      userItems: ownUserItems(this.maxPduBytes, {
        classUid: '1.2.3.4',
        versionName: 'FAKE_ARCHIVE',
      }),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #connected(socket: Socket): void {
    this.sockets.add(socket);
    let hash = createHash('sha256');
    let bytes = 0;
    let current: { contextId: number; command: CommandSet } | null = null;
    const respond = (): void => {
      if (!current || this.isMute) return;
      const { contextId, command } = current;
      sendMessage(association, contextId, {
        ...(command.AffectedSOPClassUID === undefined
          ? {}
          : { AffectedSOPClassUID: command.AffectedSOPClassUID }),
        ...(command.AffectedSOPInstanceUID === undefined
          ? {}
          : { AffectedSOPInstanceUID: command.AffectedSOPInstanceUID }),
        CommandField: command.CommandField | COMMAND_FIELD.response,
        MessageIDBeingRespondedTo: command.MessageID ?? 0,
        CommandDataSetType: NO_DATASET,
        Status: this.statusOf(command.AffectedSOPInstanceUID ?? ''),
      });
    };
    const reader = new MessageReader({
      command: (contextId, command) => {
        current = { contextId, command };
        if (command.CommandDataSetType === NO_DATASET) respond();
      },
      datasetPiece: (data) => {
        hash.update(data);
        bytes += data.length;
        this.bytes += data.length;
        this.onData(association, bytes);
      },
      datasetEnd: () => {
        if (this.statusOf(current?.command.AffectedSOPInstanceUID ?? '') === 0) {
          this.stored.push({
            sopInstanceUid: current?.command.AffectedSOPInstanceUID ?? '',
            sha256: hash.digest('hex'),
            bytes,
          });
        }
        hash = createHash('sha256');
        bytes = 0;
        respond();
      },
    });
    const association: Association = new Association({
      socket,
      role: 'acceptor',
      clock: systemClock,
      timeouts: TEST_TIMEOUTS,
      maxPduBytes: MAX_PDU_BYTES,
      user: {
        associateIndication: (rq) => {
          this.requests.push(rq);
          const answer = this.answer(rq);
          if (answer.kind === 'associate-ac') {
            association.accept(answer);
            this.associations.add(association);
          } else association.reject(answer);
        },
        pdvPiece: (piece) => reader.piece(piece),
        releaseIndication: () => association.releaseResponse(),
        aborted: (cause) => void this.aborts.push(cause),
        closed: () => {
          this.closed++;
          this.sockets.delete(socket);
          this.associations.delete(association);
        },
      },
    });
  }
}
