import { useEffect, useRef, useState } from 'react';
import { PageHeading } from '../components/page-heading.tsx';
import { PairingForm } from '../components/pairing-form.tsx';
import { ConnectStep } from '../components/setup/connect-step.tsx';
import { DoneStep } from '../components/setup/done-step.tsx';
import { StepBar, type SetupStep } from '../components/setup/step-bar.tsx';
import type { PageProps } from '../state/page-props.ts';
import { stayAt } from '../state/route.ts';
import { useSetupRun } from '../state/setup-run.ts';
import { useWords } from '../state/words.tsx';

/** The way from a new PC to the first image in the cloud. */
export function SetupPage(props: PageProps) {
  const { kind } = props.status.pairing;
  return kind === 'paired' || kind === 'foreign' ? (
    <MachineSteps {...props} />
  ) : (
    <PairStep {...props} />
  );
}

function PairStep({ bridge, status, isStale }: PageProps) {
  const { t } = useWords();
  // Before pairing every address leads here. Once paired it is this one that keeps the set-up open.
  useEffect(() => stayAt('setup'), []);
  return (
    <div className="setup">
      <StepBar current="pair" />
      <PageHeading title={t('assistant.title')} lead={t('assistant.lead')} />
      <PairingForm bridge={bridge} pairing={status.pairing} isStale={isStale} />
    </div>
  );
}

function MachineSteps({ bridge, status, isStale }: PageProps) {
  const run = useSetupRun();
  const [step, setStep] = useState<Exclude<SetupStep, 'pair'>>('connect');
  const panel = useRef<HTMLDivElement>(null);
  // What had the focus, the button of the step before, is gone.
  useEffect(() => panel.current?.focus({ preventScroll: true }), [step]);
  return (
    <div className="setup card" ref={panel} tabIndex={-1}>
      <StepBar current={step} />
      {step === 'connect' ? (
        <ConnectStep
          bridge={bridge}
          status={status}
          isStale={isStale}
          startedAt={run.startedAt}
          onDone={() => setStep('done')}
        />
      ) : (
        <DoneStep
          status={status}
          run={run}
          onAnother={() => {
            run.restart();
            setStep('connect');
          }}
        />
      )}
    </div>
  );
}
