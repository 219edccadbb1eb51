import { useState } from 'react';
import { controlErrorWords } from '../../electron/contract/control-error-words.ts';
import { Account } from '../components/account.tsx';
import { CallFailure } from '../components/call-failure.tsx';
import { DestinationsCard } from '../components/destinations/destinations-card.tsx';
import { PageHeading } from '../components/page-heading.tsx';
import { AdvancedCard } from '../components/settings/advanced-card.tsx';
import { AppCard } from '../components/settings/app-card.tsx';
import { EncryptionCard } from '../components/settings/encryption-card.tsx';
import { InternetCard } from '../components/settings/internet-card.tsx';
import { NetworkCard } from '../components/settings/network-card.tsx';
import { UpdatesCard } from '../components/settings/updates-card.tsx';
import { SuccessCard } from '../components/settings/success-card.tsx';
import { UnpairDialog } from '../components/unpair-dialog.tsx';
import type { PageProps } from '../state/page-props.ts';
import { useSettings } from '../state/use-settings.ts';
import { useWords } from '../state/words.tsx';

/** How this PC works, and to whom it belongs. */
export function SettingsPage({ bridge, status, isStale, onUnpaired }: PageProps) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const view = useSettings(bridge, isStale);
  const { pairing } = status;
  const isPaired = pairing.kind === 'paired' || pairing.kind === 'foreign';
  return (
    <>
      <PageHeading title={t('settings.title')} lead={t('settings.lead')} />
      {view.kind === 'failed' && <CallFailure error={view.error} words={controlErrorWords} />}
      {view.kind === 'read' && (
        <>
          <NetworkCard settings={view.settings} hasDevicesPage={isPaired} />
          <EncryptionCard bridge={bridge} settings={view.settings} />
          {isPaired && <DestinationsCard bridge={bridge} isStale={isStale} />}
          <SuccessCard settings={view.settings} policy={status.ackPolicy} pairing={pairing} />
          <InternetCard settings={view.settings} />
        </>
      )}
      <UpdatesCard
        bridge={bridge}
        told={status.update}
        settings={view.kind === 'read' ? view.settings : null}
      />
      <AppCard desktop={bridge.desktop} />
      {isPaired && <Account pairing={pairing} isStale={isStale} onUnpair={() => setAsking(true)} />}
      {view.kind === 'read' && <AdvancedCard settings={view.settings} />}
      {isAsking && (
        <UnpairDialog
          bridge={bridge}
          isRemoved={status.link.kind === 'refused'}
          onClose={() => setAsking(false)}
          onUnpaired={onUnpaired}
        />
      )}
    </>
  );
}
