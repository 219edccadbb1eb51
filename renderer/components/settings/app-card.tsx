import { useEffect, useId, useState } from 'react';
import type { DesktopControls } from '../../../electron/contract/bridge.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import type { DesktopSettings } from '../../../electron/contract/desktop-settings.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../../electron/contract/languages.ts';
import { useCall } from '../../state/use-call.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import { SettingRow } from './setting-row.tsx';

/** What is set for the app itself; in a browser that is its language alone. */
export function AppCard({ desktop }: { readonly desktop: DesktopControls | null }) {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby="settings-app">
      <h2 id="settings-app">{t('settings.app.heading')}</h2>
      {desktop === null ? <BrowserLanguage /> : <DesktopRows desktop={desktop} />}
    </section>
  );
}

function BrowserLanguage() {
  const { language, choose } = useWords();
  return <LanguageRow value={language} onChoose={(next) => next && choose(next)} />;
}

function DesktopRows({ desktop }: { readonly desktop: DesktopControls }) {
  const { t } = useWords();
  const [settings, setSettings] = useState<DesktopSettings | null>(null);
  useEffect(() => desktop.onSettings(setSettings), [desktop]);
  const set = useCall(desktop.setSettings);
  /** Where the switch was put, until the app has told that it is so. */
  const [asked, setAsked] = useState<boolean | null>(null);
  const id = useId();
  if (settings === null) return null;
  const { startsAtLogin, language } = settings;
  const setLogin = async (isOn: boolean): Promise<void> => {
    setAsked(isOn);
    await set.run({ startsAtLogin: isOn });
    setAsked(null);
  };
  return (
    <>
      <LanguageRow
        value={language}
        ofSystem={t('settings.language.system')}
        onChoose={(next) => void set.run({ language: next })}
      />
      {startsAtLogin !== null && (
        <SettingRow
          name={<label htmlFor={id}>{t('tray.startAtLogin')}</label>}
          hint={<span id={`${id}-hint`}>{t('settings.login.hint')}</span>}
        >
          <input
            id={id}
            className="switch"
            type="checkbox"
            role="switch"
            aria-describedby={`${id}-hint`}
            checked={asked ?? startsAtLogin}
            onChange={({ currentTarget }) => void setLogin(currentTarget.checked)}
          />
        </SettingRow>
      )}
      {set.state.kind === 'failed' && (
        <CallFailure error={set.state.error} words={controlErrorWords} />
      )}
    </>
  );
}

type Choice = (typeof LANGUAGES)[number] | null;

/** Each language in its own words. `ofSystem`: there is the choice to follow the system. */
function LanguageRow({
  value,
  ofSystem,
  onChoose,
}: {
  readonly value: Choice;
  readonly ofSystem?: string;
  readonly onChoose: (choice: Choice) => void;
}) {
  const { t } = useWords();
  const id = useId();
  return (
    <SettingRow name={<label htmlFor={id}>{t('app.language')}</label>}>
      <select
        id={id}
        value={value ?? ''}
        onChange={({ currentTarget }) =>
          onChoose(LANGUAGES.find((one) => one === currentTarget.value) ?? null)
        }
      >
        {ofSystem !== undefined && <option value="">{ofSystem}</option>}
        {LANGUAGES.map((one) => (
          <option key={one} value={one} lang={one}>
            {LANGUAGE_NAMES[one]}
          </option>
        ))}
      </select>
    </SettingRow>
  );
}
