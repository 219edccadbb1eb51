import type { LinkFault } from '../../contract/link-state.ts';
import type { DialedLink } from './psk-dialer.ts';

/** What one round of asking the cloud found. Latency in ms, null where nothing answered. */
export type RoundOutcome =
  | { readonly kind: 'answered'; readonly latencyMs: number; readonly aheadMs: number }
  | { readonly kind: 'failed'; readonly latencyMs: number | null; readonly fault: LinkFault }
  | { readonly kind: 'removed' };

export type RoundOptions = {
  /** Also open the data channel: the link has not carried anything since its last failure. */
  readonly checksData: boolean;
  readonly signal: AbortSignal;
};

/** One far end: our cloud, with a service channel, or a foreign one without. */
export interface LinkSession extends Disposable {
  /** Asks once. Throws only the signal's reason. */
  round(options: RoundOptions): Promise<RoundOutcome>;
  /** Connections that are kept open between rounds may be dead. */
  forgetConnections(): void;
  /** Opens a data channel. Throws LinkFaultError or the signal's reason. */
  dial(signal?: AbortSignal): Promise<DialedLink>;
}
