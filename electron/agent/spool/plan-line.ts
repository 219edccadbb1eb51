import type { ProposedContext } from '../dicom/ul/pdu.ts';
import { pairOf } from './route.ts';
import type { SpoolEntry } from './spool-entry.ts';

/** Ids are the odd numbers to 255 (PS3.8 9.3.2.2). */
const MAX_CONTEXTS = 128;
/** So many objects are looked at for what else will come over the association. */
const MAX_LOOKED_AT = 4_096;

/** Presentation contexts of one association, each with one transfer syntax, so that the answer tells each pair apart. */
export type LineContexts = {
  readonly proposed: readonly ProposedContext[];
  /** Context by pairOf(). */
  readonly idOf: ReadonlyMap<string, number>;
};

/** What to propose: the context of the object whose turn it is, then those of what waits for the same route. */
export function planLine(first: SpoolEntry, others: Iterable<SpoolEntry>): LineContexts {
  const proposed: ProposedContext[] = [];
  const idOf = new Map<string, number>();
  const add = (entry: SpoolEntry): void => {
    const pair = pairOf(entry);
    if (idOf.has(pair)) return;
    const id = 2 * proposed.length + 1;
    idOf.set(pair, id);
    const { sopClassUid, transferSyntaxUid } = entry;
    proposed.push({ id, abstractSyntax: sopClassUid, transferSyntaxes: [transferSyntaxUid] });
  };
  add(first);
  let lookedAt = 0;
  for (const entry of others) {
    if (proposed.length === MAX_CONTEXTS || lookedAt++ === MAX_LOOKED_AT) break;
    add(entry);
  }
  return { proposed, idOf };
}
