import { useState } from 'react';
import { controlErrorWords } from '../../electron/contract/control-error-words.ts';
import { CallFailure } from '../components/call-failure.tsx';
import { AccessRule } from '../components/devices/access-rule.tsx';
import { KnockList } from '../components/devices/knock-list.tsx';
import { MachineList } from '../components/devices/machine-list.tsx';
import type { MachineTools } from '../components/devices/machine-tools.ts';
import { OtherEntries } from '../components/devices/other-entries.tsx';
import { MachineValues } from '../components/machine-values.tsx';
import { PageHeading } from '../components/page-heading.tsx';
import { Said } from '../components/said.tsx';
import { otherEntries } from '../state/machine-state.ts';
import type { PageProps } from '../state/page-props.ts';
import { hrefOf } from '../state/route.ts';
import { useMachines } from '../state/use-machines.ts';
import { useWords } from '../state/words.tsx';

/** The machines that send through this PC, those that were turned away, and what to type into a new one. */
export function DevicesPage({ bridge, status, isStale }: PageProps) {
  const { t } = useWords();
  const { view, reload } = useMachines(bridge, status, isStale);
  const [said, setSaid] = useState<{ readonly text: string } | null>(null);
  const say = (text: string): void => setSaid({ text });
  const tools: MachineTools = { bridge, status, isStale, reload, say };
  return (
    <>
      <PageHeading title={t('devices.title')}>
        <a className="button-like" href={hrefOf('setup')}>
          {t('devices.connectNew')}
        </a>
      </PageHeading>
      <Said said={said} />
      {view.kind === 'loaded' && <KnockList knocks={view.knocks} tools={tools} />}
      {view.kind === 'failed' && <CallFailure error={view.error} words={controlErrorWords} />}
      <div className="two machines-page">
        <section className="card" aria-labelledby="machines-heading">
          <h2 id="machines-heading">{t('machines.heading')}</h2>
          {view.kind === 'loaded' && (
            <>
              <AccessRule devices={view.devices} allowList={view.allowList} tools={tools} />
              <MachineList lists={view} tools={tools} />
              {view.allowList === 'local' && (
                <OtherEntries entries={otherEntries(view.entries, view.devices)} tools={tools} />
              )}
            </>
          )}
        </section>
        <MachineValues listener={status.listener} />
      </div>
    </>
  );
}
