import type { AAssociateAc, AAssociateRj, AAssociateRq, PdvPiece } from './pdu.ts';

/** Why an association ended other than by release or rejection. */
export type AbortCause =
  /** The peer sent A-ABORT; source 0 is its user (the program), 2 its upper layer. */
  | { readonly kind: 'peer-abort'; readonly source: number; readonly reason: number }
  /** The peer broke the protocol; we sent A-ABORT. The text names what was wrong, never what was sent. */
  | { readonly kind: 'protocol-error'; readonly text: string }
  | { readonly kind: 'connection-lost' }
  | { readonly kind: 'timeout'; readonly timer: 'artim' | 'association' | 'pdu' | 'idle' };

/** The service user: what PS3.8 calls indications and confirmations. Called synchronously, in the order of the bytes. */
export interface AssociationUser {
  /** Acceptor: answer with accept() or reject(), now or later. */
  associateIndication?(rq: AAssociateRq): void;
  /** Requestor: the peer's answer. */
  associateConfirm?(answer: AAssociateAc | AAssociateRj): void;
  pdvPiece(piece: PdvPiece): void;
  /** The P-DATA-TF bytes as received, after their pieces; for a relay. */
  pDataBytes?(bytes: Buffer): void;
  /** The peer wants to release: answer with releaseResponse(). */
  releaseIndication(): void;
  releaseConfirm?(): void;
  /** The association is over without release. Not called after abort() by this side. */
  aborted(cause: AbortCause): void;
  /** What was written has left; sending may go on. */
  drain?(): void;
  /** For a relay: true while a PDU given to sendPDataBytes() or sendPdv() has gone in part only. */
  isInsideSentPdu?(): boolean;
  /** The transport connection is gone. Always the last call, exactly once. */
  closed(): void;
}
