import type { LedgerEntry } from '../../../electron/contract/agent-status.ts';
import type { DeliveryGroup } from '../../state/deliveries.ts';
import { statusCode } from '../../state/status-code.ts';
import { useWords } from '../../state/words.tsx';
import { FactsList } from '../facts-list.tsx';

/** Where the images of a group are now, what is to be done, and the technical facts they share. */
export function GroupFacts({ group: { newest, entries } }: { readonly group: DeliveryGroup }) {
  const { t, formats } = useWords();
  const story = storyOf(newest);
  const { device, calledAeTitle, sopClassUid, transferSyntaxUid, status } = newest;
  return (
    <div className="group-facts">
      <p>
        {t(`transfers.story.${story}.text`)} <strong>{t(`transfers.story.${story}.advice`)}</strong>
      </p>
      {newest.isSample && <p className="hint">{t('transfers.sampleNote')}</p>}
      <FactsList
        facts={[
          [t('transfers.times'), formats.exact((entries.at(-1) ?? newest).startedAt)],
          [t('deliveries.from'), `${device.aeTitle ?? '–'} (${device.address})`],
          [t('deliveries.sentTo'), calledAeTitle],
          [t('deliveries.sopClass'), sopClassUid],
          [t('deliveries.transferSyntax'), transferSyntaxUid],
          [t('deliveries.status'), status === null ? t('deliveries.noStatus') : statusCode(status)],
        ]}
      />
      <p className="label">{t('deliveries.identifiers')}</p>
    </div>
  );
}

/** A success without a receipt is that of a foreign archive. */
function storyOf({ state, receiptId }: LedgerEntry): LedgerEntry['state'] | 'archived' {
  return state === 'delivered' && receiptId === null ? 'archived' : state;
}
