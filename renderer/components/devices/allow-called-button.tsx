import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import type { Remedy } from '../../../electron/contract/knocks.ts';
import { useCall } from '../../state/use-call.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import type { MachineTools } from './machine-tools.ts';

/** Adds a called AE title to those that may be called, and says so. */
export function AllowCalledButton({
  tools: { bridge, isStale, reload, say },
  remedy: { aeTitle, deviceId },
  name,
}: {
  readonly tools: MachineTools;
  readonly remedy: Extract<Remedy, { readonly kind: 'allow-called-ae' }>;
  /** Of the machine. */
  readonly name: string;
}) {
  const { t } = useWords();
  const call = useCall(async () => {
    await bridge.calls.allowCalledAe({ aeTitle, deviceId });
    say(t('knocks.calledAllowed', { title: aeTitle }));
    await reload();
  });
  return (
    <>
      <button
        type="button"
        className="primary"
        aria-label={`${t('knocks.allowCalled')}: ${aeTitle}, ${name}`}
        disabled={isStale || call.state.kind === 'running'}
        onClick={() => void call.run()}
      >
        {t('knocks.allowCalled')}
      </button>
      {call.state.kind === 'failed' && (
        <CallFailure error={call.state.error} words={controlErrorWords} />
      )}
    </>
  );
}
