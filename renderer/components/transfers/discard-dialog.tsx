import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import type { HeldGroup } from '../../state/held-groups.ts';
import { useCall } from '../../state/use-call.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';

/**
 * Asks twice before images are erased for good; the second time their number has to be typed. The harmless answer has
 * the focus first; Escape means it too.
 */
export function DiscardDialog({
  bridge,
  group: { images },
  onClose,
  onDiscarded,
}: {
  readonly bridge: Bridge;
  readonly group: HeldGroup;
  readonly onClose: () => void;
  readonly onDiscarded: (images: number) => void;
}) {
  const { t } = useWords();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isSure, setSure] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const discard = useCall(async () => {
    let erased = 0;
    for (const { id: one } of images) {
      const which = { kind: 'one', id: one } as const;
      erased += (await bridge.calls.discardHeld({ which, by: 'dashboard' })).images;
    }
    return erased;
  });
  const erase = async (): Promise<void> => {
    const erased = await discard.run();
    if (erased === null) return;
    dialog.current?.close();
    onDiscarded(erased);
  };
  const keep = (
    <button type="button" autoFocus={!isSure} onClick={() => dialog.current?.close()}>
      {t('held.ask.keep')}
    </button>
  );
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={onClose}
    >
      <h2 id={`${id}-title`}>
        {isSure ? t('held.ask.sure') : t('held.ask.title', { count: images.length })}
      </h2>
      <p id={`${id}-text`}>{t('held.ask.text')}</p>
      {discard.state.kind === 'failed' && (
        <CallFailure error={discard.state.error} words={controlErrorWords} />
      )}
      {isSure ? (
        <TypedNumber
          count={images.length}
          isRunning={discard.state.kind === 'running'}
          onErase={() => void erase()}
          keep={keep}
        />
      ) : (
        <div className="buttons">
          {keep}
          <button type="button" className="danger" onClick={() => setSure(true)}>
            {t('held.ask.next')}
          </button>
        </div>
      )}
    </dialog>
  );
}

/** The second step: nobody types the right number by accident. */
function TypedNumber({
  count,
  isRunning,
  onErase,
  keep,
}: {
  readonly count: number;
  readonly isRunning: boolean;
  readonly onErase: () => void;
  readonly keep: ReactNode;
}) {
  const { t } = useWords();
  const id = useId();
  const [typed, setTyped] = useState('');
  const isRight = typed.trim() === String(count);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (isRight) onErase();
      }}
    >
      <div className="field">
        <label htmlFor={id}>{t('held.ask.type', { number: String(count) })}</label>
        <input
          id={id}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          autoFocus
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </div>
      <div className="buttons">
        {keep}
        <button type="submit" className="danger" disabled={!isRight || isRunning}>
          {t('held.ask.erase')}
        </button>
      </div>
    </form>
  );
}
