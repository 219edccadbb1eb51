import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import { deviceName } from '../../../electron/contract/device-words.ts';
import type { KnownDevice } from '../../../electron/contract/devices.ts';
import { useCall } from '../../state/use-call.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import type { MachineTools } from './machine-tools.ts';

/** Offers to make one machine of two entries; the older one stays, with its name. */
export function SameMachine({
  device,
  older,
  tools: { bridge, isStale, reload, say },
}: {
  readonly device: KnownDevice;
  readonly older: KnownDevice;
  readonly tools: MachineTools;
}) {
  const { t } = useWords();
  const name = older.name ?? `${deviceName(older)} (${older.address})`;
  const call = useCall(async () => {
    await bridge.calls.mergeDevices({ id: device.id, into: older.id });
    say(t('machines.merged', { name: older.name ?? deviceName(older) }));
    await reload();
  });
  return (
    <div className="machine-note is-hint">
      <p>{t('machines.maybeSame', { name })}</p>
      <button
        type="button"
        aria-label={`${t('machines.same')}: ${name}`}
        disabled={isStale || call.state.kind === 'running'}
        onClick={() => void call.run()}
      >
        {t('machines.same')}
      </button>
      {call.state.kind === 'failed' && (
        <CallFailure error={call.state.error} words={controlErrorWords} />
      )}
    </div>
  );
}
