import type { AgentProcess } from '../contract/agent-process.ts';
import type { AgentStatus } from '../contract/agent-status.ts';

/** Everything that tray, window and notifications are drawn from. */
export type DesktopState = {
  readonly process: AgentProcess;
  /** The latest status of the agent that runs now; never one of an agent that is gone. */
  readonly status: AgentStatus | null;
};

export const FIRST_STATE: DesktopState = { process: { kind: 'starting' }, status: null };
