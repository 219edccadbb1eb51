import type { AgentStatus } from '../../contract/agent-status.ts';
import type { ControlHandlers } from '../../contract/control.ts';

/** What the control API serves: the agent behind one shape, whatever the transport. */
export interface ControlBackend {
  readonly handlers: ControlHandlers;
  /** The status as of now. */
  current(): AgentStatus;
  /** Tells each later status. */
  subscribe(listener: (status: AgentStatus) => void): Disposable;
}
