import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Headline } from '../../electron/contract/headline.ts';
import { Hero } from '../components/hero.tsx';
import { MachineValues } from '../components/machine-values.tsx';
import { PairingForm } from '../components/pairing-form.tsx';
import { ProblemList } from '../components/problem-list.tsx';

/** Before pairing: the code, and what can be typed into the machines already. */
export function PairingPage({
  bridge,
  status,
  headline,
  isStale,
}: {
  readonly bridge: Bridge;
  readonly status: AgentStatus;
  readonly headline: Headline;
  readonly isStale: boolean;
}) {
  return (
    <>
      <Hero headline={headline} />
      <div className="stack stale-part">
        <ProblemList
          problems={status.problems}
          names={status.deviceNames}
          bridge={bridge}
          isStale={isStale}
        />
        <div className="two">
          <PairingForm bridge={bridge} pairing={status.pairing} isStale={isStale} />
          <MachineValues listener={status.listener} />
        </div>
      </div>
    </>
  );
}
