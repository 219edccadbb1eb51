import { useEffect, useId, useRef } from 'react';
import { controlErrorWords } from '../../electron/contract/control-error-words.ts';
import { useCall } from '../state/use-call.ts';
import { CallFailure } from './call-failure.tsx';

/** Asks before something is done that has consequences. The harmless answer has the focus; Escape means it too. */
export function ConfirmDialog({
  title,
  text,
  confirm,
  cancel,
  isDanger = false,
  onConfirm,
  onClose,
}: {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly isDanger?: boolean;
  /** The dialogue stays, with the reason, where it fails. */
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
}) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const call = useCall(async () => {
    await onConfirm();
    return true;
  });
  useEffect(() => dialog.current?.showModal(), []);
  const run = async (): Promise<void> => {
    if (await call.run()) dialog.current?.close();
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={onClose}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      <p id={`${id}-text`}>{text}</p>
      {call.state.kind === 'failed' && (
        <CallFailure error={call.state.error} words={controlErrorWords} />
      )}
      <div className="buttons">
        <button type="button" autoFocus onClick={() => dialog.current?.close()}>
          {cancel}
        </button>
        <button
          type="button"
          className={isDanger ? 'danger' : 'primary'}
          disabled={call.state.kind === 'running'}
          onClick={() => void run()}
        >
          {confirm}
        </button>
      </div>
    </dialog>
  );
}
