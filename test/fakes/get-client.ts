import {
  COMMAND_FIELD,
  HAS_DATASET,
  hasDataset,
  isResponse,
  NO_DATASET,
  PRIORITY,
  type CommandSet,
} from '../../electron/agent/dicom/dimse/command-set.ts';
import { MessageReader } from '../../electron/agent/dicom/dimse/message-reader.ts';
import { sendMessage } from '../../electron/agent/dicom/dimse/message-writer.ts';
import { readDataset } from '../../electron/agent/dicom/dataset/read-dataset.ts';
import { Association } from '../../electron/agent/dicom/ul/association.ts';
import type { AbortCause } from '../../electron/agent/dicom/ul/association-user.ts';
import type {
  AAssociateAc,
  AAssociateRj,
  ProposedContext,
} from '../../electron/agent/dicom/ul/pdu.ts';
import { roleSelectionItem } from '../../electron/agent/dicom/ul/role-selection.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { encodeDataset, TRANSFER_SYNTAX, type Element } from '../fixtures/dicom-writer.ts';
import type { Part10 } from '../fixtures/part10.ts';
import { MAX_PDU_BYTES, TEST_TIMEOUTS } from './fake-archive.ts';
import { connectTo, deviceRequest } from './test-device.ts';

const GET_CONTEXT_ID = 1;
const SYNTAX = TRANSFER_SYNTAX.implicitLittle;

/** A class and the transfer syntaxes of one context to receive it on. */
export type Receivable = { readonly sopClassUid: string; readonly syntaxes: readonly string[] };

export type GetOptions = {
  readonly model: string;
  readonly identifier: readonly Element[];
  readonly receives: readonly Receivable[];
  /** False: proposes the contexts without taking the SCP role. */
  readonly takesRole?: boolean;
  /** Status for the n-th object (from 0). */
  readonly statusOf?: (n: number, object: Part10) => number;
  /** Called with each command that comes, before it is answered. */
  readonly onCommand?: (client: GetClient, command: CommandSet) => void;
  /** Called with each piece of an object, with the bytes of it that came so far. */
  readonly onPiece?: (client: GetClient, bytes: number) => void;
};

export type Got = {
  readonly answer: AAssociateAc;
  readonly objects: readonly Part10[];
  readonly pending: readonly CommandSet[];
  readonly final: CommandSet;
  readonly failedUids: readonly string[];
};

/** A C-GET user: takes the objects that come on its association and answers each. */
export class GetClient {
  readonly association: Association;
  readonly #options: GetOptions;
  readonly #over = Promise.withResolvers<undefined>();
  readonly #answer = Promise.withResolvers<AAssociateAc>();
  readonly #closed = Promise.withResolvers<undefined>();
  readonly #objects: Part10[] = [];
  readonly #pending: CommandSet[] = [];
  #final: CommandSet | null = null;
  #failedUids: readonly string[] = [];
  #current: { contextId: number; command: CommandSet; parts: Buffer[]; bytes: number } | null =
    null;

