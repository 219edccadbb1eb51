import { useCallback, useEffect, useRef, useState } from 'react';
import type { AllowedDevice } from '../../electron/contract/agent-config.ts';
import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { AllowList, KnownDevice } from '../../electron/contract/devices.ts';
import type { Knock } from '../../electron/contract/knocks.ts';
import { errorCodeOf } from '../bridge/call-error.ts';

export type MachineLists = {
  /** The last seen first. */
  readonly devices: readonly KnownDevice[];
  readonly allowList: AllowList;
  /** The latest first. */
  readonly knocks: readonly Knock[];
  /** The list in the settings of this PC; empty where there is none. */
  readonly entries: readonly AllowedDevice[];
};

export type MachinesView =
  | { readonly kind: 'loading' }
  | ({ readonly kind: 'loaded' } & MachineLists)
  | { readonly kind: 'failed'; readonly error: unknown };

/**
 * Changes whenever a machine may have come, sent, echoed or been turned away. Some are turned away without a trace in
 * the status (a pause, no link); those are found with the next heartbeat.
 */
function machinesMark(status: AgentStatus): string {
  const { lastSteps, transfers, problems, listener, heartbeat, today } = status;
  return JSON.stringify([
    Object.values(lastSteps).map((step) => step?.at),
    transfers.map(({ associationId, objectsDone }) => [associationId, objectsDone]),
    problems.filter(({ device }) => device !== null).map(({ id, count }) => [id, count]),
    listener.kind === 'listening' && listener.isOpenToAll,
    [status.deviceNames, status.paused?.since, status.link.kind, status.lastDeliveredAt],
    [today.delivered, today.failed, heartbeat.history.at(-1)?.at],
  ]);
}

async function readLists({ calls }: Bridge): Promise<MachineLists> {
  const [{ devices, allowList }, { knocks }, { dicom }] = await Promise.all([
    calls.listDevices({}),
    calls.listKnocks({}),
    calls.getConfig({}),
  ]);
  return { devices, allowList, knocks, entries: dicom.allowedDevices ?? [] };
}

/** The machines and those turned away, read again when the status moved on; `reload` after a change made here. */
export function useMachines(
  bridge: Bridge,
  status: AgentStatus,
  isStale: boolean,
): { readonly view: MachinesView; readonly reload: () => Promise<void> } {
  const [view, setView] = useState<MachinesView>({ kind: 'loading' });
  const readings = useRef({ started: 0, shown: 0 });
  const mark = machinesMark(status);
  const reload = useCallback(async () => {
    const { current } = readings;
    const reading = ++current.started;
    const next = await readLists(bridge).then(
      (lists): MachinesView => ({ kind: 'loaded', ...lists }),
      (error: unknown): MachinesView => ({ kind: 'failed', error }),
    );
    // Answers may come out of order; an older one never replaces a newer one.
    if (reading < current.shown) return;
    // That the agent is gone is said at the top; what was read before stays, greyed.
    if (next.kind === 'failed' && errorCodeOf(next.error) === 'agent-not-running') return;
    current.shown = reading;
    setView(next);
  }, [bridge]);
  useEffect(() => {
    if (!isStale) void reload();
  }, [reload, mark, isStale]);
  return { view, reload };
}
