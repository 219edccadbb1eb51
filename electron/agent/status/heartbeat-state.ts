import type { AgentStatus } from '../../contract/agent-status.ts';
import type { HeartbeatRequest } from '../../contract/cloud-api.ts';
import { headline } from '../../contract/headline.ts';

/** What a heartbeat says of the status: the tone of the sentence that everybody else shows. */
export function heartbeatState(
  status: AgentStatus,
): Pick<HeartbeatRequest, 'state' | 'pausedSince'> {
  return { state: headline(status, true).tone, pausedSince: status.paused?.since ?? null };
}
