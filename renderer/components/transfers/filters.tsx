import { useEffect, useId, useState } from 'react';
import { deviceName } from '../../../electron/contract/device-words.ts';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import type { DeviceName, KnownDevice } from '../../../electron/contract/devices.ts';
import { isFiltered, NO_FILTERS, type TransferFilters } from '../../state/transfer-filters.ts';
import { useWords } from '../../state/words.tsx';
import { Choice } from './choice.tsx';

const OUTCOMES = [
  'delivered',
  'queued',
  'accepted',
  'held',
  'failed',
  'refused',
  'incomplete',
  'mismatch',
  'discarded',
] as const;

/** What of the history to show; a change counts at once. */
export function Filters({
  filters,
  onFilters,
  bridge,
  names,
  isStale,
}: {
  readonly filters: TransferFilters;
  readonly onFilters: (filters: TransferFilters) => void;
  readonly bridge: Bridge;
  readonly names: readonly DeviceName[];
  readonly isStale: boolean;
}) {
  const { t } = useWords();
  const change = (changes: Partial<TransferFilters>): void => onFilters({ ...filters, ...changes });
  const { fromDay, untilDay } = filters;
  const isSwapped = fromDay !== '' && untilDay !== '' && fromDay > untilDay;
  const outcomes = OUTCOMES.map((value) => ({ value, text: t(`transfers.only.${value}`) }));
  return (
    <form
      className="filters"
      role="search"
      aria-label={t('transfers.filters')}
      onSubmit={(event) => event.preventDefault()}
    >
      <MachineChoice {...{ filters, bridge, names, isStale }} onDevice={change} />
      <Choice
        label={t('transfers.outcome')}
        any={t('transfers.anyOutcome')}
        options={outcomes}
        value={filters.outcome}
        onValue={(outcome) => change({ outcome })}
      />
      <DayField
        label={t('transfers.fromDay')}
        day={fromDay}
        onDay={(day) => change({ fromDay: day })}
      />
      <DayField
        label={t('transfers.untilDay')}
        day={untilDay}
        onDay={(day) => change({ untilDay: day })}
        error={isSwapped ? t('transfers.daysSwapped') : null}
      />
      <IdentifierField
        key={filters.identifier}
        identifier={filters.identifier}
        onIdentifier={(identifier) => change({ identifier })}
      />
      {isFiltered(filters) && (
        <button type="button" className="quiet" onClick={() => onFilters(NO_FILTERS)}>
          {t('transfers.clear')}
        </button>
      )}
    </form>
  );
}

function MachineChoice({
  filters: { device },
  onDevice,
  bridge,
  names,
  isStale,
}: {
  readonly filters: TransferFilters;
  readonly onDevice: (change: Pick<TransferFilters, 'device'>) => void;
  readonly bridge: Bridge;
  readonly names: readonly DeviceName[];
  readonly isStale: boolean;
}) {
  const { t } = useWords();
  const known = useKnownDevices(bridge, isStale);
  const options = known.map(({ aeTitle, address, isSample }) => {
    const found = { aeTitle: aeTitle === '' ? null : aeTitle, address };
    const name = deviceName(found, names);
    const twins = known.filter((one) => deviceName(one, names) === name).length;
    const text = twins > 1 ? `${name} (${address})` : name;
    return {
      value: JSON.stringify(found),
      text: isSample ? t('transfers.sampleMachine', { name: text }) : text,
      device: found,
    };
  });
  const chosen = device === null ? null : JSON.stringify(device);
  const isListed = chosen === null || options.some(({ value }) => value === chosen);
  return (
    <Choice
      label={t('transfers.machine')}
      any={t('transfers.anyMachine')}
      // What was chosen stays to be seen, also while the list is being read.
      options={
        device === null || isListed
          ? options
          : [...options, { value: JSON.stringify(device), text: deviceName(device, names), device }]
      }
      value={chosen}
      onValue={(value) =>
        onDevice({ device: options.find((one) => one.value === value)?.device ?? null })
      }
    />
  );
}

/** The machines there are to choose from; none where they cannot be read, for all else still works. */
function useKnownDevices({ calls }: Bridge, isStale: boolean): readonly KnownDevice[] {
  const [devices, setDevices] = useState<readonly KnownDevice[]>([]);
  useEffect(() => {
    if (isStale) return;
    calls.listDevices({ withSample: true }).then(
      (found) => setDevices(found.devices),
      () => undefined,
    );
  }, [calls, isStale]);
  return devices;
}

function DayField({
  label,
  day,
  onDay,
  error = null,
}: {
  readonly label: string;
  readonly day: string;
  readonly onDay: (day: string) => void;
  readonly error?: string | null;
}) {
  const id = useId();
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={day}
        max="9999-12-31"
        aria-invalid={error !== null}
        aria-describedby={`${id}-error`}
        onChange={(event) => onDay(event.currentTarget.value)}
      />
      <p id={`${id}-error`} className="filter-error" aria-live="polite">
        {error}
      </p>
    </div>
  );
}

/** A whole identifier; it counts when it has been typed or pasted, not at each key. */
function IdentifierField({
  identifier,
  onIdentifier,
}: {
  readonly identifier: string;
  readonly onIdentifier: (identifier: string) => void;
}) {
  const { t } = useWords();
  const id = useId();
  const [typed, setTyped] = useState(identifier);
  const commit = (): void => {
    if (typed.trim() !== identifier) onIdentifier(typed.trim());
  };
  return (
    <div className="filter filter-wide">
      <label htmlFor={id}>{t('transfers.identifier')}</label>
      <input
        id={id}
        type="text"
        value={typed}
        maxLength={64}
        placeholder="SOP Instance UID"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
    </div>
  );
}
