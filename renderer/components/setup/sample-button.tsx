import type { Bridge } from '../../../electron/contract/bridge.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import { useCall } from '../../state/use-call.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';

const IMAGES = 1;

/** Sends an image of nobody the way a machine would; the lights show how far it comes. */
export function SampleButton({
  bridge,
  isDisabled,
}: {
  readonly bridge: Bridge;
  readonly isDisabled: boolean;
}) {
  const { t } = useWords();
  const sample = useCall(() => bridge.calls.sendSample({ images: IMAGES }));
  const isRunning = sample.state.kind === 'running';
  return (
    <>
      <button type="button" disabled={isDisabled || isRunning} onClick={() => void sample.run()}>
        {t(isRunning ? 'assistant.sampleRunning' : 'assistant.sample')}
      </button>
      {sample.state.kind === 'failed' && (
        <CallFailure error={sample.state.error} words={controlErrorWords} />
      )}
    </>
  );
}
