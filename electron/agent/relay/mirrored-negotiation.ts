import {
  CONTEXT_RESULT,
  type AAssociateAc,
  type AAssociateRq,
  type ContextAnswer,
  type ProposedContext,
} from '../dicom/ul/pdu.ts';
import {
  maximumLengthOf,
  smallerMaximumLength,
  withMaximumLength,
} from '../dicom/ul/user-information.ts';
import { MOVE_SOP_CLASSES } from '../dicom/services/sop-classes.ts';

const isRelayed = (context: ProposedContext): boolean =>
  !MOVE_SOP_CLASSES.has(context.abstractSyntax);

/**
 * The request for the cloud: the device's own, without C-MOVE, with the smaller of the device's and our maximum
 * length. Because both sides keep to the smaller one, PDUs can be passed on as they are.
 */
export function mirroredRequest(rq: AAssociateRq, maxPduBytes: number): AAssociateRq {
  const limit = smallerMaximumLength(maximumLengthOf(rq.userItems), maxPduBytes);
  return {
    ...rq,
    contexts: rq.contexts.filter(isRelayed),
    userItems: withMaximumLength(rq.userItems, limit),
  };
}

function refusal(context: ProposedContext): ContextAnswer {
  return {
    id: context.id,
    result: isRelayed(context)
      ? CONTEXT_RESULT.noReason
      : CONTEXT_RESULT.abstractSyntaxNotSupported,
    transferSyntax: context.transferSyntaxes[0] ?? '',
  };
}

/** The answer for the device: the cloud's own for each context, a refusal for what was not relayed or not answered. */
export function mirroredAnswer(
  rq: AAssociateRq,
  cloud: AAssociateAc,
  maxPduBytes: number,
): AAssociateAc {
  const answers = new Map(cloud.contexts.map((answer) => [answer.id, answer]));
  return {
    ...cloud,
    calledAeTitle: rq.calledAeTitle,
    callingAeTitle: rq.callingAeTitle,
    contexts: rq.contexts.map((context) => answers.get(context.id) ?? refusal(context)),
    userItems: withMaximumLength(
      cloud.userItems,
      smallerMaximumLength(maximumLengthOf(cloud.userItems), maxPduBytes),
    ),
  };
}
