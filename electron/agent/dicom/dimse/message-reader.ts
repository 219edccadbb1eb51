import type { PdvPiece } from '../ul/pdu.ts';
import { hasDataset, parseCommandSet, type CommandSet } from './command-set.ts';
import { DimseError } from './dimse-error.ts';

/** A command set may not be longer; real ones have some hundred bytes. */
export const MAX_COMMAND_BYTES = 64 * 1024;

/** Receives the messages of one direction, datasets as they come. */
export interface MessageSink {
  command(contextId: number, command: CommandSet): void;
  /** A piece of the dataset that belongs to the last command; may be empty. */
  datasetPiece(data: Buffer): void;
  datasetEnd(): void;
}

type State =
  | { readonly kind: 'between' }
  | {
      readonly kind: 'command';
      readonly contextId: number;
      readonly parts: Buffer[];
      bytes: number;
    }
  | { readonly kind: 'dataset'; readonly contextId: number };

/** Puts PDVs together to messages (PS3.7 6.3.1, PS3.8 E.2): command set, then its dataset, both on one context. */
export class MessageReader {
  readonly #sink: MessageSink;
  #state: State = { kind: 'between' };

  constructor(sink: MessageSink) {
    this.#sink = sink;
  }

  /** True while a message has begun and is not complete. */
  get isInsideMessage(): boolean {
    return this.#state.kind !== 'between';
  }

  /** Takes the next piece. Throws {@link DimseError} where the order is broken. */
  piece(piece: PdvPiece): void {
    if (piece.isCommand) this.#commandPiece(piece);
    else this.#datasetPiece(piece);
  }

  #commandPiece(piece: PdvPiece): void {
    if (this.#state.kind === 'dataset')
      throw new DimseError('a command in the middle of a dataset');
    if (this.#state.kind === 'between')
      this.#state = { kind: 'command', contextId: piece.contextId, parts: [], bytes: 0 };
    const state = this.#state;
    if (state.contextId !== piece.contextId)
      throw new DimseError('a command set on two presentation contexts');
    state.bytes += piece.data.length;
    if (state.bytes > MAX_COMMAND_BYTES) throw new DimseError('a command set of more than 64 KiB');
    const isEnd = piece.isPdvEnd && piece.isLastFragment;
    // A command set that comes whole (nearly always) is parsed where it lies; parts outlive their chunk as copies.
    if (!isEnd || state.parts.length > 0) state.parts.push(Buffer.from(piece.data));
    if (!isEnd) return;
    const command = parseCommandSet(
      state.parts.length > 0 ? Buffer.concat(state.parts) : piece.data,
    );
    this.#state = hasDataset(command)
      ? { kind: 'dataset', contextId: state.contextId }
      : { kind: 'between' };
    this.#sink.command(state.contextId, command);
  }

  #datasetPiece(piece: PdvPiece): void {
    if (this.#state.kind !== 'dataset') throw new DimseError('a dataset without a command');
    if (this.#state.contextId !== piece.contextId)
      throw new DimseError('a dataset on another presentation context than its command');
    this.#sink.datasetPiece(piece.data);
    if (!piece.isPdvEnd || !piece.isLastFragment) return;
    this.#state = { kind: 'between' };
    this.#sink.datasetEnd();
  }
}
