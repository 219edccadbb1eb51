import { Deliveries } from '../components/deliveries.tsx';
import { PageHeading } from '../components/page-heading.tsx';
import { TransfersNow } from '../components/transfers-now.tsx';
import type { PageProps } from '../state/page-props.ts';
import { useWords } from '../state/words.tsx';

/** Everything that was sent and what became of it. */
export function TransfersPage({ bridge, status, isStale }: PageProps) {
  const { t } = useWords();
  return (
    <>
      <PageHeading title={t('transfers.title')} />
      <TransfersNow
        transfers={status.transfers}
        names={status.deviceNames}
        lastDeliveredAt={status.lastDeliveredAt}
        isStale={isStale}
      />
      <Deliveries bridge={bridge} status={status} isStale={isStale} />
    </>
  );
}
