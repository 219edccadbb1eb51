import {
  MODALITY_WORKLIST_FIND,
  EXPLICIT_VR_LITTLE_ENDIAN,
  IMPLICIT_VR_LITTLE_ENDIAN,
  isStorageClass,
  PATIENT_ROOT_FIND,
  PATIENT_ROOT_GET,
  STORAGE_COMMITMENT_SOP_CLASS,
  STUDY_ROOT_FIND,
  STUDY_ROOT_GET,
  VERIFICATION_SOP_CLASS,
} from '../../electron/agent/dicom/services/sop-classes.ts';
import {
  CONTEXT_RESULT,
  type AAssociateRq,
  type ContextAnswer,
  type ProposedContext,
} from '../../electron/agent/dicom/ul/pdu.ts';
import {
  roleSelectionsOf,
  type RoleSelection,
} from '../../electron/agent/dicom/ul/role-selection.ts';

/** What a presentation context is used for. */
export type Service = 'verification' | 'find' | 'retrieve' | 'commitment' | 'storage';

const FIND_CLASSES: ReadonlySet<string> = new Set([
  PATIENT_ROOT_FIND,
  STUDY_ROOT_FIND,
  MODALITY_WORKLIST_FIND,
]);
const RETRIEVE_CLASSES: ReadonlySet<string> = new Set([PATIENT_ROOT_GET, STUDY_ROOT_GET]);
const LITTLE_ENDIAN: ReadonlySet<string> = new Set([
  IMPLICIT_VR_LITTLE_ENDIAN,
  EXPLICIT_VR_LITTLE_ENDIAN,
]);

/** The service of an abstract syntax, or null where it is not offered. */
export function serviceOf(abstractSyntax: string): Service | null {
  if (abstractSyntax === VERIFICATION_SOP_CLASS) return 'verification';
  if (FIND_CLASSES.has(abstractSyntax)) return 'find';
  if (RETRIEVE_CLASSES.has(abstractSyntax)) return 'retrieve';
  if (abstractSyntax === STORAGE_COMMITMENT_SOP_CLASS) return 'commitment';
  return isStorageClass(abstractSyntax) ? 'storage' : null;
}

/**
 * Answers one proposed context: the first transfer syntax that the service can work with. Also where the peer is to
 * receive on it: an object leaves only in the syntax that it is stored in, so a retriever proposes a context for each.
 */
function answerContext(context: ProposedContext): ContextAnswer {
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

/** What is agreed on for an association. */
export type Negotiated = {
  readonly contexts: readonly ContextAnswer[];
  readonly roles: readonly RoleSelection[];
  /** See OperationContext. */
  readonly storeContext: (sopClassUid: string, transferSyntaxUid: string) => number | null;
};

/** Answers the contexts of a request, and the roles that it wants for those that are accepted (PS3.7 D.3.3.4). */
export function negotiate(rq: AAssociateRq): Negotiated {
  const contexts = rq.contexts.map(answerContext);
  const accepted = rq.contexts.flatMap(({ abstractSyntax }, index) => {
    const answer = contexts[index];
    return answer?.result === CONTEXT_RESULT.acceptance ? [{ ...answer, abstractSyntax }] : [];
  });
  const classes = new Set(accepted.map(({ abstractSyntax }) => abstractSyntax));
  // A role that is not answered is the default one: the requestor is SCU.
  const roles = roleSelectionsOf(rq.userItems).flatMap((asked) => {
    if (!classes.has(asked.sopClassUid)) return [];
    const isScp = asked.isScp && serviceOf(asked.sopClassUid) === 'storage';
    return [{ ...asked, isScp }];
  });
  const receivable = new Set(
    roles.flatMap(({ isScp, sopClassUid }) => (isScp ? [sopClassUid] : [])),
  );
  const ids = new Map<string, number>();
  for (const { id, abstractSyntax, transferSyntax } of accepted) {
    const key = `${abstractSyntax} ${transferSyntax}`;
    if (receivable.has(abstractSyntax) && !ids.has(key)) ids.set(key, id);
  }
  const storeContext = (sopClassUid: string, transferSyntaxUid: string): number | null =>
    ids.get(`${sopClassUid} ${transferSyntaxUid}`) ?? null;
  return { contexts, roles, storeContext };
}
