import { useId } from 'react';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import {
  commitmentAddressSchema,
  type CommitmentAddress,
  type CommitmentConfig,
} from '../../../electron/contract/commitments.ts';
import type { KnownDevice } from '../../../electron/contract/devices.ts';
import { fieldErrors } from '../../../electron/contract/issue-words.ts';
import { PROXY, type Typed } from '../../state/setting-forms.ts';
import { useTypedForm, type FormCheck } from '../../state/use-typed-form.ts';
import { useWords } from '../../state/words.tsx';
import { SaveRow } from '../save-row.tsx';
import { TypedField } from '../typed-field.tsx';

type Place = Pick<CommitmentAddress, 'host' | 'port'>;

const PLACE = commitmentAddressSchema.pick({ host: true, port: true }).nullable();
const FIELDS = ['host', 'port'] as const;

/** Where a machine takes its answers; both fields empty: where it calls from. */
export function CommitmentAddressForm({
  device: { aeTitle, address },
  name,
  config: { devices, defaultPort },
  bridge,
  isStale,
  onSaved,
}: {
  readonly device: KnownDevice;
  readonly name: string;
  readonly config: CommitmentConfig;
  readonly bridge: Bridge;
  readonly isStale: boolean;
  readonly onSaved: () => Promise<void>;
}) {
  const { t, tag } = useWords();
  const id = useId();
  const form = useTypedForm({
    kept: PROXY.show(devices.find((one) => one.aeTitle === aeTitle) ?? null, tag),
    names: FIELDS,
    check: checkPlace,
    save: async (to) => {
      await bridge.calls.setCommitmentAddress({ aeTitle, to });
      await onSaved();
    },
  });
  return (
    <form
      className="commitment-address"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (form.state !== 'running') void form.submit();
      }}
    >
      <div role="group" aria-labelledby={`${id}-name`} aria-describedby={`${id}-hint`}>
        <h5 id={`${id}-name`}>{t('commitments.to')}</h5>
        <p id={`${id}-hint`} className="hint">
          {t('commitments.toHint', { port: String(defaultPort) })}
        </p>
        <div className="commitment-fields">
          <TypedField
            form={form}
            name="host"
            label={t('settings.proxy.host')}
            hint=""
            placeholder={address}
            isDisabled={isStale}
          />
          <TypedField
            form={form}
            name="port"
            label={t('hello.port')}
            hint=""
            placeholder={String(defaultPort)}
            isNumber
            isDisabled={isStale}
          />
        </div>
      </div>
      <SaveRow form={form} what={`${t('commitments.to')}, ${name}`} isStale={isStale} />
    </form>
  );
}

function checkPlace(typed: Typed): FormCheck<Place | null> {
  const parsed = PLACE.safeParse(PROXY.read(typed));
  return parsed.success
    ? { kind: 'ok', value: parsed.data }
    : { kind: 'wrong', errors: fieldErrors(parsed.error) };
}
