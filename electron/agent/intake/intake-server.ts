import {
  isStorageClass,
  LITTLE_ENDIAN_SYNTAXES,
  VERIFICATION_SOP_CLASS,
} from '../dicom/services/sop-classes.ts';
import type { ProposedContext } from '../dicom/ul/pdu.ts';
import type { ContextPeer, ContextServer, ContextSession } from '../relay/context-server.ts';
import { IntakeSession, type IntakeSessionOptions } from './intake-session.ts';

/** Takes images on this PC: every storage class, private ones too, in every transfer syntax, none of them looked into. */
export class IntakeServer implements ContextServer {
  readonly #options: Omit<IntakeSessionOptions, 'peer'>;

  constructor(options: Omit<IntakeSessionOptions, 'peer'>) {
    this.#options = options;
  }

  serves(abstractSyntax: string): boolean {
    return abstractSyntax === VERIFICATION_SOP_CLASS || isStorageClass(abstractSyntax);
  }

  /** Images: the one that the device names first, as the cloud does. */
  transferSyntaxFor({ abstractSyntax, transferSyntaxes }: ProposedContext): string | undefined {
    if (abstractSyntax !== VERIFICATION_SOP_CLASS) return transferSyntaxes[0];
    return LITTLE_ENDIAN_SYNTAXES.find((uid) => transferSyntaxes.includes(uid));
  }

  open(peer: ContextPeer): ContextSession {
    return new IntakeSession({ ...this.#options, peer });
  }
}
