import {
  numberIn,
  ONLY,
  orNone,
  PORTS,
  TEXT,
  type SettingForm,
} from '../../state/setting-forms.ts';
import type { Settings } from '../../state/use-settings.ts';
import { useWords, type PageWords } from '../../state/words.tsx';
import { TypedSetting } from './typed-setting.tsx';

const MS_PER_SECOND = 1000;
const BYTES_PER_KIB = 1024;
const COUNT = numberIn(1);
const SECONDS = numberIn(MS_PER_SECOND);
const KIB = numberIn(BYTES_PER_KIB);
const PORT_OR_NONE = orNone(COUNT);
const PORTS_OR_NONE = orNone(PORTS);
const NUMBER_PARTS = [{ name: ONLY, isNumber: true }];

/** The settings that are plain numbers. */
type NumberPath =
  | 'dicom.maxAssociations'
  | 'dicom.maxPduBytes'
  | `dicom.${'artim' | 'pdu' | 'idle'}TimeoutMs`
  | `link.${'connect' | 'association'}TimeoutMs`
  | 'link.heartbeatIntervalMs'
  | `link.backoff${'Min' | 'Max'}Ms`;

const NETWORK_NUMBERS: readonly NumberSetting[] = [
  { path: 'dicom.maxAssociations', form: COUNT, unit: null },
  { path: 'dicom.maxPduBytes', form: KIB, unit: 'KiB' },
  { path: 'dicom.artimTimeoutMs', form: SECONDS, unit: 's' },
  { path: 'dicom.pduTimeoutMs', form: SECONDS, unit: 's' },
  { path: 'dicom.idleTimeoutMs', form: SECONDS, unit: 's' },
];
const LINK_NUMBERS: readonly NumberSetting[] = [
  { path: 'link.connectTimeoutMs', form: SECONDS, unit: 's' },
  { path: 'link.associationTimeoutMs', form: SECONDS, unit: 's' },
  { path: 'link.heartbeatIntervalMs', form: SECONDS, unit: 's' },
  { path: 'link.backoffMinMs', form: SECONDS, unit: 's' },
  { path: 'link.backoffMaxMs', form: SECONDS, unit: 's' },
];

type NumberSetting = {
  readonly path: NumberPath;
  readonly form: SettingForm<number>;
  readonly unit: string | null;
};
type Shown = { readonly settings: Settings };

/** What a technician may need, folded away. */
export function AdvancedCard({ settings }: Shown) {
  const { t } = useWords();
  return (
    <details className="card advanced">
      <summary>
        <h2>{t('settings.advanced.heading')}</h2>
        <span className="hint">{t('settings.advanced.lead')}</span>
      </summary>
      <h3>{t('settings.advanced.machines')}</h3>
      <TypedSetting
        settings={settings}
        path="dicom.host"
        form={TEXT}
        label={t('settings.host')}
        hint={t('settings.host.hint')}
      />
      <Numbers settings={settings} numbers={NETWORK_NUMBERS} />
      <h3>{t('settings.advanced.link')}</h3>
      <TypedSetting
        settings={settings}
        path="link.ports"
        form={PORTS_OR_NONE}
        label={t('settings.ports')}
        hint={t('settings.ports.hint')}
        parts={[{ name: ONLY, isWide: true, placeholder: t('settings.ports.none') }]}
      />
      <Numbers settings={settings} numbers={LINK_NUMBERS} />
      <h3>{t('settings.advanced.here')}</h3>
      <TypedSetting
        settings={settings}
        path="web.port"
        form={PORT_OR_NONE}
        label={t('settings.webPort')}
        hint={t('settings.webPort.hint')}
        parts={[{ name: ONLY, isNumber: true, placeholder: t('settings.webPort.none') }]}
      />
      <TypedSetting
        settings={settings}
        path="ledger.keepDays"
        form={COUNT}
        label={t('settings.keepDays')}
        hint={t('settings.keepDays.hint')}
        unit={t('settings.keepDays.unit')}
        parts={NUMBER_PARTS}
      />
    </details>
  );
}

function Numbers({ settings, numbers }: Shown & { readonly numbers: readonly NumberSetting[] }) {
  const words = useWords();
  return numbers.map(({ path, form, unit }) => (
    <TypedSetting
      key={path}
      settings={settings}
      path={path}
      form={form}
      {...wordsOf(path, words)}
      {...(unit === null ? {} : { unit })}
      parts={NUMBER_PARTS}
    />
  ));
}

function wordsOf(path: NumberPath, { t }: PageWords) {
  return { label: t(`settings.${path}`), hint: t(`settings.${path}.hint`) };
}
