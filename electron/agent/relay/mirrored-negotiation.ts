import {
  IMPLICIT_VR_LITTLE_ENDIAN,
  MOVE_SOP_CLASSES,
  TERN_IMPLEMENTATION,
  VERIFICATION_SOP_CLASS,
} from '../dicom/services/sop-classes.ts';
import {
  CONTEXT_RESULT,
  type AAssociateAc,
  type AAssociateRq,
  type ContextAnswer,
  type ProposedContext,
  type UserItem,
} from '../dicom/ul/pdu.ts';
import { roleSelectionsOf } from '../dicom/ul/role-selection.ts';
import {
  maximumLengthOf,
  ownUserItems,
  smallerMaximumLength,
  USER_ITEM,
  withMaximumLength,
} from '../dicom/ul/user-information.ts';
import { serverOf, type ContextServer } from './context-server.ts';

/** Who serves contexts on this PC. */
type Servers = readonly ContextServer[];

const isRelayed = ({ abstractSyntax }: ProposedContext, own: Servers): boolean =>
  !serverOf(own, abstractSyntax) && !MOVE_SOP_CLASSES.has(abstractSyntax);

/**
 * The request for the cloud: the device's own, without what the agent serves itself, with the smaller of the device's
 * and our maximum length. Because both sides keep to the smaller one, PDUs can be passed on as they are. Null: nothing
 * in it concerns the cloud.
 */
export function mirroredRequest(
  rq: AAssociateRq,
  own: Servers,
  maxPduBytes: number,
): AAssociateRq | null {
  const relayed = rq.contexts.filter((context) => isRelayed(context, own));
  const contexts = relayed.length > 0 ? relayed : contextsForIdentity(rq);
  if (contexts.length === 0) return null;
  const limit = smallerMaximumLength(maximumLengthOf(rq.userItems), maxPduBytes);
  return {
    ...rq,
    contexts,
    userItems: withMaximumLength(rq.userItems, limit).filter((item) => !isRoleOf(item, own)),
  };
}

/** A role may be selected only for what is proposed (PS3.7 D.3.3.4); the agent keeps to the default roles. */
function isRoleOf(item: UserItem, own: Servers): boolean {
  return roleSelectionsOf([item]).some(
    ({ sopClassUid }) => serverOf(own, sopClassUid) !== undefined,
  );
}

/** Who the user is, is the cloud's to judge, also where all that is asked for is the agent's. */
function contextsForIdentity({ userItems }: AAssociateRq): readonly ProposedContext[] {
  if (!userItems.some(({ itemType }) => itemType === USER_ITEM.userIdentityRq)) return [];
  return [
    {
      id: 1,
      abstractSyntax: VERIFICATION_SOP_CLASS,
      transferSyntaxes: [IMPLICIT_VR_LITTLE_ENDIAN],
    },
  ];
}

/** The agent's own answer for a context that is not the cloud's. */
function ownAnswer(context: ProposedContext, own: Servers): ContextAnswer {
  const answer = (result: number, transferSyntax?: string): ContextAnswer => ({
    id: context.id,
    result,
    transferSyntax: transferSyntax ?? context.transferSyntaxes[0] ?? '',
  });
  const server = serverOf(own, context.abstractSyntax);
  if (server === undefined) {
    const isMove = MOVE_SOP_CLASSES.has(context.abstractSyntax);
    return answer(isMove ? CONTEXT_RESULT.abstractSyntaxNotSupported : CONTEXT_RESULT.noReason);
  }
  const usable = server.transferSyntaxFor(context);
  return usable === undefined
    ? answer(CONTEXT_RESULT.transferSyntaxesNotSupported)
    : answer(CONTEXT_RESULT.acceptance, usable);
}

/**
 * The answer for the device: the cloud's own for each context that is the cloud's (a refusal where it gave none), the
 * agent's for the others. `cloud` null: it was not asked.
 */
export function mirroredAnswer(
  rq: AAssociateRq,
  own: Servers,
  cloud: AAssociateAc | null,
  maxPduBytes: number,
): AAssociateAc {
  const answers = new Map((cloud?.contexts ?? []).map((answer) => [answer.id, answer]));
  const contexts = rq.contexts.map(
    (context) =>
      (isRelayed(context, own) ? answers.get(context.id) : undefined) ?? ownAnswer(context, own),
  );
  const userItems = cloud?.userItems ?? ownUserItems(maxPduBytes, TERN_IMPLEMENTATION);
  return {
    kind: 'associate-ac',
    protocolVersion: cloud?.protocolVersion ?? 1,
    calledAeTitle: rq.calledAeTitle,
    callingAeTitle: rq.callingAeTitle,
    applicationContext: cloud?.applicationContext ?? rq.applicationContext,
    contexts,
    userItems: withMaximumLength(
      userItems,
      smallerMaximumLength(maximumLengthOf(userItems), maxPduBytes),
    ),
  };
}
