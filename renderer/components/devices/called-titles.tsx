import { calledAeTitlesSchema } from '../../../electron/contract/agent-config.ts';
import type { KnownDevice } from '../../../electron/contract/devices.ts';
import { fieldErrors } from '../../../electron/contract/issue-words.ts';
import { ONLY, orNone, TITLES, type Typed } from '../../state/setting-forms.ts';
import { useTypedForm, type FormCheck } from '../../state/use-typed-form.ts';
import { useWords } from '../../state/words.tsx';
import { SaveRow } from '../save-row.tsx';
import { TypedField } from '../typed-field.tsx';
import type { MachineTools } from './machine-tools.ts';

const FORM = orNone(TITLES);
/** So that what is wrong is said as of an AE title. */
const NAME = 'aeTitle';

/** Which AE titles a machine may call; empty: any that this PC takes. */
export function CalledTitles({
  device: { id, calledAeTitles },
  name,
  tools: { bridge, isStale, reload },
}: {
  readonly device: KnownDevice;
  readonly name: string;
  readonly tools: MachineTools;
}) {
  const { t, tag } = useWords();
  const form = useTypedForm({
    kept: { [NAME]: FORM.show(calledAeTitles, tag)[ONLY] ?? '' },
    names: [NAME],
    check: checkTitles,
    save: async (titles) => {
      await bridge.calls.setDevice({ id, calledAeTitles: titles });
      await reload();
    },
  });
  const mayCallNone = calledAeTitles?.length === 0 && !form.isEdited;
  return (
    <form
      className="machine-part"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (form.state !== 'running') void form.submit();
      }}
    >
      <TypedField
        form={form}
        name={NAME}
        label={t('machines.titles')}
        hint={t(mayCallNone ? 'machines.titles.nothing' : 'machines.titles.hint')}
        {...(!mayCallNone && { placeholder: t('machines.titles.any') })}
        isDisabled={isStale}
      />
      <SaveRow form={form} what={`${t('machines.titles')}, ${name}`} isStale={isStale} />
    </form>
  );
}

function checkTitles(typed: Typed): FormCheck<string[] | null> {
  const parsed = calledAeTitlesSchema.safeParse(FORM.read({ [ONLY]: typed[NAME] ?? '' }));
  if (parsed.success) return { kind: 'ok', value: parsed.data };
  const errors = fieldErrors(parsed.error).map((error) => ({ ...error, path: NAME }));
  return { kind: 'wrong', errors };
}
