import type { KnockReason } from '../contract/knocks.ts';
import { CONTEXT_RESULT, REJECTION, type AAssociateRj } from './dicom/ul/pdu.ts';
import { STRANGER } from './dicom/ul/stranger.ts';
import type { Refusal } from './ledger/knock-table.ts';
import type { ObjectOutcome } from './relay/object-tracker.ts';
import type { RelayEnd } from './relay/relay-observer.ts';
import type { ContextOutcome } from './relay/relay-events.ts';

const WHOLE = { sopClassUid: null, transferSyntaxUids: [], code: null } as const;

const tripleOf = ({ result, source, reason }: AAssociateRj): string =>
  `${result}/${source}/${reason}`;

/** A status as people look it up: `0xA700` (PS3.7 C). */
export const statusText = (status: number): string =>
  `0x${status.toString(16).toUpperCase().padStart(4, '0')}`;

/** Why nothing was opened, or why what was said was no DICOM; null for what was served. */
export function refusalOfEnd(calledAeTitle: string, end: RelayEnd): Refusal | null {
  const byPc = (reason: KnockReason, code: string | null = null): Refusal => ({
    ...WHOLE,
    reason,
    refusedBy: 'this-pc',
    calledAeTitle,
    code,
  });
  switch (end.kind) {
    case 'link-down':
      return byPc('link-down');
    case 'cloud-rejected':
      return { ...byPc('cloud-rejected', tripleOf(end.rejection)), refusedBy: 'far-end' };
    case 'turned-away':
      return byPc(reasonOf(end.rejection), tripleOf(end.rejection));
    case 'device-ended':
      return end.cause.kind === 'protocol-error' ? byPc(strangerOf(end.cause.text)) : null;
    case 'cloud-ended':
    case 'released':
    case 'stopped':
      return null;
  }
}

function reasonOf(rejection: AAssociateRj): KnockReason {
  switch (rejection) {
    case REJECTION.temporaryCongestion:
      return 'paused';
    case REJECTION.localLimitExceeded:
      return 'limit';
    case REJECTION.calledAeTitleNotRecognized:
      return 'called-ae';
    default:
      return 'not-allowed';
  }
}

function strangerOf(text: string): KnockReason {
  switch (text) {
    case STRANGER.tls:
      return 'tls-hello';
    case STRANGER.http:
      return 'http-request';
    case STRANGER.unknown:
      return 'not-dicom';
    default:
      return 'broke-rules';
  }
}

const isAccepted = ({ result }: ContextOutcome): boolean => result === CONTEXT_RESULT.acceptance;

/** What was offered and taken. */
export function acceptedOffers(
  contexts: readonly ContextOutcome[],
): readonly Pick<Refusal, 'sopClassUid' | 'transferSyntaxUids'>[] {
  return contexts.filter(isAccepted).map(({ abstractSyntax, transferSyntaxes }) => ({
    sopClassUid: abstractSyntax,
    transferSyntaxUids: transferSyntaxes,
  }));
}

/**
 * What was offered and not taken, each context as a note. Where nothing was taken, one entry for the whole association
 * comes first: that one needs a look.
 */
export function refusedOffers(
  calledAeTitle: string,
  contexts: readonly ContextOutcome[],
): readonly Refusal[] {
  const offers = contexts
    .filter((context) => !isAccepted(context))
    .map(({ abstractSyntax, transferSyntaxes, result, isOwn }): Refusal => ({
      reason: 'offer-refused',
      refusedBy: isOwn ? 'this-pc' : 'far-end',
      calledAeTitle,
      sopClassUid: abstractSyntax,
      transferSyntaxUids: transferSyntaxes,
      code: String(result),
    }));
  const [first] = offers;
  if (first === undefined || offers.length < contexts.length) return offers;
  return [{ ...first, reason: 'nothing-accepted' }, ...offers];
}

/** An object that the far end answered with a failure status. */
export function refusedObject(calledAeTitle: string, outcome: ObjectOutcome): Refusal {
  return {
    reason: 'object-refused',
    refusedBy: 'far-end',
    calledAeTitle,
    sopClassUid: outcome.sopClassUid || null,
    transferSyntaxUids: outcome.transferSyntaxUid === '' ? [] : [outcome.transferSyntaxUid],
    code: statusText(outcome.status ?? 0),
  };
}
