import { hasDataset, type CommandSet } from '../dicom/dimse/command-set.ts';
import { DimseError } from '../dicom/dimse/dimse-error.ts';
import type { MessageSink } from '../dicom/dimse/message-reader.ts';
import { LITTLE_ENDIAN_SYNTAXES } from '../dicom/services/sop-classes.ts';
import type { ProposedContext } from '../dicom/ul/pdu.ts';
import type { ObjectOutcome } from './object-tracker.ts';
import {
  MAX_OWN_DATASET_BYTES,
  type OwnService,
  type OwnServicePeer,
  type OwnServiceSession,
} from './own-service.ts';

/** A device's association, as whoever serves some of its contexts sees it. */
export interface ContextPeer extends OwnServicePeer {
  /** Stops or goes on reading from the device: back-pressure. */
  holdBack(isHeldBack: boolean): void;
  /** An object that came on one of its contexts is settled. */
  objectFinished(outcome: ObjectOutcome): void;
  /** The device's C-ECHO was answered with success. */
  echoed(): void;
}

/** Its messages within one association, datasets in pieces as they arrive. Called synchronously. */
export interface ContextSession extends MessageSink {
  /** True while this side has work of its own to do before the device may go. */
  readonly isBusy: boolean;
  /** The association is over, by release or otherwise. */
  ended(): void;
}

/** Serves presentation contexts on this PC instead of passing them on to the cloud. */
export interface ContextServer {
  serves(abstractSyntax: string): boolean;
  /** The transfer syntax that it works in, of those proposed; undefined: none. */
  transferSyntaxFor(proposed: ProposedContext): string | undefined;
  /** An association with at least one accepted context of it was opened. */
  open(peer: ContextPeer): ContextSession;
}

/** A service of small messages, each handed over whole. */
export function messageServer(service: OwnService): ContextServer {
  return {
    serves: (abstractSyntax) => service.abstractSyntaxes.has(abstractSyntax),
    transferSyntaxFor: ({ transferSyntaxes }) =>
      LITTLE_ENDIAN_SYNTAXES.find((uid) => transferSyntaxes.includes(uid)),
    open: (peer) => new WholeMessages(service.open(peer)),
  };
}

/** Who serves an abstract syntax; undefined: the cloud. */
export function serverOf(
  servers: readonly ContextServer[],
  abstractSyntax: string,
): ContextServer | undefined {
  return servers.find((server) => server.serves(abstractSyntax));
}

type Incoming = { readonly contextId: number; readonly command: CommandSet; bytes: number };

/** Gathers each message of a session. */
class WholeMessages implements ContextSession {
  readonly #session: OwnServiceSession;
  #incoming: Incoming | null = null;
  #parts: Buffer[] = [];

  constructor(session: OwnServiceSession) {
    this.#session = session;
  }

  get isBusy(): boolean {
    return this.#session.isBusy;
  }

  command(contextId: number, command: CommandSet): void {
    if (hasDataset(command)) this.#incoming = { contextId, command, bytes: 0 };
    else this.#session.message(contextId, command, null);
  }

  datasetPiece(data: Buffer): void {
    const incoming = this.#incoming;
    if (!incoming) return;
    incoming.bytes += data.length;
    if (incoming.bytes > MAX_OWN_DATASET_BYTES)
      throw new DimseError('a dataset of more than 4 MiB for a service without images');
    this.#parts.push(Buffer.from(data));
  }

  datasetEnd(): void {
    const incoming = this.#incoming;
    this.#incoming = null;
    const dataset = Buffer.concat(this.#parts.splice(0));
    if (incoming) this.#session.message(incoming.contextId, incoming.command, dataset);
  }

  ended(): void {
    this.#session.ended();
  }
}
