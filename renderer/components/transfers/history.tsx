import { useMemo, useState } from 'react';
import type { AgentStatus } from '../../../electron/contract/agent-status.ts';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import { groupDeliveries } from '../../state/deliveries.ts';
import { historyRows, toggled, type Unfolded } from '../../state/history-rows.ts';
import { isFiltered, queryOf, useTransferFilters } from '../../state/transfer-filters.ts';
import type { HistoryView } from '../../state/transfer-history.ts';
import { useHistory } from '../../state/use-history.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import { Filters } from './filters.tsx';
import { HistoryGrid } from './history-grid.tsx';

const ALL_FOLDED: Unfolded = { groups: new Set(), images: new Set() };

/** Everything that was sent through this PC and what became of it, by groups of alike images. */
export function History({
  bridge,
  status,
  isStale,
}: {
  readonly bridge: Bridge;
  readonly status: AgentStatus;
  readonly isStale: boolean;
}) {
  const { t } = useWords();
  const [filters, setFilters] = useTransferFilters();
  const query = useMemo(() => queryOf(filters), [filters]);
  const { history, view } = useHistory(bridge, status, { query, isStale });
  const [unfolded, setUnfolded] = useState(ALL_FOLDED);
  const groups = useMemo(() => groupDeliveries(view.entries), [view.entries]);
  const rows = useMemo(() => historyRows(groups, unfolded), [groups, unfolded]);
  return (
    <section className="card history-card" aria-labelledby="history-heading">
      <h2 id="history-heading">{t('transfers.history')}</h2>
      <Filters
        filters={filters}
        onFilters={setFilters}
        bridge={bridge}
        names={status.deviceNames}
        isStale={isStale}
      />
      <p className="history-count" role="status">
        <Count view={view} isFiltered={isFiltered(filters)} />
      </p>
      {rows.length > 0 && (
        <HistoryGrid
          rows={rows}
          names={status.deviceNames}
          bridge={bridge}
          isBusy={view.reading !== null}
          hasOlder={view.hasOlder}
          onToggle={(row) => setUnfolded((now) => toggled(now, row))}
          onEnd={() => {
            if (canReadOlder(view) && !isStale) void history.readOlder();
          }}
        />
      )}
      {view.reading === 'older' && <p className="running">{t('transfers.readingOlder')}</p>}
      {view.failure !== null && !isStale && (
        <div className="history-failure">
          <CallFailure error={view.failure.error} words={controlErrorWords} />
          <button type="button" onClick={() => void history.retry()}>
            {t('transfers.tryAgain')}
          </button>
        </div>
      )}
    </section>
  );
}

function canReadOlder({ reading, failure, hasOlder }: HistoryView): boolean {
  return reading === null && failure === null && hasOlder;
}

/** How much there is to see, for all to read and for screen readers to say. */
function Count({
  view: { entries, isRead, hasOlder, failure },
  isFiltered: isPart,
}: {
  readonly view: HistoryView;
  readonly isFiltered: boolean;
}) {
  const { t } = useWords();
  const count = entries.length;
  if (!isRead) return t(failure === null ? 'transfers.reading' : 'transfers.notRead');
  if (count === 0) return t(isPart ? 'transfers.nothingFits' : 'deliveries.nothing');
  return t(hasOlder ? 'transfers.shownMore' : 'transfers.shown', { count });
}
