import { useCallback, useEffect, useRef, useState } from 'react';
import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Commitment, CommitmentConfig } from '../../electron/contract/commitments.ts';
import type { KnownDevice } from '../../electron/contract/devices.ts';
import { errorCodeOf } from '../bridge/call-error.ts';

/** Of all machines together; those of one are picked out here. */
const READ_REQUESTS = 1000;

export type CommitmentsView =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | {
      readonly kind: 'read';
      readonly config: CommitmentConfig;
      /** The latest first. */
      readonly requests: readonly Commitment[];
    };

/** What a machine asked about its images, read again with each heartbeat; `reload` after a change made here. */
export function useCommitments(
  { calls }: Bridge,
  device: KnownDevice,
  { status, isStale }: { readonly status: AgentStatus; readonly isStale: boolean },
): { readonly view: CommitmentsView; readonly reload: () => Promise<void> } {
  const [view, setView] = useState<CommitmentsView>({ kind: 'reading' });
  const readings = useRef({ started: 0, shown: 0 });
  const { aeTitle, address, isRoaming } = device;
  const mark = status.heartbeat.lastAnsweredAt;
  const reload = useCallback(async () => {
    const { current } = readings;
    const reading = ++current.started;
    const isOfIt = (asked: Commitment): boolean =>
      asked.device.aeTitle === aeTitle && (isRoaming || asked.device.address === address);
    const next = await Promise.all([
      calls.listCommitments({ limit: READ_REQUESTS }),
      calls.getConfig({}),
    ]).then(
      ([{ commitments }, { commitment: config }]): CommitmentsView => ({
        kind: 'read',
        config,
        requests: commitments.filter(isOfIt),
      }),
      (error: unknown): CommitmentsView => ({ kind: 'failed', error }),
    );
    // Answers may come out of order; an older one never replaces a newer one.
    if (reading < current.shown) return;
    // That the agent is gone is said at the top; what was read before stays, greyed.
    if (next.kind === 'failed' && errorCodeOf(next.error) === 'agent-not-running') return;
    current.shown = reading;
    setView(next);
  }, [calls, aeTitle, address, isRoaming]);
  useEffect(() => {
    if (!isStale) void reload();
  }, [reload, mark, isStale]);
  return { view, reload };
}
