import { useState } from 'react';
import { checkCertificate } from '../../state/pairing-input.ts';
import { useCall } from '../../state/use-call.ts';
import type { Settings } from '../../state/use-settings.ts';
import { useWords } from '../../state/words.tsx';
import { fieldsOf } from '../../bridge/call-error.ts';
import { errorAt } from '../../../electron/contract/setting-path.ts';
import { CertificateInput } from '../certificate-input.tsx';
import { SettingMessage } from './setting-message.tsx';
import { SettingRow } from './setting-row.tsx';

const PATH = 'link.caPem';

/** CAs to trust beside the system's. A certificate is not shown: the page knows only that there is one. */
export function CertificateSetting({ settings }: { readonly settings: Settings }) {
  const { t } = useWords();
  /** What is being pasted; null: nothing is being added. */
  const [pem, setPem] = useState<string | null>(null);
  const saving = useCall((value: string | null) => settings.save(PATH, value));
  const { caPem } = settings.config.link;
  const count = caPem?.split('-----BEGIN CERTIFICATE-----').length ?? 1;
  const isBusy = saving.state.kind === 'running';
  const save = async (value: string | null): Promise<void> => {
    // What is kept is never null, unless it was to be.
    if ((await saving.run(value)) === value) setPem(null);
  };
  const { state } = saving;
  const complaint =
    state.kind === 'failed'
      ? { part: null, field: errorAt(fieldsOf(state.error), PATH), error: state.error }
      : null;
  const kind = state.kind === 'running' ? 'saving' : state.kind === 'done' ? 'saved' : 'idle';
  return (
    <SettingRow
      name={<h3 className="setting-name">{t('settings.certificate')}</h3>}
      hint={t('settings.certificate.hint')}
    >
      <p className="certificate-state">
        {caPem === null
          ? t('settings.certificate.none')
          : t('settings.certificate.set', { count: count - 1 })}
      </p>
      {pem === null ? (
        <div className="buttons">
          <button type="button" disabled={settings.isStale || isBusy} onClick={() => setPem('')}>
            {t(caPem === null ? 'settings.certificate.add' : 'settings.certificate.replace')}
          </button>
          {caPem !== null && (
            <button
              type="button"
              className="quiet danger"
              disabled={settings.isStale || isBusy}
              onClick={() => void save(null)}
            >
              {t('settings.certificate.remove')}
            </button>
          )}
        </div>
      ) : (
        <div className="certificate-adding">
          <p className="notice">{t('settings.certificate.consequence')}</p>
          <CertificateInput
            label={t('settings.certificate.label')}
            pem={pem}
            onPem={setPem}
            isDisabled={settings.isStale || isBusy}
          />
          <div className="buttons">
            <button
              type="button"
              className="primary"
              disabled={
                settings.isStale || isBusy || pem.trim() === '' || checkCertificate(pem) !== null
              }
              onClick={() => void save(pem.trim())}
            >
              {t('settings.certificate.trust')}
            </button>
            <button type="button" disabled={isBusy} onClick={() => setPem(null)}>
              {t('settings.certificate.cancel')}
            </button>
          </div>
        </div>
      )}
      <SettingMessage
        id="settings-certificate-message"
        setting={{ saving: { kind }, isFromCloud: false }}
        complaint={complaint}
      />
    </SettingRow>
  );
}
