import { useState } from 'react';
import type { AgentStatus, PairingState } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Headline } from '../../electron/contract/headline.ts';
import { Account } from '../components/account.tsx';
import { Checks } from '../components/checks.tsx';
import { Deliveries } from '../components/deliveries.tsx';
import { Hero } from '../components/hero.tsx';
import { LinkStrip } from '../components/link-strip.tsx';
import { MachineValues } from '../components/machine-values.tsx';
import { OpenToAllNotice } from '../components/open-to-all-notice.tsx';
import { PauseButton } from '../components/pause-button.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { TodayNumbers } from '../components/today-numbers.tsx';
import { TransfersNow } from '../components/transfers-now.tsx';
import { UnpairDialog } from '../components/unpair-dialog.tsx';
import { useWords } from '../state/words.tsx';

/** The one page of a paired PC. */
export function HomePage({
  bridge,
  status,
  pairing,
  headline,
  isStale,
  onUnpaired,
}: {
  readonly bridge: Bridge;
  readonly status: AgentStatus;
  readonly pairing: Extract<PairingState, { kind: 'paired' | 'foreign' }>;
  readonly headline: Headline;
  readonly isStale: boolean;
  readonly onUnpaired: (cloudWasTold: boolean) => void;
}) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const { listener, transfers } = status;
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
        <ProblemList
          problems={status.problems}
          names={status.deviceNames}
          bridge={bridge}
          isStale={isStale}
        />
        {listener.kind === 'listening' && listener.isOpenToAll && <OpenToAllNotice />}
        <TodayNumbers today={status.today} />
        <div className="two">
          <div className="stack">
            <TransfersNow
              transfers={transfers}
              names={status.deviceNames}
              lastDeliveredAt={status.lastDeliveredAt}
              isStale={isStale}
            />
            <Deliveries bridge={bridge} status={status} isStale={isStale} />
          </div>
          <div className="stack">
            <MachineValues listener={listener} />
            <Checks bridge={bridge} link={status.link} isStale={isStale} />
            <Account pairing={pairing} isStale={isStale} onUnpair={() => setAsking(true)} />
          </div>
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
