import { createHash, type Hash } from 'node:crypto';
import type { Clock } from '../../foundation/clock.ts';
import { COMMAND_FIELD, type CommandSet } from '../dicom/dimse/command-set.ts';
import { MessageReader } from '../dicom/dimse/message-reader.ts';
import { STATUS, statusCategory } from '../dicom/dimse/status.ts';
import type { PdvPiece } from '../dicom/ul/pdu.ts';

/** What became of one object that passed through. */
export type ObjectOutcome = {
  readonly sopInstanceUid: string;
  readonly sopClassUid: string;
  readonly transferSyntaxUid: string;
  /** SHA-256 of the dataset as received, in hex; null if it did not arrive whole. */
  readonly sha256: string | null;
  readonly bytes: number;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  /** The far side's C-STORE status; null if none came. */
  readonly status: number | null;
  /**
   * `accepted`: success or warning of the far end; `refused`: its failure; `kept`: safe on this PC, its entry is in the
   * ledger already; `not-kept`: this PC could not; `incomplete`: no answer, or an answer before the last byte.
   */
  readonly result: 'accepted' | 'refused' | 'kept' | 'not-kept' | 'incomplete';
  /** The entry in the ledger of what is kept on this PC. */
  readonly ledgerId: number | null;
};

type PendingObject = {
  readonly sopInstanceUid: string;
  readonly sopClassUid: string;
  readonly transferSyntaxUid: string;
  readonly startedAt: Date;
  readonly hash: Hash;
  bytes: number;
  sha256: string | null;
  status: number | null;
};

const MAX_UID_BYTES = 64;
/** Unanswered objects of one association; a device with an operations window keeps a few, never this many. */
const MAX_PENDING = 1024;
/** C-ECHO requests of one association that wait for their answers. */
const MAX_ECHOES = 64;

const uidOf = (value: string | undefined): string => (value ?? '').slice(0, MAX_UID_BYTES);

/**
 * Watches the messages of one relayed association: which objects go up, their digests, what the far side answers, and
 * whether an echo came back.
 * Looks at command sets only; dataset bytes are counted and hashed.
 */
export class ObjectTracker {
  readonly #clock: Clock;
  readonly #transferSyntaxOf: (contextId: number) => string;
  readonly #finished: (outcome: ObjectOutcome) => void;
  readonly #echoed: () => void;
  readonly #fromDevice: MessageReader;
  readonly #fromCloud: MessageReader;
  readonly #pending = new Map<number, PendingObject>();
  /** Message ids of C-ECHO requests. */
  readonly #echoes = new Set<number>();
  /** The object whose dataset is arriving. */
  #arriving: { readonly messageId: number; readonly object: PendingObject } | null = null;
  readonly #unhashed: { readonly hash: Hash; readonly data: Buffer }[] = [];
  #bytes = 0;