  private constructor(
    socket: ConstructorParameters<typeof Association>[0]['socket'],
    options: GetOptions,
  ) {
    this.#options = options;
    const reader = new MessageReader({
      command: (contextId, command) => {
        this.#current = { contextId, command, parts: [], bytes: 0 };
        options.onCommand?.(this, command);
        if (!hasDataset(command)) this.#message();
      },
      datasetPiece: (data) => {
        this.#current!.parts.push(Buffer.from(data));
        this.#current!.bytes += data.length;
        if (!isResponse(this.#current!.command)) options.onPiece?.(this, this.#current!.bytes);
      },
      datasetEnd: () => this.#message(),
    });
    const fail = (error: Error): void => {
      this.#answer.reject(error);
      this.#over.reject(error);
    };
    this.#over.promise.catch(() => undefined);
    this.#answer.promise.catch(() => undefined);
    this.association = new Association({
      socket,
      role: 'requestor',
      clock: systemClock,
      timeouts: TEST_TIMEOUTS,
      maxPduBytes: MAX_PDU_BYTES,
      user: {
        associateConfirm: (answer: AAssociateAc | AAssociateRj) => {
          if (answer.kind === 'associate-ac') this.#answer.resolve(answer);
          else fail(new Error('rejected'));
        },
        pdvPiece: (piece) => reader.piece(piece),
        releaseIndication: () => this.association.releaseResponse(),
        aborted: (cause: AbortCause) => fail(new Error(`aborted: ${cause.kind}`)),
        closed: () => {
          fail(new Error('closed'));
          this.#closed.resolve(undefined);
        },
      },
    });
  }

  /** One C-GET on an association of its own, until its last response and the release. */
  static async get(port: number, options: GetOptions): Promise<Got> {
    const client = new GetClient(await connectTo(port), options);
    client.association.associate(client.#request());
    const answer = await client.#answer.promise;
    client.#start();
    await client.#over.promise;
    client.association.release();
    await client.#closed.promise;
    return {
      answer,
      objects: client.#objects,
      pending: client.#pending,
      final: client.#final!,
      failedUids: client.#failedUids,
    };
  }

  cancel(): void {
    sendMessage(this.association, GET_CONTEXT_ID, {
      CommandField: COMMAND_FIELD.cCancelRq,
      MessageIDBeingRespondedTo: 7,
      CommandDataSetType: NO_DATASET,
    });
  }

  #request() {
    const { model, receives, takesRole = true } = this.#options;
    const contexts: ProposedContext[] = [
      { id: GET_CONTEXT_ID, abstractSyntax: model, transferSyntaxes: [SYNTAX] },
      ...receives.map(({ sopClassUid, syntaxes }, n) => ({
        id: 2 * n + 3,
        abstractSyntax: sopClassUid,
        transferSyntaxes: syntaxes,
      })),
    ];
    const classes = [...new Set(receives.map(({ sopClassUid }) => sopClassUid))];
    const extraItems = takesRole
      ? classes.map((sopClassUid) => roleSelectionItem({ sopClassUid, isScu: false, isScp: true }))
      : [];
    return deviceRequest({ contexts, extraItems });
  }

  #start(): void {
    const elements = [...this.#options.identifier].sort((a, b) => a.tag - b.tag);
    sendMessage(
      this.association,
      GET_CONTEXT_ID,
      {
        AffectedSOPClassUID: this.#options.model,
        CommandField: COMMAND_FIELD.cGetRq,
        MessageID: 7,
        Priority: PRIORITY.medium,
        CommandDataSetType: HAS_DATASET,
      },
      encodeDataset(elements, SYNTAX),
    );
  }

  #message(): void {
    const { contextId, command, parts } = this.#current!;
    const dataset = Buffer.concat(parts);
    if (command.CommandField === COMMAND_FIELD.cStoreRq) this.#store(contextId, command, dataset);
    else if (command.Status === 0xff00) this.#pending.push(command);
    else {
      this.#final = command;
      const list = { tag: '00080058', keyword: 'FailedSOPInstanceUIDList', vr: 'UI' } as const;
      this.#failedUids = readDataset(dataset, SYNTAX).values(list);
      this.#over.resolve(undefined);
    }
  }

  #store(contextId: number, command: CommandSet, dataset: Buffer): void {
    const object: Part10 = {
      sopClassUid: command.AffectedSOPClassUID!,
      sopInstanceUid: command.AffectedSOPInstanceUID!,
      transferSyntaxUid: this.association.contexts.get(contextId)!.transferSyntax,
      dataset,
    };
    this.#objects.push(object);
    sendMessage(this.association, contextId, {
      AffectedSOPClassUID: object.sopClassUid,
      CommandField: COMMAND_FIELD.cStoreRq | COMMAND_FIELD.response,
      MessageIDBeingRespondedTo: command.MessageID!,
      CommandDataSetType: NO_DATASET,
      Status: this.#options.statusOf?.(this.#objects.length - 1, object) ?? 0,
      AffectedSOPInstanceUID: object.sopInstanceUid,
    });
  }
}
