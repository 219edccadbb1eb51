import { assertNever } from '../../../electron/contract/assert-never.ts';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import { deviceName } from '../../../electron/contract/device-words.ts';
import type { DeviceName } from '../../../electron/contract/devices.ts';
import { sopClassWords } from '../../../electron/contract/sop-class-words.ts';
import { deliveryWords } from '../../../electron/contract/transfer-words.ts';
import type { DeliveryGroup } from '../../state/deliveries.ts';
import type { HistoryRow } from '../../state/history-rows.ts';
import { useWords } from '../../state/words.tsx';
import { ResultIcon } from '../icons.tsx';
import { GroupFacts } from './group-facts.tsx';
import { Receipt } from './receipt.tsx';

const TONE_RESULTS = { ok: 'ok', waiting: 'waiting', bad: 'failed' } as const;

/** What stands in a row of the history. */
export function RowCells({
  row,
  names,
  bridge,
}: {
  readonly row: HistoryRow;
  readonly names: readonly DeviceName[];
  readonly bridge: Bridge;
}) {
  const { formats } = useWords();
  switch (row.kind) {
    case 'day':
      return (
        <div role="gridcell" aria-colspan={3}>
          {formats.day(row.at)}
        </div>
      );
    case 'group':
      return <GroupCells group={row.group} names={names} />;
    case 'facts':
      return (
        <div role="gridcell" aria-colspan={3}>
          <GroupFacts group={row.group} />
        </div>
      );
    case 'image':
      return <ImageCells entry={row.entry} />;
    case 'receipt':
      return (
        <div role="gridcell" aria-colspan={3}>
          <Receipt entry={row.entry} bridge={bridge} />
        </div>
      );
    default:
      return assertNever(row);
  }
}

function GroupCells({
  group: { newest, entries, bytes },
  names,
}: {
  readonly group: DeliveryGroup;
  readonly names: readonly DeviceName[];
}) {
  const words = useWords();
  const { t, formats } = words;
  const { tone, text } = deliveryWords(newest, words);
  const { state } = newest;
  return (
    <>
      <div role="gridcell" className="history-what">
        <ResultIcon result={TONE_RESULTS[tone]} />
        <span className="what">
          {formats.number(entries.length)}{' '}
          {sopClassWords(newest.sopClassUid, entries.length, words)}
          {newest.isSample && <span className="sample">{t('transfers.sample')}</span>}
          <small>
            {deviceName(newest.device, names)} · {formats.bytes(bytes)}
          </small>
        </span>
      </div>
      <div role="gridcell" className="history-outcome" data-state={state}>
        <span className={`state-${tone}`}>{text}</span>
        {tone === 'bad' && <small>{t(`transfers.place.${badState(state)}`)}</small>}
      </div>
      <div role="gridcell" className="history-time">
        <TimeSpan from={(entries.at(-1) ?? newest).finishedAt} to={newest.finishedAt} />
      </div>
    </>
  );
}

/** The states whose images did not arrive as they were sent. */
function badState(
  state: DeliveryGroup['newest']['state'],
): 'refused' | 'incomplete' | 'mismatch' | 'held' | 'discarded' {
  switch (state) {
    case 'refused':
    case 'mismatch':
    case 'held':
    case 'discarded':
      return state;
    default:
      return 'incomplete';
  }
}

function TimeSpan({ from, to }: { readonly from: string; readonly to: string }) {
  const { formats } = useWords();
  const [first, last] = [formats.time(from), formats.time(to)];
  return (
    <time dateTime={to} title={formats.exact(to)}>
      {first === last ? last : `${first} – ${last}`}
    </time>
  );
}

function ImageCells({
  entry,
}: {
  readonly entry: Extract<HistoryRow, { kind: 'image' }>['entry'];
}) {
  const { t, formats } = useWords();
  const { sopInstanceUid, bytes, finishedAt } = entry;
  return (
    <>
      <div role="gridcell" className="history-uid">
        {sopInstanceUid === '' ? t('transfers.noUid') : sopInstanceUid}
      </div>
      <div role="gridcell" className="history-size">
        {formats.bytes(bytes)}
      </div>
      <div role="gridcell" className="history-time">
        <TimeSpan from={finishedAt} to={finishedAt} />
      </div>
    </>
  );
}
