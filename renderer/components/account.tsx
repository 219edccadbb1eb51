import type { PairingState } from '../../electron/contract/agent-status.ts';
import { useWords } from '../state/words.tsx';
import { FactsList } from './facts-list.tsx';

/** To whom this PC belongs, and the way out. */
export function Account({
  pairing,
  isStale,
  onUnpair,
}: {
  readonly pairing: Extract<PairingState, { kind: 'paired' | 'foreign' }>;
  readonly isStale: boolean;
  readonly onUnpair: () => void;
}) {
  const { t, formats } = useWords();
  return (
    <section className="card" aria-labelledby="account-heading">
      <h2 id="account-heading">{t('account.heading')}</h2>
      {pairing.kind === 'foreign' ? (
        <>
          <p className="lead">{t('account.foreign')}</p>
          <FactsList facts={[[t('account.archive'), `${pairing.host}:${pairing.port}`]]} />
        </>
      ) : (
        <>
          <FactsList
            facts={[
              [t('account.clinic'), pairing.clinic],
              [t('account.label'), pairing.label],
              [t('account.cloud'), pairing.cloudUrl],
              [t('account.pairedAt'), formats.day(pairing.pairedAt)],
              [t('account.fingerprint'), pairing.keyFingerprint],
            ]}
          />
          <p className="hint">{t('account.fingerprintNote')}</p>
          <div className="buttons">
            <button type="button" className="quiet danger" disabled={isStale} onClick={onUnpair}>
              {t('account.unpair')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
