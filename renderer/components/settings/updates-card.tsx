import { useEffect, useId, useState } from 'react';
import type { Bridge, DesktopControls } from '../../../electron/contract/bridge.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import { mishapWords, updateWords } from '../../../electron/contract/update-words.ts';
import type { UpdateChannel, UpdateStatus } from '../../../electron/contract/updates.ts';
import { HOURS } from '../../state/setting-forms.ts';
import { useCall } from '../../state/use-call.ts';
import type { Settings } from '../../state/use-settings.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import { FactsList } from '../facts-list.tsx';
import { Timed } from '../timed.tsx';
import { SettingRow } from './setting-row.tsx';
import { TypedSetting } from './typed-setting.tsx';

const CHANNELS: readonly UpdateChannel[] = ['stable', 'beta'];

/** How it stands with updates. Only the desktop app has any; elsewhere the version is all there is to say. */
export function UpdatesCard({
  bridge: { desktop },
  told,
  settings,
}: {
  readonly bridge: Bridge;
  /** As the agent knows it, where this is a browser. */
  readonly told: UpdateStatus | null;
  readonly settings: Settings | null;
}) {
  const { t } = useWords();
  const own = useUpdate(desktop);
  const update = desktop === null ? told : own;
  if (update === null) return null;
  return (
    <section className="card" aria-labelledby="settings-updates">
      <h2 id="settings-updates">{t('updates.heading')}</h2>
      <Standing update={update} />
      {desktop !== null && <Actions desktop={desktop} update={update} />}
      {settings !== null && update.state.kind !== 'off' && <Choices settings={settings} />}
    </section>
  );
}

function useUpdate(desktop: DesktopControls | null): UpdateStatus | null {
  const [update, setUpdate] = useState<UpdateStatus | null>(null);
  useEffect(() => desktop?.onUpdate(setUpdate), [desktop]);
  return update;
}

function Standing({ update }: { readonly update: UpdateStatus }) {
  const words = useWords();
  const { t } = words;
  const mishap = mishapWords(update, words);
  const checked =
    update.checkedAt === null || update.state.kind === 'off' ? null : (
      <Timed phrase="updates.lastChecked" at={update.checkedAt} />
    );
  return (
    <>
      {mishap !== null && (
        <div className="failure">
          <strong>{mishap.title}</strong>
          <p>{mishap.text}</p>
        </div>
      )}
      <p className="policy" role="status">
        {updateWords(update, words)}
      </p>
      {checked !== null && <p className="hint">{checked}</p>}
      <FactsList facts={[[t('updates.version'), update.version]]} />
    </>
  );
}

function Actions({
  desktop,
  update: { state },
}: {
  readonly desktop: DesktopControls;
  readonly update: UpdateStatus;
}) {
  const { t } = useWords();
  const check = useCall(desktop.checkForUpdates);
  const install = useCall(desktop.installUpdate);
  const isReady = state.kind === 'ready' || (state.kind === 'waiting' && state.hold !== 'service');
  const mayCheck = state.kind === 'idle' || state.kind === 'failed' || state.kind === 'checking';
  const failed = [check.state, install.state].find(({ kind }) => kind === 'failed');
  return (
    <>
      {isReady && (
        <button type="button" className="primary" onClick={() => void install.run()}>
          {t('updates.install')}
        </button>
      )}
      {mayCheck && (
        <button
          type="button"
          disabled={state.kind === 'checking' || check.state.kind === 'running'}
          onClick={() => void check.run()}
        >
          {t('updates.check')}
        </button>
      )}
      {failed?.kind === 'failed' && <CallFailure error={failed.error} words={controlErrorWords} />}
    </>
  );
}

function Choices({ settings }: { readonly settings: Settings }) {
  const { t } = useWords();
  const { cloud, config, isStale } = settings;
  const id = useId();
  const save = useCall((channel: UpdateChannel) => settings.save('updates.channel', channel));
  const fromCloud = cloud?.updateChannel ?? null;
  return (
    <>
      <SettingRow
        name={<label htmlFor={id}>{t('updates.channel')}</label>}
        hint={
          <span id={`${id}-hint`}>
            {fromCloud === null ? t('updates.channel.hint') : t('settings.fromCloud')}
          </span>
        }
      >
        <select
          id={id}
          aria-describedby={`${id}-hint`}
          value={fromCloud ?? config.updates.channel}
          disabled={isStale || fromCloud !== null}
          onChange={({ currentTarget }) =>
            void save.run(currentTarget.value === 'beta' ? 'beta' : 'stable')
          }
        >
          {CHANNELS.map((one) => (
            <option key={one} value={one}>
              {t(`updates.channel.${one}`)}
            </option>
          ))}
        </select>
      </SettingRow>
      {save.state.kind === 'failed' && (
        <CallFailure error={save.state.error} words={controlErrorWords} />
      )}
      <TypedSetting
        settings={settings}
        path="updates.hours"
        form={HOURS}
        label={t('updates.hours')}
        hint={t('updates.hours.hint')}
        parts={[
          { name: 'from', label: t('settings.hours.from') },
          { name: 'to', label: t('settings.hours.to') },
        ]}
      />
    </>
  );
}
