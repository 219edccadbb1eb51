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

type Typed = { readonly name: string; readonly room: string };

/** What people call the machine and where it stands; changed in place, Enter keeps it and Escape leaves it. */
export function MachineName({
  device,
  tools: { bridge, isStale, reload },
}: {
  readonly device: KnownDevice;
  readonly tools: MachineTools;
}) {
  const { t } = useWords();
  /** Null while they are not being changed. */
  const [typed, setTyped] = useState<Typed | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const shown = device.name ?? deviceName(device);
  const call = useCall(async ({ name, room }: Typed) => {
    await bridge.calls.setDevice({
      id: device.id,
      name: name.trim() || null,
      room: room.trim() || null,
    });
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
    if (typed !== null && (await call.run(typed))) close();
  };
  if (typed === null)
    return (
      <div className="machine-name">
        <h3>{shown}</h3>
        {device.room !== null && <span className="machine-room">{device.room}</span>}
        <button
          ref={button}
          type="button"
          className="quiet"
          aria-label={`${t('machines.rename')}: ${shown}`}
          disabled={isStale}
          onClick={() => setTyped({ name: device.name ?? '', room: device.room ?? '' })}
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
            value={typed.name}
            onChange={(event) => setTyped({ ...typed, name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('machines.room')} message={t('machines.roomHint')}>
        {(ids) => (
          <input
            {...ids}
            maxLength={MAX_NAME}
            value={typed.room}
            onChange={(event) => setTyped({ ...typed, room: event.target.value })}
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
