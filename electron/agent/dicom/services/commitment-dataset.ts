import type { Attribute } from '../dataset/attribute.ts';
import { readDataset, type ReadDataset } from '../dataset/read-dataset.ts';
import { UID_FORM } from '../dataset/uid-form.ts';
import { writeElements, type DatasetElements } from '../dataset/write-elements.ts';

/** More references in one request are refused; a study of that size is asked for in several. */
export const MAX_REFERENCES = 10_000;

/** Action and event types of the push model (PS3.4 Tables J.3-1, J.3-2). */
export const COMMITMENT_ACTION_REQUEST = 1;
export const COMMITMENT_EVENT = { allCommitted: 1, failuresExist: 2 } as const;

/** One object by class and instance (PS3.3 10.8). */
export type ObjectReference = { readonly sopClassUid: string; readonly sopInstanceUid: string };
/** Failure reasons stand in PS3.3 C.14.1.1; they are DIMSE status codes. */
export type FailedReference = ObjectReference & { readonly failureReason: number };

export type CommitmentRequest = {
  readonly transactionUid: string;
  readonly references: readonly ObjectReference[];
};
export type CommitmentResult = {
  readonly transactionUid: string;
  readonly committed: readonly ObjectReference[];
  readonly failed: readonly FailedReference[];
};

/** What keeps a dataset from being used. */
export type CommitmentFault = 'missing' | 'invalid' | 'too-many';

const TRANSACTION_UID: Attribute = { tag: '00081195', keyword: 'TransactionUID', vr: 'UI' };
const REFERENCED: Attribute = { tag: '00081199', keyword: 'ReferencedSOPSequence', vr: 'SQ' };
const FAILED: Attribute = { tag: '00081198', keyword: 'FailedSOPSequence', vr: 'SQ' };
const CLASS_UID: Attribute = { tag: '00081150', keyword: 'ReferencedSOPClassUID', vr: 'UI' };
const INSTANCE_UID: Attribute = { tag: '00081155', keyword: 'ReferencedSOPInstanceUID', vr: 'UI' };
const FAILURE_REASON: Attribute = { tag: '00081197', keyword: 'FailureReason', vr: 'US' };

const uidIn = (dataset: ReadDataset, attribute: Attribute): string | null => {
  const [uid = '', ...others] = dataset.values(attribute);
  return others.length === 0 && UID_FORM.test(uid) ? uid : null;
};

function referencesIn(items: readonly ReadDataset[]): readonly ObjectReference[] | null {
  const references: ObjectReference[] = [];
  for (const item of items) {
    const sopClassUid = uidIn(item, CLASS_UID);
    const sopInstanceUid = uidIn(item, INSTANCE_UID);
    if (sopClassUid === null || sopInstanceUid === null) return null;
    references.push({ sopClassUid, sopInstanceUid });
  }
  return references;
}

/** Reads the Action Information (PS3.4 Table J.3-1). An object that is named twice counts once. */
export function parseCommitmentRequest(
  bytes: Buffer,
  transferSyntaxUid: string,
): CommitmentRequest | CommitmentFault {
  const dataset = readDataset(bytes, transferSyntaxUid);
  if (!dataset.has(TRANSACTION_UID) || !dataset.has(REFERENCED)) return 'missing';
  const transactionUid = uidIn(dataset, TRANSACTION_UID);
  const items = dataset.items(REFERENCED);
  if (transactionUid === null || items.length === 0) return 'invalid';
  if (items.length > MAX_REFERENCES) return 'too-many';
  const references = referencesIn(items);
  if (references === null) return 'invalid';
  const once = new Map(references.map((one) => [`${one.sopClassUid} ${one.sopInstanceUid}`, one]));
  return { transactionUid, references: [...once.values()] };
}

/** Reads the Event Information (PS3.4 Table J.3-2). */
export function parseCommitmentResult(
  bytes: Buffer,
  transferSyntaxUid: string,
): CommitmentResult | CommitmentFault {
  const dataset = readDataset(bytes, transferSyntaxUid);
  if (!dataset.has(TRANSACTION_UID)) return 'missing';
  const transactionUid = uidIn(dataset, TRANSACTION_UID);
  const failedItems = dataset.items(FAILED);
  const goodItems = dataset.items(REFERENCED);
  if (failedItems.length + goodItems.length > MAX_REFERENCES) return 'too-many';
  const committed = referencesIn(goodItems);
  const failed = referencesIn(failedItems);
  if (transactionUid === null || committed === null || failed === null) return 'invalid';
  return {
    transactionUid,
    committed,
    failed: failed.map((reference, index) => ({
      ...reference,
      failureReason: Number(failedItems[index]?.values(FAILURE_REASON)[0] ?? 0),
    })),
  };
}

const itemOf = ({ sopClassUid, sopInstanceUid }: ObjectReference): DatasetElements => ({
  [CLASS_UID.tag]: { vr: 'UI', value: sopClassUid },
  [INSTANCE_UID.tag]: { vr: 'UI', value: sopInstanceUid },
});

/** Bytes of the Action Information. */
export function writeCommitmentRequest(
  { transactionUid, references }: CommitmentRequest,
  transferSyntaxUid: string,
): Buffer {
  return writeElements(
    {
      [TRANSACTION_UID.tag]: { vr: 'UI', value: transactionUid },
      [REFERENCED.tag]: { vr: 'SQ', items: references.map(itemOf) },
    },
    transferSyntaxUid,
  );
}

/** Bytes of the Event Information; sequences without items are left out (PS3.4 Table J.3-2). */
export function writeCommitmentResult(
  { transactionUid, committed, failed }: CommitmentResult,
  transferSyntaxUid: string,
): Buffer {
  const failedItems = failed.map((reference) => ({
    ...itemOf(reference),
    [FAILURE_REASON.tag]: { vr: 'US' as const, value: reference.failureReason },
  }));
  return writeElements(
    {
      [TRANSACTION_UID.tag]: { vr: 'UI', value: transactionUid },
      ...(failedItems.length > 0 && { [FAILED.tag]: { vr: 'SQ' as const, items: failedItems } }),
      ...(committed.length > 0 && {
        [REFERENCED.tag]: { vr: 'SQ' as const, items: committed.map(itemOf) },
      }),
    },
    transferSyntaxUid,
  );
}
