import {
  MODALITY_WORKLIST_FIND,
  EXPLICIT_VR_LITTLE_ENDIAN,
  IMPLICIT_VR_LITTLE_ENDIAN,
  PATIENT_ROOT_FIND,
  STUDY_ROOT_FIND,
  VERIFICATION_SOP_CLASS,
} from '../../electron/agent/dicom/services/sop-classes.ts';
import {
  CONTEXT_RESULT,
  type ContextAnswer,
  type ProposedContext,
} from '../../electron/agent/dicom/ul/pdu.ts';

/** What a presentation context is used for. */
export type Service = 'verification' | 'find' | 'storage';

const FIND_CLASSES: ReadonlySet<string> = new Set([
  PATIENT_ROOT_FIND,
  STUDY_ROOT_FIND,
  MODALITY_WORKLIST_FIND,
]);
const LITTLE_ENDIAN: ReadonlySet<string> = new Set([
  IMPLICIT_VR_LITTLE_ENDIAN,
  EXPLICIT_VR_LITTLE_ENDIAN,
]);

/**
 * SOP classes of the standard that are no storage (PS3.4): notification and management services, query/retrieve, print,
 * procedure steps. A class outside the standard's root is private, and taken as storage.
 */
const DICOM_ROOT = '1.2.840.10008.';
const STORAGE_ROOTS = [
  '1.2.840.10008.5.1.4.1.1.',
  // Hanging protocol, colour palette, implant templates, protocol definitions: non-patient object storage.
  '1.2.840.10008.5.1.4.38.1',
  '1.2.840.10008.5.1.4.39.1',
  '1.2.840.10008.5.1.4.43.1',
  '1.2.840.10008.5.1.4.44.1',
  '1.2.840.10008.5.1.4.45.1',
  '1.2.840.10008.5.1.4.34.7',
];

/** The service of an abstract syntax, or null where it is not offered. */
export function serviceOf(abstractSyntax: string): Service | null {
  if (abstractSyntax === VERIFICATION_SOP_CLASS) return 'verification';
  if (FIND_CLASSES.has(abstractSyntax)) return 'find';
  if (STORAGE_ROOTS.some((root) => abstractSyntax.startsWith(root))) return 'storage';
  return abstractSyntax.startsWith(DICOM_ROOT) ? null : 'storage';
}

/** Answers one proposed context: the first transfer syntax that the service can work with. */
export function answerContext(context: ProposedContext): ContextAnswer {
  const service = serviceOf(context.abstractSyntax);
  const [first] = context.transferSyntaxes;
  const answer = (result: number, transferSyntax: string | undefined): ContextAnswer => ({
    id: context.id,
    result,
    transferSyntax: transferSyntax ?? first ?? IMPLICIT_VR_LITTLE_ENDIAN,
  });
  if (service === null) return answer(CONTEXT_RESULT.abstractSyntaxNotSupported, first);
  const usable =
    service === 'storage' ? first : context.transferSyntaxes.find((uid) => LITTLE_ENDIAN.has(uid));
  return usable === undefined
    ? answer(CONTEXT_RESULT.transferSyntaxesNotSupported, first)
    : answer(CONTEXT_RESULT.acceptance, usable);
}
