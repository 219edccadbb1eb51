import { HOURS, numberIn, ONLY, orNone, PROXY } from '../../state/setting-forms.ts';
import type { Settings } from '../../state/use-settings.ts';
import { useWords } from '../../state/words.tsx';
import { CertificateSetting } from './certificate-setting.tsx';
import { TypedSetting } from './typed-setting.tsx';

/** What an internet line is sold in. */
const BYTES_PER_MEGABIT = 125_000;
const RATE = orNone(numberIn(BYTES_PER_MEGABIT));

/** The way from this PC to the cloud. */
export function InternetCard({ settings }: { readonly settings: Settings }) {
  const { t, formats } = useWords();
  const limit = settings.cloud?.maxBytesPerSecond ?? settings.config.link.maxBytesPerSecond;
  return (
    <section className="card" aria-labelledby="settings-internet">
      <h2 id="settings-internet">{t('settings.internet.heading')}</h2>
      <TypedSetting
        settings={settings}
        path="link.maxBytesPerSecond"
        form={RATE}
        label={t('settings.rate')}
        hint={
          limit === null
            ? t('settings.rate.hint')
            : `${t('settings.rate.hint')} ${t('settings.rate.now', { rate: formats.rate(limit) })}`
        }
        unit="Mbit/s"
        parts={[{ name: ONLY, isNumber: true, placeholder: t('settings.rate.none') }]}
      />
      <TypedSetting
        settings={settings}
        path="link.limitHours"
        form={HOURS}
        label={t('settings.hours')}
        hint={t(limit === null ? 'settings.hours.idle' : 'settings.hours.hint')}
        parts={[
          { name: 'from', label: t('settings.hours.from') },
          { name: 'to', label: t('settings.hours.to') },
        ]}
      />
      <TypedSetting
        settings={settings}
        path="spool.quietHours"
        form={HOURS}
        label={t('settings.quietHours')}
        hint={t('settings.quietHours.hint')}
        parts={[
          { name: 'from', label: t('settings.hours.from') },
          { name: 'to', label: t('settings.hours.to') },
        ]}
      />
      <TypedSetting
        settings={settings}
        path="link.proxy"
        form={PROXY}
        label={t('settings.proxy')}
        hint={t('settings.proxy.hint')}
        parts={[
          { name: 'host', label: t('settings.proxy.host'), isWide: true },
          { name: 'port', label: t('values.port'), isNumber: true },
        ]}
      />
      <CertificateSetting settings={settings} />
    </section>
  );
}
