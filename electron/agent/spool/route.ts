import type { SpoolFacts } from './spool-entry.ts';

/** Both titles of an association: the cloud routes by the called one. No AE title has a backslash in it (PS3.5 6.2). */
export function routeOf(facts: Pick<SpoolFacts, 'callingAeTitle' | 'calledAeTitle'>): string {
  return `${facts.callingAeTitle}\\${facts.calledAeTitle}`;
}

/** What a presentation context is about: SOP class and transfer syntax. */
export function pairOf(facts: Pick<SpoolFacts, 'sopClassUid' | 'transferSyntaxUid'>): string {
  return `${facts.sopClassUid} ${facts.transferSyntaxUid}`;
}
