import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { TransferHistory, type HistoryQuery, type HistoryView } from './transfer-history.ts';
import { ledgerMark } from './use-ledger.ts';

/** The history that fits a query, kept up to date; `query` has to stay the same object while it says the same. */
export function useHistory(
  { calls }: Bridge,
  status: AgentStatus,
  { query, isStale }: { readonly query: HistoryQuery; readonly isStale: boolean },
): { readonly history: TransferHistory; readonly view: HistoryView } {
  const history = useMemo(() => new TransferHistory(calls.listTransfers, query), [calls, query]);
  const view = useSyncExternalStore(history.subscribe, history.view);
  const mark = ledgerMark(status);
  useEffect(() => {
    if (!isStale) void history.refresh();
  }, [history, mark, isStale]);
  return { history, view };
}
