import type { AgentStatus } from '../../../electron/contract/agent-status.ts';
import type { Bridge } from '../../../electron/contract/bridge.ts';

/** What everything on the page of the machines works with. */
export type MachineTools = {
  readonly bridge: Bridge;
  readonly status: AgentStatus;
  /** Nothing may be asked of the agent. */
  readonly isStale: boolean;
  /** Reads the lists again after a change. */
  readonly reload: () => Promise<void>;
  /** Says what was done, where it cannot be seen. */
  readonly say: (text: string) => void;
};
