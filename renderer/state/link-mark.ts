import type { LinkState } from '../../electron/contract/link-state.ts';

/** Tells one state of the link from the next. */
export function linkMark(link: LinkState): string {
  return link.kind === 'unpaired' ? link.kind : `${link.kind} ${link.since}`;
}
