import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { controlErrorWords } from '../../electron/contract/control-error-words.ts';
import { useCall } from '../state/use-call.ts';
import { useWords } from '../state/words.tsx';
import { CallFailure } from './call-failure.tsx';

/** Stops taking new images, or takes them again. What it did shows in the sentence beside it. */
export function PauseButton({
  bridge,
  paused,
}: {
  readonly bridge: Bridge;
  readonly paused: AgentStatus['paused'];
}) {
  const { t } = useWords();
  const isPaused = paused !== null;
  const call = useCall(async () => {
    if (isPaused) await bridge.calls.resume({});
    else await bridge.calls.pause({});
  });
  return (
    <>
      <button
        type="button"
        {...(isPaused && { className: 'primary' })}
        disabled={call.state.kind === 'running'}
        onClick={() => void call.run()}
      >
        {t(isPaused ? 'pause.resume' : 'pause.pause')}
      </button>
      {call.state.kind === 'failed' && (
        <CallFailure error={call.state.error} words={controlErrorWords} />
      )}
    </>
  );
}
