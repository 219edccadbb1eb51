import { useState } from 'react';
import { Deliveries } from '../components/deliveries.tsx';
import { FirstMachineHint } from '../components/first-machine-hint.tsx';
import { Hero } from '../components/hero.tsx';
import { LinkStrip } from '../components/link-strip.tsx';
import { PauseButton } from '../components/pause-button.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { SpoolNote } from '../components/spool-note.tsx';
import { TodayNumbers } from '../components/today-numbers.tsx';
import { TransfersNow } from '../components/transfers-now.tsx';
import { UnpairDialog } from '../components/unpair-dialog.tsx';
import type { PageProps } from '../state/page-props.ts';
import { useWords } from '../state/words.tsx';

/** How things are, to be understood from two metres away. */
export function HomePage({ bridge, status, headline, isStale, onUnpaired }: PageProps) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const isRemoved = status.link.kind === 'refused';
  const action = isRemoved ? (
    <button type="button" className="primary" onClick={() => setAsking(true)}>
      {t('account.pairAgain')}
    </button>
  ) : (
    <PauseButton bridge={bridge} paused={status.paused} />
  );
  return (
    <>
      <Hero headline={headline} {...(!isStale && { action })}>
        <LinkStrip status={status} isStale={isStale} />
      </Hero>
      <div className="stack stale-part">
        <FirstMachineHint status={status} />
        <ProblemList status={status} bridge={bridge} isStale={isStale} max={3} />
        <SpoolNote spool={status.spool} held={status.spool?.held ?? 0} />
        <TodayNumbers today={status.today} />
        <div className="halves">
          <TransfersNow status={status} isStale={isStale} />
          <Deliveries bridge={bridge} status={status} isStale={isStale} />
        </div>
      </div>
      {isAsking && (
        <UnpairDialog
          bridge={bridge}
          isRemoved={isRemoved}
          onClose={() => setAsking(false)}
          onUnpaired={onUnpaired}
        />
      )}
    </>
  );
}
