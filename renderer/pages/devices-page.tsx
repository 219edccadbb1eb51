import { MachineValues } from '../components/machine-values.tsx';
import { OpenToAllNotice } from '../components/open-to-all-notice.tsx';
import { PageHeading } from '../components/page-heading.tsx';
import type { PageProps } from '../state/page-props.ts';
import { useWords } from '../state/words.tsx';

/** The machines that send through this PC, and what to type into a new one. */
export function DevicesPage({ status: { listener } }: PageProps) {
  const { t } = useWords();
  return (
    <>
      <PageHeading title={t('devices.title')} />
      {listener.kind === 'listening' && listener.isOpenToAll && <OpenToAllNotice />}
      <MachineValues listener={listener} />
    </>
  );
}
