import { hrefOf } from '../../state/route.ts';
import { numberIn, ONLY, orNone, TEXT, titlesBeside } from '../../state/setting-forms.ts';
import type { Settings } from '../../state/use-settings.ts';
import { useWords, type PageWords } from '../../state/words.tsx';
import { TypedSetting } from './typed-setting.tsx';

const PORT_PARTS = [{ name: ONLY, isNumber: true }];

/** How machines reach this PC. */
export function NetworkCard({
  settings,
  hasDevicesPage,
}: {
  readonly settings: Settings;
  readonly hasDevicesPage: boolean;
}) {
  const { t } = useWords();
  const { aeTitle } = settings.config.dicom;
  return (
    <section className="card" aria-labelledby="settings-network">
      <h2 id="settings-network">{t('settings.network.heading')}</h2>
      <p className="lead">{t('settings.network.lead')}</p>
      <TypedSetting
        settings={settings}
        path="dicom.aeTitle"
        form={TEXT}
        label={t('values.aeTitle')}
        hint={aeTitleHint(settings.config.dicom, t)}
      />
      <TypedSetting
        settings={settings}
        path="dicom.calledAeTitles"
        form={orNone(titlesBeside(aeTitle))}
        label={t('settings.calledTitles')}
        hint={t('settings.calledTitles.hint')}
        parts={[{ name: ONLY, isWide: true, placeholder: t('settings.calledTitles.none') }]}
      />
      <TypedSetting
        settings={settings}
        path="dicom.port"
        form={numberIn(1)}
        label={t('values.port')}
        hint={t('settings.port.hint')}
        parts={PORT_PARTS}
      />
      {hasDevicesPage && (
        <p className="setting-link">
          <a className="link-like" href={hrefOf('devices')}>
            {t('settings.network.devices')}
          </a>
        </p>
      )}
    </section>
  );
}

/** What becomes of images under other titles. */
function aeTitleHint(
  { aeTitle, calledAeTitles }: Settings['config']['dicom'],
  t: PageWords['t'],
): string {
  if (calledAeTitles === null) return t('settings.aeTitle.hint');
  const hasOthers = calledAeTitles.some((title) => title !== aeTitle);
  return t(hasOthers ? 'settings.aeTitle.hintListed' : 'settings.aeTitle.hintOnly');
}
