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
const BEGIN = '-----BEGIN CERTIFICATE-----';

/** CAs to trust beside the system's. A certificate is not shown: the page knows only that there is one. */
export function CertificateSetting({ settings }: { readonly settings: Settings }) {
  const { t } = useWords();
  /** What is being pasted; null: nothing is being added. */
  const [pem, setPem] = useState<string | null>(null);
  const saving = useCall((value: string | null) => settings.save(PATH, value));
  const { caPem } = settings.config.link;
  const isDisabled = settings.isStale || saving.state.kind === 'running';
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
          : t('settings.certificate.set', { count: caPem.split(BEGIN).length - 1 })}
      </p>
      {pem === null ? (
        <Choices
          hasOne={caPem !== null}
          isDisabled={isDisabled}
          onAdd={() => setPem('')}
          onRemove={() => void save(null)}
        />
      ) : (
        <Adding
          pem={pem}
          isDisabled={isDisabled}
          onPem={setPem}
          onTrust={() => void save(pem.trim())}
          onCancel={() => setPem(null)}
        />
      )}
      <SettingMessage
        id="settings-certificate-message"
        setting={{ saving: { kind }, isFromCloud: false }}
        complaint={complaint}
      />
    </SettingRow>
  );
}

function Choices({
  hasOne,
  isDisabled,
  onAdd,
  onRemove,
}: {
  readonly hasOne: boolean;
  readonly isDisabled: boolean;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
}) {
  const { t } = useWords();
  return (
    <div className="buttons">
      <button type="button" disabled={isDisabled} onClick={onAdd}>
        {t(hasOne ? 'settings.certificate.replace' : 'settings.certificate.add')}
      </button>
      {hasOne && (
        <button type="button" className="quiet danger" disabled={isDisabled} onClick={onRemove}>
          {t('settings.certificate.remove')}
        </button>
      )}
    </div>
  );
}

/** Trust in a certificate is given by a button and not by leaving the field: it has a consequence to read first. */
function Adding({
  pem,
  isDisabled,
  onPem,
  onTrust,
  onCancel,
}: {
  readonly pem: string;
  readonly isDisabled: boolean;
  readonly onPem: (pem: string) => void;
  readonly onTrust: () => void;
  readonly onCancel: () => void;
}) {
  const { t } = useWords();
  const isUsable = pem.trim() !== '' && checkCertificate(pem) === null;
  return (
    <div className="certificate-adding">
      <p className="notice">{t('settings.certificate.consequence')}</p>
      <CertificateInput
        label={t('settings.certificate.label')}
        pem={pem}
        onPem={onPem}
        isDisabled={isDisabled}
      />
      <div className="buttons">
        <button
          type="button"
          className="primary"
          disabled={isDisabled || !isUsable}
          onClick={onTrust}
        >
          {t('settings.certificate.trust')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('settings.certificate.cancel')}
        </button>
      </div>
    </div>
  );
}
