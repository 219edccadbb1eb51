import { STATUS, statusCategory } from '../dicom/dimse/status.ts';
import type { AbortCause } from '../dicom/ul/association-user.ts';
import type { AAssociateRj } from '../dicom/ul/pdu.ts';
import type { HoldReason } from '../../contract/spool-calls.ts';

/** What else than the one object cannot go through now: `far-end`: nothing, `route`: what has the same two AE titles. */
export type RetryScope = 'object' | 'route' | 'far-end';

/** What an answer of the far side means for the object. Every answer has exactly one class. */
export type AnswerClass =
  | { readonly kind: 'delivered' }
  /** It holds the object, though it has something to remark: it was there already, or was changed on arrival. */
  | { readonly kind: 'duplicate-ok' }
  /** `needsPerson`: goes through once somebody has set the far side right, so it is told and asked seldom. */
  | { readonly kind: 'retry'; readonly scope: RetryScope; readonly needsPerson: boolean }
  | { readonly kind: 'hold'; readonly reason: HoldReason };

const DELIVERED: AnswerClass = { kind: 'delivered' };
const DUPLICATE_OK: AnswerClass = { kind: 'duplicate-ok' };
const REFUSED: AnswerClass = { kind: 'hold', reason: 'refused' };
const NOT_TAKEN: AnswerClass = { kind: 'hold', reason: 'not-taken' };
const retry = (scope: RetryScope, needsPerson = false): AnswerClass => ({
  kind: 'retry',
  scope,
  needsPerson,
});

/** Statuses of PS3.7 Annex C that mean something else than their range. */
const BY_STATUS = new Map<number, AnswerClass>([
  [STATUS.processingFailure, retry('object')],
  // Duplicate SOP Instance.
  [0x0111, DUPLICATE_OK],
  [STATUS.noSuchSopClass, NOT_TAKEN],
  [STATUS.sopClassNotSupported, NOT_TAKEN],
  // Refused: not authorized. Whoever runs the far side has to allow it.
  [0x0124, retry('route', true)],
  [STATUS.duplicateInvocation, retry('object')],
  [STATUS.resourceLimitation, retry('far-end')],
]);

/** Class of a C-STORE response's status (PS3.4 Table B.2-1, PS3.7 Annex C); null: the response had none. */
export function classOfStatus(status: number | null): AnswerClass {
  if (status === null) return retry('object');
  const known = BY_STATUS.get(status);
  if (known) return known;
  // Out of resources, with any second byte.
  if (status >> 8 === 0xa7) return retry('far-end');
  switch (statusCategory(status)) {
    case 'success':
      return DELIVERED;
    case 'warning':
      return DUPLICATE_OK;
    case 'cancel':
    case 'pending':
      // Neither exists in C-STORE: nothing is said about the object.
      return retry('object');
    default:
      return REFUSED;
  }
}

/** The far side accepted the association, but not the object's presentation context (PS3.8 Table 9-18). */
export const CONTEXT_NOT_ACCEPTED: AnswerClass = NOT_TAKEN;

const PERMANENT = 1;
/** Source: service provider, presentation related; it cannot take any association now. */
const PROVIDER_PRESENTATION = 3;

/** Class of A-ASSOCIATE-RJ (PS3.8 Table 9-21). No rejection says anything about an object: none is given up. */
export function classOfRejection({
  result,
  source,
}: Pick<AAssociateRj, 'result' | 'source'>): AnswerClass {
  const isBusy = source === PROVIDER_PRESENTATION;
  return retry(isBusy ? 'far-end' : 'route', result === PERMANENT && !isBusy);
}

/** Class of an association that broke off (PS3.8 9.3.8) after it was accepted. */
export function classOfAbort({ kind }: Pick<AbortCause, 'kind'>): AnswerClass {
  switch (kind) {
    case 'peer-abort':
    case 'protocol-error':
      // The far side speaks and dislikes this conversation: what is on other ones may go on.
      return retry('route');
    default:
      return retry('far-end');
  }
}

/** There was no connection to be had, or it was lost while the association was asked for. */
export const NO_CONNECTION: AnswerClass = retry('far-end');

/** Class of an object that cannot be read from the disk, by the code of its SpoolError; all else may be over soon. */
export function classOfUnreadable(code: string | null): AnswerClass {
  switch (code) {
    case 'damaged':
    case 'key-missing':
    case 'file-missing':
      return { kind: 'hold', reason: code };
    default:
      return retry('object');
  }
}
