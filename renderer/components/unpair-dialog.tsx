import { useEffect, useRef } from 'react';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { controlErrorWords } from '../../electron/contract/control-error-words.ts';
import { useCall } from '../state/use-call.ts';
import { useWords } from '../state/words.tsx';
import { CallFailure } from './call-failure.tsx';

/** Asks before unpairing. The harmless answer has the focus; Escape means it too. */
export function UnpairDialog({
  bridge,
  isRemoved,
  onClose,
  onUnpaired,
}: {
  readonly bridge: Bridge;
  /** The cloud has ended this uplink already. */
  readonly isRemoved: boolean;
  readonly onClose: () => void;
  readonly onUnpaired: (cloudWasTold: boolean) => void;
}) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const unpair = useCall(() => bridge.calls.unpair({}));
  useEffect(() => dialog.current?.showModal(), []);
  const confirm = async (): Promise<void> => {
    const result = await unpair.run();
    if (result) onUnpaired(result.cloudWasTold);
  };
  const isRunning = unpair.state.kind === 'running';
  return (
    <dialog
      ref={dialog}
      aria-labelledby="unpair-title"
      aria-describedby="unpair-text"
      onClose={onClose}
    >
      <h2 id="unpair-title">{t(isRemoved ? 'unpair.removedTitle' : 'unpair.title')}</h2>
      <p id="unpair-text">{t(isRemoved ? 'unpair.removedText' : 'unpair.text')}</p>
      {unpair.state.kind === 'failed' && (
        <CallFailure error={unpair.state.error} words={controlErrorWords} />
      )}
      <div className="buttons">
        <button type="button" autoFocus onClick={() => dialog.current?.close()}>
          {t(isRemoved ? 'unpair.removedCancel' : 'unpair.cancel')}
        </button>
        <button
          type="button"
          className="danger"
          disabled={isRunning}
          onClick={() => void confirm()}
        >
          {isRunning
            ? t('unpair.running')
            : t(isRemoved ? 'unpair.removedConfirm' : 'unpair.confirm')}
        </button>
      </div>
    </dialog>
  );
}
