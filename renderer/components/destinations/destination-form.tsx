import { useId, useState } from 'react';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import type { Destination } from '../../../electron/contract/destinations.ts';
import { checkDestination, DESTINATION_FIELDS } from '../../state/destination-form.ts';
import { useTypedForm } from '../../state/use-typed-form.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import { TypedField } from '../typed-field.tsx';

const EMPTY = { aeTitle: '', host: '', port: '' };

/** A machine to hand images to; Enter adds it and Escape leaves it. */
export function DestinationForm({
  others,
  bridge,
  isStale,
  onAdded,
  onCancel,
}: {
  readonly others: readonly Destination[];
  readonly bridge: Bridge;
  readonly isStale: boolean;
  readonly onAdded: (destination: Destination) => Promise<void>;
  readonly onCancel: () => void;
}) {
  const { t } = useWords();
  const [tls, setTls] = useState(false);
  const form = useTypedForm({
    kept: EMPTY,
    names: DESTINATION_FIELDS,
    check: (typed) => checkDestination(typed, tls, others),
    save: async (destination: Destination) => {
      await bridge.calls.addDestination(destination);
      await onAdded(destination);
    },
  });
  return (
    <form
      className="destination-form"
      aria-labelledby="destinations-heading"
      noValidate
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      onSubmit={(event) => {
        event.preventDefault();
        if (form.state !== 'running') void form.submit();
      }}
    >
      <div className="destination-fields">
        <TypedField
          form={form}
          name="aeTitle"
          label={t('destinations.aeTitle')}
          hint={t('destinations.aeTitle.hint')}
          hasFocus
        />
        <TypedField
          form={form}
          name="host"
          label={t('settings.proxy.host')}
          hint={t('destinations.host.hint')}
        />
        <TypedField
          form={form}
          name="port"
          label={t('hello.port')}
          hint={t('hello.portHint')}
          isNumber
        />
      </div>
      <Encrypted isOn={tls} onChange={setTls} />
      {form.failure !== null && (
        <CallFailure error={form.failure.error} words={controlErrorWords} />
      )}
      <div className="buttons">
        <button type="submit" className="primary" disabled={isStale}>
          {t('destinations.save')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('destinations.cancel')}
        </button>
      </div>
    </form>
  );
}

function Encrypted({
  isOn,
  onChange,
}: {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  const { t } = useWords();
  const id = useId();
  return (
    <div className="tick">
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-hint`}
        checked={isOn}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <div>
        <label htmlFor={id}>{t('destinations.tls')}</label>
        <p id={`${id}-hint`} className="hint">
          {t('destinations.tls.hint')}
        </p>
      </div>
    </div>
  );
}
