import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { writeElements } from '../../electron/agent/dicom/dataset/write-elements.ts';
import {
  COMMAND_FIELD,
  HAS_DATASET,
  NO_DATASET,
  type CommandSet,
} from '../../electron/agent/dicom/dimse/command-set.ts';
import { MessageReader } from '../../electron/agent/dicom/dimse/message-reader.ts';
import { sendMessage } from '../../electron/agent/dicom/dimse/message-writer.ts';
import { Association } from '../../electron/agent/dicom/ul/association.ts';
import type { AAssociateRq } from '../../electron/agent/dicom/ul/pdu.ts';
import { ownUserItems } from '../../electron/agent/dicom/ul/user-information.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { MAX_PDU_BYTES, TEST_TIMEOUTS } from './fake-archive.ts';

export type GetObject = {
  readonly sopInstanceUid: string;
  readonly sopClassUid: string;
  readonly transferSyntaxUid: string;
  readonly dataset: Buffer;
};

/** An archive on plain TCP that holds some objects and gives them by C-FIND and C-GET, one C-STORE at a time. */
export class GetArchive implements AsyncDisposable {
  readonly requests: AAssociateRq[] = [];
  readonly cancels: CommandSet[] = [];
  objects: readonly GetObject[] = [];
  /** Sends this many objects and then nothing more. */
  stopsAfter = Infinity;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor() {
    this.#server = createServer((socket) => this.#connected(socket));
  }
  static async start(objects: readonly GetObject[]): Promise<GetArchive> {
    const archive = new GetArchive();
    archive.objects = objects;
    await new Promise<void>((resolve) => archive.#server.listen(0, '127.0.0.1', resolve));
    return archive;
  }
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }
  /** Cuts every connection. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #connected(socket: Socket): void {
    this.#sockets.add(socket);
    let current: { contextId: number; command: CommandSet } | null = null;
    let get: GetRun | null = null;
    const handle = (contextId: number, command: CommandSet): void => {
      if (command.CommandField === COMMAND_FIELD.cFindRq)
        this.#find(association, contextId, command);
      else if (command.CommandField === COMMAND_FIELD.cGetRq) {
        get = new GetRun(association, contextId, command, this);
        get.next();
      } else if (command.CommandField === COMMAND_FIELD.cCancelRq) this.cancels.push(command);
      else get?.stored(command.Status ?? -1);
    };
    const reader = new MessageReader({
      command: (contextId, command) => {
        current = { contextId, command };
        if (command.CommandDataSetType === NO_DATASET) handle(contextId, command);
      },
      datasetPiece: () => undefined,
      datasetEnd: () => current && handle(current.contextId, current.command),
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
          association.accept({
            ...rq,
            kind: 'associate-ac',
            contexts: rq.contexts.map(({ id, transferSyntaxes }) => ({
              id,
              result: 0,
              transferSyntax: transferSyntaxes[0] ?? '',
            })),
            userItems: ownUserItems(MAX_PDU_BYTES, { classUid: '1.2.3.4', versionName: 'GETTER' }),
          });
        },
        pdvPiece: (piece) => reader.piece(piece),
        releaseIndication: () => association.releaseResponse(),
        aborted: () => undefined,
        closed: () => void this.#sockets.delete(socket),
      },
    });
  }

  #find(association: Association, contextId: number, command: CommandSet): void {
    const syntax = association.contexts.get(contextId)?.transferSyntax ?? '';
    for (const { sopInstanceUid, sopClassUid } of this.objects) {
      const match = {
        '00080016': { vr: 'UI', value: sopClassUid },
        '00080018': { vr: 'UI', value: sopInstanceUid },
      } as const;
      const pending = responseTo(command, 0xff00, HAS_DATASET);
      sendMessage(association, contextId, pending, writeElements(match, syntax));
    }
    sendMessage(association, contextId, responseTo(command, 0));
  }
}

function responseTo(command: CommandSet, status: number, dataset: number = NO_DATASET): CommandSet {
  return {
    AffectedSOPClassUID: command.AffectedSOPClassUID ?? '',
    CommandField: command.CommandField | COMMAND_FIELD.response,
    MessageIDBeingRespondedTo: command.MessageID ?? 0,
    CommandDataSetType: dataset,
    Status: status,
  };
}

/** One C-GET: an object whose context was not accepted fails here and now. */
class GetRun {
  readonly #association: Association;
  readonly #contextId: number;
  readonly #command: CommandSet;
  readonly #archive: GetArchive;
  readonly #left: GetObject[];
  readonly #failed: string[] = [];
  #sending = '';
  #completed = 0;
  #sent = 0;

  constructor(
    association: Association,
    contextId: number,
    command: CommandSet,
    archive: GetArchive,
  ) {
    this.#association = association;
    this.#contextId = contextId;
    this.#command = command;
    this.#archive = archive;
    this.#left = [...archive.objects];
  }

  stored(status: number): void {
    if (status === 0) this.#completed++;
    else this.#failed.push(this.#sending);
    sendMessage(this.#association, this.#contextId, this.#response(0xff00));
    this.next();
  }

  next(): void {
    if (this.#sent >= this.#archive.stopsAfter) return;
    const object = this.#left.shift();
    if (!object) return this.#finish();
    const context = [...this.#association.contexts].find(
      ([, { abstractSyntax, transferSyntax }]) =>
        abstractSyntax === object.sopClassUid && transferSyntax === object.transferSyntaxUid,
    );
    if (!context) {
      this.#failed.push(object.sopInstanceUid);
      return this.next();
    }
    this.#sent++;
    this.#sending = object.sopInstanceUid;
    const command = {
      AffectedSOPClassUID: object.sopClassUid,
      AffectedSOPInstanceUID: object.sopInstanceUid,
      CommandField: COMMAND_FIELD.cStoreRq,
      MessageID: 100 + this.#sent,
      Priority: 0,
      CommandDataSetType: HAS_DATASET,
    };
    sendMessage(this.#association, context[0], command, object.dataset);
  }

  #finish(): void {
    const status = this.#failed.length > 0 ? 0xb000 : 0;
    const syntax = this.#association.contexts.get(this.#contextId)?.transferSyntax ?? '';
    const list = { '00080058': { vr: 'UI', value: this.#failed } } as const;
    sendMessage(
      this.#association,
      this.#contextId,
      { ...this.#response(status), CommandDataSetType: HAS_DATASET },
      writeElements(list, syntax),
    );
  }

  #response(status: number): CommandSet {
    return {
      ...responseTo(this.#command, status),
      NumberOfRemainingSuboperations: this.#left.length,
      NumberOfCompletedSuboperations: this.#completed,
      NumberOfFailedSuboperations: this.#failed.length,
      NumberOfWarningSuboperations: 0,
    };
  }
}
