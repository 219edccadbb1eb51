import type { AllowedDevice } from '../../../electron/contract/agent-config.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import { ALLOW_LIST_PATH, isSameEntry } from '../../state/machine-state.ts';
import { useCall } from '../../state/use-call.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import type { MachineTools } from './machine-tools.ts';

/** What the list allows beside the known machines, each to be taken off; nothing where there is nothing. */
export function OtherEntries({
  entries,
  tools,
}: {
  readonly entries: readonly AllowedDevice[];
  readonly tools: MachineTools;
}) {
  const { t } = useWords();
  if (entries.length === 0) return null;
  return (
    <div className="other-entries">
      <h3>{t('entries.heading')}</h3>
      <ul>
        {entries.map((entry) => (
          <Entry key={`${entry.aeTitle} ${entry.address}`} entry={entry} tools={tools} />
        ))}
      </ul>
    </div>
  );
}

function Entry({
  entry,
  tools: { bridge, isStale, reload, say },
}: {
  readonly entry: AllowedDevice;
  readonly tools: MachineTools;
}) {
  const words = useWords();
  const { t } = words;
  const text = entryWords(entry, words);
  const call = useCall(async () => {
    const { dicom } = await bridge.calls.getConfig({});
    const value = (dicom.allowedDevices ?? []).filter((one) => !isSameEntry(one, entry));
    await bridge.calls.setConfig({ path: ALLOW_LIST_PATH, value });
    say(t('entries.removed', { entry: text }));
    await reload();
  });
  return (
    <li>
      <span>{text}</span>
      <button
        type="button"
        className="quiet"
        aria-label={`${t('entries.remove')}: ${text}`}
        disabled={isStale || call.state.kind === 'running'}
        onClick={() => void call.run()}
      >
        {t('entries.remove')}
      </button>
      {call.state.kind === 'failed' && (
        <CallFailure error={call.state.error} words={controlErrorWords} />
      )}
    </li>
  );
}

function entryWords(
  { aeTitle, address }: AllowedDevice,
  { t }: ReturnType<typeof useWords>,
): string {
  if (aeTitle === null) return t('entries.address', { address: address ?? '–' });
  return address === null
    ? t('entries.title', { title: aeTitle })
    : t('entries.machine', { title: aeTitle, address });
}
