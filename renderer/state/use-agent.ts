import { useEffect, useState } from 'react';
import type { AgentProcess } from '../../electron/contract/agent-process.ts';
import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import { processHeadline } from '../../electron/contract/agent-process-words.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { headline, type Headline } from '../../electron/contract/headline.ts';
import type { Translator } from '../../electron/contract/translator.ts';

export type AgentView = {
  /** The latest status; stale while the agent cannot be reached. null: none has come yet. */
  readonly status: AgentStatus | null;
  /** null: not known yet. */
  readonly isConnected: boolean | null;
  /** What became of the agent's process, where this is the desktop app. */
  readonly process: AgentProcess | null;
};

/** Follows the agent through the Bridge. */
export function useAgent(bridge: Bridge): AgentView {
  const [status, setStatus] = useState<AgentStatus | null>(null);
  const [isConnected, setConnected] = useState<boolean | null>(null);
  const [process, setProcess] = useState<AgentProcess | null>(null);
  useEffect(() => bridge.onStatus(setStatus), [bridge]);
  useEffect(() => bridge.onConnected(setConnected), [bridge]);
  useEffect(() => bridge.desktop?.onAgentProcess(setProcess), [bridge]);
  return agentView({ status, isConnected, process });
}

/** Puts together what was told: where the process is known, a status counts only while that process runs. */
export function agentView(told: AgentView): AgentView {
  const { status, process } = told;
  if (process === null) return told;
  const isFirstStart = process.kind === 'starting' && status === null;
  return { ...told, isConnected: isFirstStart ? null : process.kind === 'running' };
}

/** The one sentence on what is seen; nothing stale counts. */
export function agentHeadline(
  { status, isConnected, process }: AgentView,
  words: Translator,
): Headline {
  const isStale = isConnected === false;
  return process === null
    ? headline(status, !isStale, words)
    : processHeadline(process, isStale ? null : status, words);
}
