import type { AckPolicy } from '../../../electron/contract/agent-config.ts';
import type { PairingState } from '../../../electron/contract/agent-status.ts';
import { useWords } from '../../state/words.tsx';

const POLICY_WORDS = { relay: 'settings.success.relay' } as const satisfies Record<
  AckPolicy,
  string
>;

/** When a machine may believe that its image is safe. There is one way so far, so there is nothing to choose. */
export function SuccessCard({
  policy,
  pairing,
}: {
  readonly policy: AckPolicy;
  readonly pairing: PairingState;
}) {
  const { t } = useWords();
  const far = pairing.kind === 'foreign' ? 'archive' : 'cloud';
  return (
    <section className="card" aria-labelledby="settings-success">
      <h2 id="settings-success">{t('settings.success.heading')}</h2>
      <p className="policy">{t(`${POLICY_WORDS[policy]}.${far}`)}</p>
      <p className="setting-text">{t(`${POLICY_WORDS[policy]}.why`)}</p>
      <p className="setting-text">{t(`${POLICY_WORDS[policy]}.offline`)}</p>
    </section>
  );
}
