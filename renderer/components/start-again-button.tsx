import type { DesktopControls } from '../../electron/contract/bridge.ts';
import { useCall } from '../state/use-call.ts';
import { useWords } from '../state/words.tsx';

/** Starts an agent that the desktop app has given up. What came of it shows in the sentence beside it. */
export function StartAgainButton({ desktop }: { readonly desktop: DesktopControls }) {
  const { t } = useWords();
  const call = useCall(desktop.startAgent);
  return (
    <button
      type="button"
      className="primary"
      disabled={call.state.kind === 'running'}
      onClick={() => void call.run()}
    >
      {t('process.startAgain')}
    </button>
  );
}
