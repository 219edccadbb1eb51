import { useEffect, useRef, useState } from 'react';
import type { AgentStatus, LedgerEntry } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { errorCodeOf } from '../bridge/call-error.ts';

export type LedgerView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly entries: readonly LedgerEntry[] }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Changes whenever the ledger has, or may have, a row that was not there or a row of another state. */
export function ledgerMark(status: AgentStatus): string {
  const { today, transfers, lastDeliveredAt, lastSteps, spool } = status;
  const moving = transfers.reduce((sum, { objectsDone }) => sum + objectsDone, 0);
  return [
    ...[today.delivered, today.awaitingReceipt, today.failed, lastDeliveredAt, moving],
    ...[spool?.queued, spool?.awaitingReceipt, spool?.held],
    // Those of the sample device count nowhere else.
    ...[lastSteps.delivered?.at, lastSteps.receipt?.at],
  ].join(' ');
}

/** The newest rows of the ledger, read again when the status says that it moved on. */
export function useLedger(
  bridge: Bridge,
  status: AgentStatus,
  { limit, isStale }: { readonly limit: number; readonly isStale: boolean },
): LedgerView {
  const [view, setView] = useState<LedgerView>({ kind: 'loading' });
  const readings = useRef({ started: 0, shown: 0 });
  const mark = ledgerMark(status);
  useEffect(() => {
    if (isStale) return;
    const { current } = readings;
    const reading = ++current.started;
    const show = (next: LedgerView): void => {
      // Answers may come out of order; an older one never replaces a newer one.
      if (reading < current.shown) return;
      current.shown = reading;
      setView(next);
    };
    bridge.calls.listTransfers({ limit }).then(
      ({ entries }) => show({ kind: 'loaded', entries }),
      (error: unknown) => {
        // That the agent is gone is said at the top; what was read before stays, greyed.
        if (errorCodeOf(error) !== 'agent-not-running') show({ kind: 'failed', error });
      },
    );
  }, [bridge, limit, mark, isStale]);
  return view;
}
