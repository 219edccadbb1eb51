import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Headline } from '../../electron/contract/headline.ts';

/** What every page gets. */
export type PageProps = {
  readonly bridge: Bridge;
  /** The latest status; what it says is old while `isStale`. */
  readonly status: AgentStatus;
  readonly headline: Headline;
  /** The agent cannot be reached: nothing may be asked of it, nothing shown may look current. */
  readonly isStale: boolean;
  /** This PC was unpaired here; tells whether the cloud knows. */
  readonly onUnpaired: (cloudWasTold: boolean) => void;
};
