import { PageHeading } from '../components/page-heading.tsx';
import { SpoolNote } from '../components/spool-note.tsx';
import { BrokenOff } from '../components/transfers/broken-off.tsx';
import { Held } from '../components/transfers/held.tsx';
import { History } from '../components/transfers/history.tsx';
import { TransfersNow } from '../components/transfers-now.tsx';
import type { PageProps } from '../state/page-props.ts';
import { useWords } from '../state/words.tsx';

/** What is on its way, everything that was sent, and what became of it. */
export function TransfersPage({ bridge, status, isStale }: PageProps) {
  const { t } = useWords();
  const { ackPolicy, spool } = status;
  const keepsHere = ackPolicy !== 'relay' || (spool !== null && spool.queued + spool.held > 0);
  return (
    <>
      <PageHeading
        title={t('transfers.title')}
        lead={t(keepsHere ? 'transfers.leadKept' : 'transfers.lead')}
      />
      <SpoolNote spool={status.spool} />
      <Held bridge={bridge} status={status} isStale={isStale} />
      <TransfersNow status={status} isStale={isStale} />
      <BrokenOff bridge={bridge} status={status} isStale={isStale} />
      <History bridge={bridge} status={status} isStale={isStale} />
    </>
  );
}
