import { PageHeading } from '../components/page-heading.tsx';
import { BrokenOff } from '../components/transfers/broken-off.tsx';
import { History } from '../components/transfers/history.tsx';
import { TransfersNow } from '../components/transfers-now.tsx';
import type { PageProps } from '../state/page-props.ts';
import { useWords } from '../state/words.tsx';

/** What is on its way, everything that was sent, and what became of it. */
export function TransfersPage({ bridge, status, isStale }: PageProps) {
  const { t } = useWords();
  return (
    <>
      <PageHeading title={t('transfers.title')} lead={t('transfers.lead')} />
      <TransfersNow status={status} isStale={isStale} />
      <BrokenOff bridge={bridge} status={status} isStale={isStale} />
      <History bridge={bridge} status={status} isStale={isStale} />
    </>
  );
}
