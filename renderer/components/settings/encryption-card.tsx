import { useId, type ReactNode } from 'react';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import type { SettingPath } from '../../../electron/contract/setting-path.ts';
import { numberIn, ONLY } from '../../state/setting-forms.ts';
import { useCall } from '../../state/use-call.ts';
import { useCertificates, type Certificates } from '../../state/use-certificates.ts';
import type { Settings } from '../../state/use-settings.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import { FactsList } from '../facts-list.tsx';
import { SettingRow } from './setting-row.tsx';
import { TypedSetting } from './typed-setting.tsx';

const PORT_PARTS = [{ name: ONLY, isNumber: true }];
const PORT_FORM = numberIn(1);

/** The second port, for machines that encrypt: on or off, who gets in, and the certificate to compare. */
export function EncryptionCard({
  bridge,
  settings,
}: {
  readonly bridge: Bridge;
  readonly settings: Settings;
}) {
  const { t } = useWords();
  const { enabled, clientCertificates } = settings.config.dicomTls;
  const certificates = useCertificates(bridge, enabled, settings.isStale);
  return (
    <section className="card" aria-labelledby="settings-encryption">
      <h2 id="settings-encryption">{t('settings.encryption.heading')}</h2>
      <p className="lead">{t('settings.encryption.lead')}</p>
      <Switch
        settings={settings}
        path="dicomTls.enabled"
        isOn={enabled}
        valueOf={(isOn) => isOn}
        words="settings.encryption.switch"
      />
      {enabled && (
        <>
          <TypedSetting
            settings={settings}
            path="dicomTls.port"
            form={PORT_FORM}
            label={t('settings.encryption.port')}
            hint={t('settings.encryption.port.hint')}
            parts={PORT_PARTS}
          />
          <Switch
            settings={settings}
            path="dicomTls.clientCertificates"
            isOn={clientCertificates === 'required'}
            valueOf={(isOn) => (isOn ? 'required' : 'not-asked')}
            words="settings.encryption.ask"
          />
          {certificates !== null && (
            <Facts certificates={certificates} isAsking={clientCertificates === 'required'} />
          )}
        </>
      )}
    </section>
  );
}

type SwitchProps = {
  readonly settings: Settings;
  readonly path: SettingPath;
  readonly isOn: boolean;
  readonly valueOf: (isOn: boolean) => unknown;
  readonly words: 'settings.encryption.switch' | 'settings.encryption.ask';
};

function Switch({ settings, path, isOn, valueOf, words }: SwitchProps) {
  const { t } = useWords();
  const id = useId();
  const save = useCall((next: boolean) => settings.save(path, valueOf(next)));
  return (
    <>
      <SettingRow
        name={<label htmlFor={id}>{t(words)}</label>}
        hint={<span id={`${id}-hint`}>{t(`${words}.hint`)}</span>}
      >
        <input
          id={id}
          className="switch"
          type="checkbox"
          role="switch"
          aria-describedby={`${id}-hint`}
          checked={save.state.kind === 'running' ? !isOn : isOn}
          disabled={settings.isStale || save.state.kind === 'running'}
          onChange={({ currentTarget }) => void save.run(currentTarget.checked)}
        />
      </SettingRow>
      {save.state.kind === 'failed' && (
        <CallFailure error={save.state.error} words={controlErrorWords} />
      )}
    </>
  );
}

function Facts({
  certificates: { own, trusted },
  isAsking,
}: {
  readonly certificates: Certificates;
  readonly isAsking: boolean;
}) {
  const { t, formats } = useWords();
  const names = trusted.map(({ subject }) => subject).join('; ');
  const ownFacts: [string, ReactNode][] =
    own === null
      ? []
      : [
          [t('settings.encryption.certificate'), own.subject],
          [t('settings.encryption.validUntil'), formats.day(own.notAfter)],
          [t('settings.encryption.fingerprint'), <code key="sha256">{own.fingerprint}</code>],
        ];
  return (
    <FactsList
      facts={[
        ...ownFacts,
        [
          t('settings.encryption.trusted'),
          isAsking ? names || t('settings.encryption.noneTrusted') : null,
        ],
      ]}
    />
  );
}
