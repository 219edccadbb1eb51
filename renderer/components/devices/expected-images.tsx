import { useId, useState } from 'react';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import { expectedHoursSchema, type KnownDevice } from '../../../electron/contract/devices.ts';
import { useCall } from '../../state/use-call.ts';
import { useWords } from '../../state/words.tsx';
import { CallFailure } from '../call-failure.tsx';
import { Field } from '../field.tsx';
import type { MachineTools } from './machine-tools.ts';

const DAY_HOURS = 24;
const WEEK_HOURS = 7 * DAY_HOURS;
const COMMON = [DAY_HOURS, 2 * DAY_HOURS, WEEK_HOURS] as const;
const NEVER = 'never';
const OWN = 'own';

/** How often at least an image is expected of a machine, so that its silence is told. Holds as soon as it is chosen. */
export function ExpectedImages({
  device: { id, name, aeTitle, expectEveryHours },
  tools: { bridge, isStale, reload },
}: {
  readonly device: KnownDevice;
  readonly tools: MachineTools;
}) {
  const words = useWords();
  const { t } = words;
  const selectId = useId();
  /** What was chosen last, until the list has it; `own` while the hours are being typed. */
  const [chosen, setChosen] = useState<string | null>(null);
  const call = useCall(async (everyHours: number | null) => {
    await bridge.calls.setDevice({ id, expectEveryHours: everyHours });
    await reload();
    return true;
  });
  const expect = async (everyHours: number | null, by: string): Promise<void> => {
    const isDone = await call.run(everyHours);
    // Hours that could not be kept stay as typed, and what was chosen in the meantime stays chosen.
    if (isDone || by !== OWN) setChosen((now) => (now === by ? null : now));
  };
  const choose = (value: string): void => {
    setChosen(value);
    if (value !== OWN) void expect(value === NEVER ? null : Number(value), value);
  };
  const now = expectEveryHours === null ? NEVER : String(expectEveryHours);
  const hours = [...new Set([...COMMON, ...(expectEveryHours === null ? [] : [expectEveryHours])])];
  return (
    <div className="machine-expect">
      <label htmlFor={selectId}>
        {t('machines.expect')}
        <span className="visually-hidden"> {name ?? aeTitle}</span>
      </label>
      <select
        id={selectId}
        value={chosen ?? now}
        disabled={isStale}
        onChange={(event) => choose(event.target.value)}
      >
        <option value={NEVER}>{t('machines.expect.never')}</option>
        {hours
          .sort((a, b) => a - b)
          .map((each) => (
            <option key={each} value={each}>
              {everyWords(each, words)}
            </option>
          ))}
        <option value={OWN}>{t('machines.expect.own')}</option>
      </select>
      {chosen === OWN && (
        <OwnHours onDone={(value) => void expect(value, OWN)} onCancel={() => setChosen(null)} />
      )}
      {call.state.kind === 'failed' && (
        <CallFailure error={call.state.error} words={controlErrorWords} />
      )}
    </div>
  );
}

function everyWords(hours: number, { t }: ReturnType<typeof useWords>): string {
  if (hours === WEEK_HOURS) return t('machines.expect.week');
  return hours % DAY_HOURS === 0
    ? t('machines.expect.days', { count: hours / DAY_HOURS })
    : t('machines.expect.hours', { count: hours });
}

function OwnHours({
  onDone,
  onCancel,
}: {
  readonly onDone: (hours: number) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const save = (): void => {
    const parsed = expectedHoursSchema.safeParse(typed === '' ? null : Number(typed));
    setWrong(!parsed.success);
    if (parsed.success) onDone(parsed.data);
  };
  return (
    <form
      className="machine-hours"
      noValidate
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field
        label={t('machines.hours')}
        message={t(isWrong ? 'machines.hoursWrong' : 'machines.hoursHint')}
        kind={isWrong ? 'error' : 'hint'}
      >
        {(ids) => (
          <input
            {...ids}
            autoFocus
            inputMode="numeric"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <div className="buttons">
        <button type="submit">{t('machines.save')}</button>
        <button type="button" className="quiet" onClick={onCancel}>
          {t('machines.cancel')}
        </button>
      </div>
    </form>
  );
}