  constructor(options: {
    readonly clock: Clock;
    readonly transferSyntaxOf: (contextId: number) => string;
    readonly finished: (outcome: ObjectOutcome) => void;
    /** A C-ECHO of the device was answered with success. */
    readonly echoed: () => void;
  }) {
    this.#clock = options.clock;
    this.#transferSyntaxOf = options.transferSyntaxOf;
    this.#finished = options.finished;
    this.#echoed = options.echoed;
    this.#fromDevice = new MessageReader({
      command: (contextId, command) => this.#deviceCommand(contextId, command),
      datasetPiece: (data) => this.#datasetPiece(data),
      datasetEnd: () => this.#datasetEnd(),
    });
    this.#fromCloud = new MessageReader({
      command: (_contextId, command) => this.#cloudCommand(command),
      datasetPiece: () => undefined,
      datasetEnd: () => undefined,
    });
  }

  /** Dataset bytes that came from the device so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** True while an object is on its way or waits for its answer. */
  get isBusy(): boolean {
    return this.#pending.size > 0 || this.#fromDevice.isInsideMessage;
  }

  /** True while a message of the far end has begun and is not complete. */
  get isInsideAnswer(): boolean {
    return this.#fromCloud.isInsideMessage;
  }

  /** True while the device has sent all it began and the far side owes an answer. */
  get isAwaitingAnswer(): boolean {
    return this.#pending.size > 0 && !this.#fromDevice.isInsideMessage;
  }

  fromDevice(piece: PdvPiece): void {
    this.#fromDevice.piece(piece);
  }

  fromCloud(piece: PdvPiece): void {
    this.#fromCloud.piece(piece);
  }

  /** The association is over: what has no answer is reported as incomplete. */
  end(): void {
    for (const messageId of [...this.#pending.keys()]) this.#finish(messageId);
  }

  #deviceCommand(contextId: number, command: CommandSet): void {
    this.#arriving = null;
    const messageId = command.MessageID ?? 0;
    if (command.CommandField === COMMAND_FIELD.cEchoRq && this.#echoes.size < MAX_ECHOES)
      this.#echoes.add(messageId);
    if (command.CommandField !== COMMAND_FIELD.cStoreRq) return;
    // The same message id again before an answer: the earlier object can no longer be told apart.
    this.#finish(messageId);
    const oldest = this.#pending.keys().next();
    if (this.#pending.size >= MAX_PENDING && !oldest.done) this.#finish(oldest.value);
    const object: PendingObject = {
      sopInstanceUid: uidOf(command.AffectedSOPInstanceUID),
      sopClassUid: uidOf(command.AffectedSOPClassUID),
      transferSyntaxUid: this.#transferSyntaxOf(contextId),
      startedAt: this.#clock.now(),
      hash: createHash('sha256'),
      bytes: 0,
      sha256: null,
      status: null,
    };
    this.#pending.set(messageId, object);
    this.#arriving = { messageId, object };
  }

  /**
   * Hashes what came since the last call. Called after the bytes were passed on, so that the cloud works on them while
   * they are hashed here.
   */
  hashArrived(): void {
    for (const { hash, data } of this.#unhashed) hash.update(data);
    this.#unhashed.length = 0;
  }

  #datasetPiece(data: Buffer): void {
    this.#bytes += data.length;
    if (!this.#arriving) return;
    this.#arriving.object.bytes += data.length;
    this.#unhashed.push({ hash: this.#arriving.object.hash, data });
  }

  #datasetEnd(): void {
    const arriving = this.#arriving;
    this.#arriving = null;
    if (!arriving) return;
    this.hashArrived();
    arriving.object.sha256 = arriving.object.hash.digest('hex');
    if (arriving.object.status !== null) this.#finish(arriving.messageId);
  }

  #cloudCommand(command: CommandSet): void {
    const messageId = command.MessageIDBeingRespondedTo ?? 0;
    if (command.CommandField === (COMMAND_FIELD.cEchoRq | COMMAND_FIELD.response)) {
      const wasAsked = this.#echoes.delete(messageId);
      if (wasAsked && command.Status === STATUS.success) this.#echoed();
    }
    if (command.CommandField !== (COMMAND_FIELD.cStoreRq | COMMAND_FIELD.response)) return;
    const object = this.#pending.get(messageId);
    if (!object) return;
    object.status = command.Status ?? null;
    // An answer that comes before the last byte is kept until the device has finished sending.
    const isWhole = object.sha256 !== null || this.#arriving?.messageId !== messageId;
    if (isWhole) this.#finish(messageId);
  }

  #finish(messageId: number): void {
    const object = this.#pending.get(messageId);
    if (!object) return;
    this.#pending.delete(messageId);
    if (this.#arriving?.messageId === messageId) this.#arriving = null;
    this.#finished({
      sopInstanceUid: object.sopInstanceUid,
      sopClassUid: object.sopClassUid,
      transferSyntaxUid: object.transferSyntaxUid,
      sha256: object.sha256,
      bytes: object.bytes,
      startedAt: object.startedAt,
      finishedAt: this.#clock.now(),
      status: object.status,
      result: resultOf(object),
      ledgerId: null,
    });
  }
}

function resultOf(object: PendingObject): ObjectOutcome['result'] {
  if (object.status === null) return 'incomplete';
  const category = statusCategory(object.status);
  if (category !== 'success' && category !== 'warning') return 'refused';
  return object.sha256 === null ? 'incomplete' : 'accepted';
}
