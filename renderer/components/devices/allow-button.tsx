import type { AllowedDevice } from '../../../electron/contract/agent-config.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import { useCall } from '../../state/use-call.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import type { MachineTools } from './machine-tools.ts';

/** Puts a machine on the list with one click, and says that it may send now. */
export function AllowButton({
  tools: { bridge, isStale, reload, say },
  entry,
  name,
  label,
  isMain = false,
}: {
  readonly tools: MachineTools;
  readonly entry: AllowedDevice;
  /** Of the machine. */
  readonly name: string;
  readonly label: string;
  readonly isMain?: boolean;
}) {
  const { t } = useWords();
  const call = useCall(async () => {
    await bridge.calls.allowDevice(entry);
    say(t('knocks.allowed', { name }));
    await reload();
  });
  return (
    <>
      <button
        type="button"
        {...(isMain && { className: 'primary' })}
        aria-label={`${label}: ${name}`}
        disabled={isStale || call.state.kind === 'running'}
        onClick={() => void call.run()}
      >
        {label}
      </button>
      {call.state.kind === 'failed' && (
        <CallFailure error={call.state.error} words={controlErrorWords} />
      )}
    </>
  );
}
