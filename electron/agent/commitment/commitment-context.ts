import {
  LITTLE_ENDIAN_SYNTAXES,
  STORAGE_COMMITMENT_SOP_CLASS,
} from '../dicom/services/sop-classes.ts';
import type { ProposedContext } from '../dicom/ul/pdu.ts';

/** The one context of an association that is for storage commitment alone. */
export const COMMITMENT_CONTEXT: ProposedContext = {
  id: 1,
  abstractSyntax: STORAGE_COMMITMENT_SOP_CLASS,
  transferSyntaxes: LITTLE_ENDIAN_SYNTAXES,
};
