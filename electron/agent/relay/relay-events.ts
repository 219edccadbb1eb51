import type { DeviceRef } from '../../contract/problems.ts';
import { MOVE_SOP_CLASSES } from '../dicom/services/sop-classes.ts';
import type { AAssociateAc, AAssociateRq } from '../dicom/ul/pdu.ts';
import { USER_ITEM, userItemText } from '../dicom/ul/user-information.ts';
import type { ObjectOutcome } from './object-tracker.ts';
import type { RelayEnd } from './relay-observer.ts';

/** What a device says of its software (PS3.7 D.3.3.2); null where it says nothing printable. */
export type DeviceImplementation = {
  readonly classUid: string | null;
  readonly version: string | null;
};

/** One association of a device; what it called is empty and its title null before its request came. */
export type RelayedAssociation = {
  /** Unique while this agent runs. */
  readonly id: string;
  readonly device: DeviceRef;
  readonly calledAeTitle: string;
  readonly startedAt: Date;
};

/** What became of one presentation context that a device proposed. */
export type ContextOutcome = {
  readonly abstractSyntax: string;
  /** As proposed; the first few. */
  readonly transferSyntaxes: readonly string[];
  /** PS3.8 Table 9-18. */
  readonly result: number;
  /** The agent answered for itself, the far end was not asked. */
  readonly isOwn: boolean;
};

/** What both sides agreed on. */
export type Negotiated = {
  readonly implementation: DeviceImplementation;
  readonly contexts: readonly ContextOutcome[];
};

/** What the relay reports; all calls are synchronous. */
export interface RelayEvents {
  /** Both sides agreed: the device is being served. */
  opened(association: RelayedAssociation, negotiated: Negotiated): void;
  objectFinished(association: RelayedAssociation, outcome: ObjectOutcome): void;
  /** Its C-ECHO was answered with success by the far end. */
  echoed(association: RelayedAssociation): void;
  /** After all its objects were reported. */
  ended(association: RelayedAssociation, end: RelayEnd): void;
  /** The set of transfers or their numbers changed. */
  changed(): void;
}

const MAX_UID_CHARACTERS = 64;
const MAX_VERSION_CHARACTERS = 16;
/** Of one proposed context; there are some forty in all. */
const MAX_TRANSFER_SYNTAXES = 64;

/** Whatever a device puts there, only short printable text is kept. */
export function implementationOf({ userItems }: AAssociateRq): DeviceImplementation {
  const textOf = (itemType: number, maxCharacters: number): string | null =>
    printable(userItemText(userItems, itemType) ?? '', maxCharacters) || null;
  return {
    classUid: textOf(USER_ITEM.implementationClassUid, MAX_UID_CHARACTERS),
    version: textOf(USER_ITEM.implementationVersionName, MAX_VERSION_CHARACTERS),
  };
}

/** Each proposed context with its answer; one without an answer counts as refused (PS3.8 9.3.3.2). */
export function contextOutcomes(
  rq: AAssociateRq,
  answer: AAssociateAc,
  isOwn: (abstractSyntax: string) => boolean,
): readonly ContextOutcome[] {
  const results = new Map(answer.contexts.map(({ id, result }) => [id, result]));
  return rq.contexts.map(({ id, abstractSyntax, transferSyntaxes }) => ({
    abstractSyntax: uid(abstractSyntax),
    transferSyntaxes: transferSyntaxes.slice(0, MAX_TRANSFER_SYNTAXES).map(uid),
    result: results.get(id) ?? NOT_ANSWERED,
    isOwn: isOwn(abstractSyntax) || MOVE_SOP_CLASSES.has(abstractSyntax),
  }));
}

const NOT_ANSWERED = 2;

const uid = (text: string): string => printable(text, MAX_UID_CHARACTERS).replaceAll(' ', '');

function printable(text: string, maxCharacters: number): string {
  return text
    .replace(/[^ -~]/g, '')
    .trim()
    .slice(0, maxCharacters);
}
