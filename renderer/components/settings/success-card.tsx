import { useId } from 'react';
import { ackPolicyWords } from '../../../electron/contract/ack-policy-words.ts';
import { ackPolicySchema, type AckPolicy } from '../../../electron/contract/agent-config.ts';
import type { PairingState } from '../../../electron/contract/agent-status.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import { useCall } from '../../state/use-call.ts';
import { cloudValue, type Settings } from '../../state/use-settings.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';

/** When a machine may believe that its image is safe: a choice, and what it means. */
export function SuccessCard({
  settings,
  policy,
  pairing,
}: {
  readonly settings: Settings;
  /** The one that holds now. */
  readonly policy: AckPolicy;
  readonly pairing: PairingState;
}) {
  const { t } = useWords();
  const save = useCall((next: AckPolicy) => settings.save('ackPolicy', next));
  const isRunning = save.state.kind === 'running';
  const isFromCloud = cloudValue(settings, 'ackPolicy') !== null;
  return (
    <section className="card" aria-labelledby="settings-success">
      <h2 id="settings-success">{t('settings.success.heading')}</h2>
      <fieldset
        className="policies"
        aria-labelledby="settings-success"
        disabled={settings.isStale || isFromCloud || isRunning}
      >
        {ackPolicySchema.options.map((one) => (
          <Policy
            key={one}
            policy={one}
            pairing={pairing}
            isChosen={one === policy}
            onChoose={() => void save.run(one)}
          />
        ))}
      </fieldset>
      {isFromCloud && <p className="setting-text">{t('settings.success.byCloud')}</p>}
      <p className="setting-text">{t(`settings.success.${policy}.why`)}</p>
      <p className="setting-text">{t(`settings.success.${policy}.offline`)}</p>
      {save.state.kind === 'failed' && (
        <CallFailure error={save.state.error} words={controlErrorWords} />
      )}
    </section>
  );
}

function Policy({
  policy,
  pairing,
  isChosen,
  onChoose,
}: {
  readonly policy: AckPolicy;
  readonly pairing: PairingState;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const id = useId();
  const far = pairing.kind === 'foreign' ? 'archive' : 'cloud';
  return (
    <label className="policy" htmlFor={id}>
      <input
        id={id}
        type="radio"
        name="ackPolicy"
        aria-describedby={`${id}-when`}
        checked={isChosen}
        onChange={onChoose}
      />
      <span>
        <strong>{ackPolicyWords(policy, pairing, words)}</strong>
        <span id={`${id}-when`}>{t(`settings.success.${policy}.${far}`)}</span>
      </span>
    </label>
  );
}
