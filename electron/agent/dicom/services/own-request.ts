import {
  DICOM_APPLICATION_CONTEXT,
  type AAssociateRq,
  type ProposedContext,
  type UserItem,
} from '../ul/pdu.ts';
import { ownUserItems } from '../ul/user-information.ts';
import { TERN_IMPLEMENTATION } from './sop-classes.ts';

/** An A-ASSOCIATE-RQ of Tern itself; `items`: user information beside maximum length and implementation. */
export function ownRequest(options: {
  readonly calledAeTitle: string;
  readonly callingAeTitle: string;
  readonly contexts: readonly ProposedContext[];
  readonly maxPduBytes: number;
  readonly items?: readonly UserItem[];
}): AAssociateRq {
  return {
    kind: 'associate-rq',
    protocolVersion: 1,
    calledAeTitle: options.calledAeTitle,
    callingAeTitle: options.callingAeTitle,
    applicationContext: DICOM_APPLICATION_CONTEXT,
    contexts: options.contexts,
    userItems: [
      ...ownUserItems(options.maxPduBytes, TERN_IMPLEMENTATION),
      ...(options.items ?? []),
    ],
  };
}
