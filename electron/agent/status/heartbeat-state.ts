import type { AgentStatus } from '../../contract/agent-status.ts';
import type { HeartbeatRequest } from '../../contract/cloud-api.ts';
import { headline } from '../../contract/headline.ts';

/** What a heartbeat says of the status: the tone of the sentence that everybody else shows. */
export function heartbeatState(
  status: AgentStatus,
): Pick<HeartbeatRequest, 'state' | 'pausedSince' | 'queueDepth' | 'oldestQueuedAgeMs'> {
  const oldestAt = status.spool?.oldestQueuedAt ?? null;
  return {
    state: headline(status, true).tone,
    pausedSince: status.paused?.since ?? null,
    queueDepth: status.spool?.queued ?? 0,
    oldestQueuedAgeMs:
      oldestAt === null ? null : Math.max(0, Date.parse(status.at) - Date.parse(oldestAt)),
  };
}
