import { useEffect, useState } from 'react';
import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';

export type AgentView = {
  /** The latest status; stale while the agent cannot be reached. null: none has come yet. */
  readonly status: AgentStatus | null;
  /** null: not known yet. */
  readonly isConnected: boolean | null;
};

/** Follows the agent through the Bridge. */
export function useAgent(bridge: Bridge): AgentView {
  const [status, setStatus] = useState<AgentStatus | null>(null);
  const [isConnected, setConnected] = useState<boolean | null>(null);
  useEffect(() => bridge.onStatus(setStatus), [bridge]);
  useEffect(() => bridge.onConnected(setConnected), [bridge]);
  return { status, isConnected };
}
