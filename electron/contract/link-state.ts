import { z } from 'zod';
import { isoTimeSchema } from './identifiers.ts';

/** Why the cloud cannot be reached, as far as it can be told from here. */
export const linkFaultSchema = z.enum([
  'no-network',
  'name-not-found',
  'port-closed',
  'timed-out',
  'tls-altered',
  'certificate-not-trusted',
  'key-refused',
  'cloud-down',
  'cloud-refused',
  'keychain-unavailable',
  'proxy-unreachable',
  'proxy-password',
  'proxy-refused',
  'proxy-answer',
]);
export type LinkFault = z.infer<typeof linkFaultSchema>;

/** State of the link. Only `online` and `clock-wrong` carry images. */
export const linkStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unpaired') }),
  z.object({ kind: z.literal('connecting'), since: isoTimeSchema }),
  z.object({ kind: z.literal('online'), since: isoTimeSchema }),
  /** The last heartbeat is older than two intervals, nothing has failed yet. */
  z.object({ kind: z.literal('stale'), since: isoTimeSchema }),
  z.object({
    kind: z.literal('offline'),
    since: isoTimeSchema,
    fault: linkFaultSchema,
    nextTryAt: isoTimeSchema,
  }),
  /** The cloud ended this uplink or its clinic. */
  z.object({ kind: z.literal('refused'), since: isoTimeSchema }),
  /** Reachable, but this PC's clock is off by more than five minutes (positive: it is ahead). */
  z.object({ kind: z.literal('clock-wrong'), since: isoTimeSchema, aheadMs: z.number() }),
]);
export type LinkState = z.infer<typeof linkStateSchema>;

/** True where a new association may be opened to the cloud. */
export function linkCarriesImages(link: LinkState): boolean {
  return link.kind === 'online' || link.kind === 'clock-wrong' || link.kind === 'stale';
}
