import { MachineValues } from '../components/machine-values.tsx';
import { PageHeading } from '../components/page-heading.tsx';
import { PairingForm } from '../components/pairing-form.tsx';
import type { PageProps } from '../state/page-props.ts';
import { useWords } from '../state/words.tsx';

/** The way from a new PC to the first image in the cloud. */
export function SetupPage({ bridge, status, isStale }: PageProps) {
  const { t } = useWords();
  return (
    <>
      <PageHeading title={t('assistant.title')} />
      <div className="two">
        <PairingForm bridge={bridge} pairing={status.pairing} isStale={isStale} />
        <MachineValues listener={status.listener} />
      </div>
    </>
  );
}
