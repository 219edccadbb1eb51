import type { LinkFault } from '../../contract/link-state.ts';
import { linkCarriesImages } from '../../contract/link-state.ts';
import type { HealthFault } from '../../contract/updates.ts';
import type { DesktopState } from '../desktop-state.ts';

/** By then a new version has to have proved itself. */
export const HEALTH_DEADLINE_MS = 5 * 60_000;

export type Health =
  | { readonly kind: 'wait' }
  /** The link is up: an echo has to go through it. */
  | { readonly kind: 'ask-echo' }
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly why: HealthFault };

/** Faults that a new version could have brought about. Others are of the network or the cloud, and no reason to go back. */
const OWN_FAULTS: ReadonlySet<LinkFault> = new Set([
  'tls-altered',
  'certificate-not-trusted',
  'key-refused',
  'cloud-refused',
  'keychain-unavailable',
]);

/** How a new version does, so long after its start. `wasOnline`: the link was up before it was installed. */
export function judgeHealth(
  { process, status }: DesktopState,
  { wasOnline, elapsedMs }: { readonly wasOnline: boolean; readonly elapsedMs: number },
): Health {
  const isOver = elapsedMs >= HEALTH_DEADLINE_MS;
  if (process.kind === 'stopped') return { kind: 'failed', why: 'agent-down' };
  // An agent that tells its status has opened its settings and brought its ledger up to date.
  if (process.kind !== 'running' || status === null)
    return isOver ? { kind: 'failed', why: 'agent-down' } : { kind: 'wait' };
  if (!wasOnline) return { kind: 'passed' };
  const { link } = status;
  if (linkCarriesImages(link)) return isOver ? FAILED_LINK : { kind: 'ask-echo' };
  if (!isOver) return { kind: 'wait' };
  const isOwn = link.kind === 'unpaired' || (link.kind === 'offline' && OWN_FAULTS.has(link.fault));
  return isOwn ? FAILED_LINK : { kind: 'passed' };
}

const FAILED_LINK: Health = { kind: 'failed', why: 'link-lost' };
