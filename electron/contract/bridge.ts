import type { AgentStatus } from './agent-status.ts';
import type { ControlClient } from './control.ts';

/** What the dashboard talks to: Electron's preload or the loopback web server behind one shape. */
export type Bridge = {
  readonly calls: ControlClient;
  /** Delivers the present status and each later one. Returns a function that ends it. */
  readonly onStatus: (listener: (status: AgentStatus) => void) => () => void;
  /** Tells whether the agent itself can be reached; false means that what is shown may be stale. */
  readonly onConnected: (listener: (isConnected: boolean) => void) => () => void;
};
