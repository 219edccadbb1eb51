import { useState } from 'react';
import { Account } from '../components/account.tsx';
import { PageHeading } from '../components/page-heading.tsx';
import { UnpairDialog } from '../components/unpair-dialog.tsx';
import type { PageProps } from '../state/page-props.ts';
import { useWords } from '../state/words.tsx';

/** How this PC works, and to whom it belongs. */
export function SettingsPage({ bridge, status, isStale, onUnpaired }: PageProps) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const { pairing } = status;
  return (
    <>
      <PageHeading title={t('settings.title')} />
      {(pairing.kind === 'paired' || pairing.kind === 'foreign') && (
        <Account pairing={pairing} isStale={isStale} onUnpair={() => setAsking(true)} />
      )}
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
