import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import { deviceName } from '../../../electron/contract/device-words.ts';
import type { KnownDevice } from '../../../electron/contract/devices.ts';
import { useCall } from '../../state/use-call.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import { Field } from '../field.tsx';
import type { MachineTools } from './machine-tools.ts';

const MAX_NAME = 64;

/** What people call the machine; changed in place, Enter keeps it and Escape leaves it. */
export function MachineName({
  device,
  tools: { bridge, isStale, reload },
}: {
  readonly device: KnownDevice;
  readonly tools: MachineTools;
}) {
  const { t } = useWords();
  /** Null while it is not being changed. */
  const [typed, setTyped] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const shown = device.name ?? deviceName(device);
  const call = useCall(async (name: string | null) => {
    await bridge.calls.nameDevice({ id: device.id, name });
    await reload();
    return true;
  });
  const close = (): void => setTyped(null);
  const isChanging = typed !== null;
  const wasChanging = useRef(false);
  useEffect(() => {
    // Back to where it was begun.
    if (wasChanging.current && !isChanging) button.current?.focus();
    wasChanging.current = isChanging;
  }, [isChanging]);
  const save = async (): Promise<void> => {
    if (typed !== null && (await call.run(typed.trim() || null))) close();
  };
  if (typed === null)
    return (
      <div className="machine-name">
        <h3>{shown}</h3>
        <button
          ref={button}
          type="button"
          className="quiet"
          aria-label={`${t('machines.rename')}: ${shown}`}
          disabled={isStale}
          onClick={() => setTyped(device.name ?? '')}
        >
          {t('machines.rename')}
        </button>
      </div>
    );
  const leave = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
  };
  return (
    <form
      className="machine-rename"
      onKeyDown={leave}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3 className="visually-hidden">{shown}</h3>
      <Field
        label={t('machines.name')}
        message={t('machines.nameHint', { title: deviceName(device) })}
      >
        {(ids) => (
          <input
            {...ids}
            autoFocus
            maxLength={MAX_NAME}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <div className="buttons">
        <button type="submit" className="primary" disabled={isStale}>
          {t('machines.save')}
        </button>
        <button type="button" onClick={close}>
          {t('machines.cancel')}
        </button>
      </div>
      {call.state.kind === 'failed' && (
        <CallFailure error={call.state.error} words={controlErrorWords} />
      )}
    </form>
  );
}
