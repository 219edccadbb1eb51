import { LITTLE_ENDIAN_SYNTAXES } from '../dicom/services/sop-classes.ts';
import type { NegotiatedContext } from '../dicom/ul/negotiated-contexts.ts';
import type { ProposedContext, UserItem } from '../dicom/ul/pdu.ts';
import { roleSelectionItem } from '../dicom/ul/role-selection.ts';
import { STORAGE_SYNTAXES } from './storage-syntaxes.ts';

/** Ids are the odd numbers to 255 (PS3.8 9.3.2.2). */
const MAX_CONTEXTS = 128;
/** One is for C-GET itself. */
const MAX_PAIRS = MAX_CONTEXTS - 1;
const GET_CONTEXT_ID = 1;

/** A storage class that is to be fetched, with the transfer syntaxes that the far end named for it; mostly none. */
export type WantedClass = {
  readonly sopClassUid: string;
  readonly transferSyntaxUids: readonly string[];
};

/**
 * What to propose to the destination: for each class one context for each transfer syntax, so that its answer tells
 * each pair apart. What the far end named comes first, then the likeliest syntaxes of all classes.
 */
export function planDestinationContexts(
  classes: readonly WantedClass[],
): readonly ProposedContext[] {
  const pairs = new Map<string, NegotiatedContext>();
  const add = (abstractSyntax: string, transferSyntax: string): void => {
    if (pairs.size < MAX_PAIRS)
      pairs.set(`${abstractSyntax} ${transferSyntax}`, { abstractSyntax, transferSyntax });
  };
  for (const { sopClassUid, transferSyntaxUids } of classes)
    for (const syntax of transferSyntaxUids) add(sopClassUid, syntax);
  for (const syntax of STORAGE_SYNTAXES)
    for (const { sopClassUid } of classes) add(sopClassUid, syntax);
  return [...pairs.values()].map(({ abstractSyntax, transferSyntax }, index) => ({
    id: 2 * index + 1,
    abstractSyntax,
    transferSyntaxes: [transferSyntax],
  }));
}

export type CloudPlan = {
  readonly getContextId: number;
  readonly contexts: readonly ProposedContext[];
  readonly roleItems: readonly UserItem[];
  /** The destination's context for each of the cloud's. */
  readonly destinationContextOf: ReadonlyMap<number, number>;
};

/**
 * What to propose to the cloud: C-GET, and exactly the pairs that the destination accepted, in the SCP role (PS3.7
 * D.3.3.4): this side receives objects and sends none.
 */
export function planCloudContexts(
  getSopClass: string,
  accepted: ReadonlyMap<number, NegotiatedContext>,
): CloudPlan {
  const destinationContextOf = new Map<number, number>();
  const storage = [...accepted].map(([destinationId, context], index): ProposedContext => {
    const id = GET_CONTEXT_ID + 2 * (index + 1);
    destinationContextOf.set(id, destinationId);
    const { abstractSyntax, transferSyntax } = context;
    return { id, abstractSyntax, transferSyntaxes: [transferSyntax] };
  });
  const classes = new Set(storage.map(({ abstractSyntax }) => abstractSyntax));
  const get = {
    id: GET_CONTEXT_ID,
    abstractSyntax: getSopClass,
    transferSyntaxes: LITTLE_ENDIAN_SYNTAXES,
  };
  return {
    getContextId: GET_CONTEXT_ID,
    contexts: [get, ...storage],
    roleItems: [...classes].map((sopClassUid) =>
      roleSelectionItem({ sopClassUid, isScu: false, isScp: true }),
    ),
    destinationContextOf,
  };
}
