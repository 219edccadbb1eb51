import { deviceName } from '../../electron/contract/device-words.ts';
import { sopClassWords } from '../../electron/contract/sop-class-words.ts';
import { deliveryWords } from '../../electron/contract/transfer-words.ts';
import { formatBytes, formatNumber } from '../format.ts';
import type { DeliveryGroup } from '../state/deliveries.ts';
import { WORDS } from '../words.ts';
import { ResultIcon } from './icons.tsx';
import { TimeAgo } from './time-ago.tsx';

const SHOWN_IDENTIFIERS = 20;
const TONE_RESULTS = { ok: 'ok', waiting: 'waiting', bad: 'failed' } as const;

/** One group of the list; opens to the identifiers behind it. */
export function DeliveryRow({ group }: { readonly group: DeliveryGroup }) {
  const { newest, entries, bytes } = group;
  const { tone, text } = deliveryWords(newest);
  return (
    <li data-state={newest.state}>
      <details className="delivery">
        <summary>
          <ResultIcon result={TONE_RESULTS[tone]} />
          <span className="what">
            {formatNumber(entries.length)} {sopClassWords(newest.sopClassUid, entries.length)}
            <small>
              {deviceName(newest.device)} · {formatBytes(bytes)}
            </small>
          </span>
          <span className="outcome">
            <span className={`state-${tone}`}>{text}</span>
            <small>
              <TimeAgo at={newest.finishedAt} />
            </small>
          </span>
        </summary>
        <Facts group={group} />
      </details>
    </li>
  );
}

function Facts({ group: { newest, entries } }: { readonly group: DeliveryGroup }) {
  const words = WORDS.deliveries;
  const facts = [
    [words.from, `${newest.device.aeTitle ?? '–'} (${newest.device.address})`],
    [words.sentTo, newest.calledAeTitle],
    [words.sopClass, newest.sopClassUid],
    [words.transferSyntax, newest.transferSyntaxUid],
    [words.status, statusText(newest.status)],
  ] as const;
  return (
    <div className="delivery-facts">
      <dl className="facts-list">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="label">{words.identifiers}</p>
      <ul className="identifiers">
        {entries.slice(0, SHOWN_IDENTIFIERS).map(({ id, sopInstanceUid, receiptId }) => (
          <li key={id}>
            {sopInstanceUid}{' '}
            {receiptId !== null && (
              <small>
                {words.receipt} {receiptId}
              </small>
            )}
          </li>
        ))}
        {entries.length > SHOWN_IDENTIFIERS && (
          <li>
            … {words.andMore}: {formatNumber(entries.length - SHOWN_IDENTIFIERS)}
          </li>
        )}
      </ul>
    </div>
  );
}

/** The far side's C-STORE status as the standard writes it. */
function statusText(status: number | null): string {
  if (status === null) return WORDS.deliveries.noStatus;
  return `${status.toString(16).toUpperCase().padStart(4, '0')}H`;
}
