import { useEffect, useState } from 'react';
import type { LedgerEntry } from '../../../electron/contract/agent-status.ts';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import type { ReceiptDetails, TransferDetails } from '../../../electron/contract/transfers.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import { ResultIcon } from '../icons.tsx';
import { FactsList } from '../facts-list.tsx';

type Reading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly transfer: TransferDetails | null }
  | { readonly kind: 'failed'; readonly error: unknown };

/** What the cloud confirmed of one image, beside what was sent. */
export function Receipt({
  entry,
  bridge: { calls },
}: {
  readonly entry: LedgerEntry;
  readonly bridge: Bridge;
}) {
  const { t } = useWords();
  const [reading, setReading] = useState<Reading>({ kind: 'reading' });
  const { id, state } = entry;
  useEffect(() => {
    let isWanted = true;
    const show = (next: Reading): void => {
      if (isWanted) setReading(next);
    };
    calls.getTransfer({ id }).then(
      ({ transfer }) => show({ kind: 'read', transfer }),
      (error: unknown) => show({ kind: 'failed', error }),
    );
    return () => {
      isWanted = false;
    };
    // Its state changes when the receipt comes.
  }, [calls, id, state]);
  if (reading.kind === 'reading') return <p className="running">{t('transfers.reading')}</p>;
  if (reading.kind === 'failed')
    return <CallFailure error={reading.error} words={controlErrorWords} />;
  if (reading.transfer === null) return <p>{t('transfers.receipt.gone')}</p>;
  return <Comparison transfer={reading.transfer} />;
}

function Comparison({
  transfer: { entry, receipt, otherVersions },
}: {
  readonly transfer: TransferDetails;
}) {
  const { t, formats } = useWords();
  // To the byte: rounded, different sizes would look the same.
  const sizeText = (bytes: number): string => `${formats.bytes(bytes)} (${formats.number(bytes)})`;
  const unknown = t('transfers.receipt.unknown');
  const isSame = receipt === null ? null : comparison(entry, receipt);
  return (
    <div className="receipt">
      {receipt === null && (
        <p>{t(`transfers.receipt.${entry.state === 'accepted' ? 'waiting' : 'none'}`)}</p>
      )}
      {isSame !== null && (
        <p className="receipt-verdict">
          <ResultIcon result={isSame ? 'ok' : 'failed'} />
          <strong>{t(`transfers.receipt.${isSame ? 'same' : 'differs'}`)}</strong>
        </p>
      )}
      {otherVersions > 0 && (
        <p className="receipt-verdict">
          <ResultIcon result="warning" />
          {t('transfers.versions', { count: otherVersions })}
        </p>
      )}
      <FactsList
        facts={[
          [t('transfers.receipt.id'), receipt?.receiptId ?? null],
          [t('transfers.receipt.storedAt'), receipt && formats.exact(receipt.storedAt)],
          [t('transfers.receipt.here'), <Digest key="here" value={entry.sha256 ?? unknown} />],
          [
            t('transfers.receipt.cloud'),
            receipt && <Digest key="cloud" value={receipt.sha256 ?? unknown} />,
          ],
          [t('transfers.size'), sizeText(entry.bytes)],
          [
            t('transfers.receipt.sizeCloud'),
            receipt && (receipt.bytes === null ? unknown : sizeText(receipt.bytes)),
          ],
        ]}
      />
    </div>
  );
}

/** Whether the cloud holds what was sent; where the digest was not kept, the agent's own verdict of the time counts. */
function comparison(entry: LedgerEntry, { sha256 }: ReceiptDetails): boolean {
  if (sha256 === null || entry.sha256 === null) return entry.state !== 'mismatch';
  return sha256 === entry.sha256;
}

/** In groups of eight, so that two of them can be compared by eye. */
function Digest({ value }: { readonly value: string }) {
  return <span className="digest">{value.replace(/([0-9a-f]{8})(?=[0-9a-f])/g, '$1 ')}</span>;
}
