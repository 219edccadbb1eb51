import type { CommandSet } from '../dicom/dimse/command-set.ts';
import type { NegotiatedContext } from '../dicom/ul/negotiated-contexts.ts';
import type { AAssociateRq } from '../dicom/ul/pdu.ts';

/** Datasets of messages to the agent itself are identifiers and lists of UIDs; a longer one ends the association. */
export const MAX_OWN_DATASET_BYTES = 4 * 1024 * 1024;

/** A device's association, as a service of the agent sees it. */
export interface OwnServicePeer {
  /** The request as it came: titles, user identity (PS3.7 D.3.3.7), roles. */
  readonly request: AAssociateRq;
  /** Where the device calls from: an IP address. */
  readonly address: string;
  /** The agent's contexts that were accepted, by id. */
  readonly contexts: ReadonlyMap<number, NegotiatedContext>;
  /**
   * Sends one message, never in the middle of another one. Resolves when more may be sent; rejects with
   * {@link PeerGoneError} when the association is over.
   */
  send(contextId: number, command: CommandSet, dataset?: Buffer): Promise<void>;
  /** Ends the association at once (A-ABORT); for a device that breaks the service's rules. */
  abort(): void;
}

/** The association ended before the message was sent. */
export class PeerGoneError extends Error {
  constructor() {
    super('the association with the device is over');
    this.name = 'PeerGoneError';
  }
}

/** What a service does within one association. Called synchronously, in the order of the messages. */
export interface OwnServiceSession {
  /** A whole message on one of the service's contexts: request, response, or C-CANCEL-RQ. */
  message(contextId: number, command: CommandSet, dataset: Buffer | null): void;
  /** True while a request is unanswered: the device's release waits until the last answer was sent. */
  readonly isBusy: boolean;
  /** The association is over, by release or otherwise. */
  ended(): void;
}

/** A service class that the agent provides itself, beside what it passes on to the cloud. */
export interface OwnService {
  /** Its SOP classes: contexts with these are not relayed. */
  readonly abstractSyntaxes: ReadonlySet<string>;
  /** An association with at least one accepted context of it was opened. */
  open(peer: OwnServicePeer): OwnServiceSession;
}
