import type { DeviceName } from '../../electron/contract/devices.ts';
import { deviceName } from '../../electron/contract/device-words.ts';
import { sopClassWords } from '../../electron/contract/sop-class-words.ts';
import { deliveryWords } from '../../electron/contract/transfer-words.ts';
import type { DeliveryGroup } from '../state/deliveries.ts';
import { statusCode } from '../state/status-code.ts';
import { useWords } from '../state/words.tsx';
import { FactsList } from './facts-list.tsx';
import { ResultIcon } from './icons.tsx';
import { TimeAgo } from './time-ago.tsx';

const SHOWN_IDENTIFIERS = 20;
const TONE_RESULTS = { ok: 'ok', waiting: 'waiting', bad: 'failed' } as const;

/** One group of the list; opens to the identifiers behind it. */
export function DeliveryRow({
  group,
  names,
}: {
  readonly group: DeliveryGroup;
  readonly names: readonly DeviceName[];
}) {
  const { newest, entries, bytes } = group;
  const words = useWords();
  const { formats } = words;
  const { tone, text } = deliveryWords(newest, words);
  return (
    <li data-state={newest.state}>
      <details className="delivery">
        <summary>
          <ResultIcon result={TONE_RESULTS[tone]} />
          <span className="what">
            {formats.number(entries.length)}{' '}
            {sopClassWords(newest.sopClassUid, entries.length, words)}
            {newest.isSample && <span className="sample">{words.t('transfers.sample')}</span>}
            <small>
              {deviceName(newest.device, names)} · {formats.bytes(bytes)}
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
  const { t, formats } = useWords();
  const facts = [
    [t('deliveries.from'), `${newest.device.aeTitle ?? '–'} (${newest.device.address})`],
    [t('deliveries.sentTo'), newest.calledAeTitle],
    [t('deliveries.sopClass'), newest.sopClassUid],
    [t('deliveries.transferSyntax'), newest.transferSyntaxUid],
    [
      t('deliveries.status'),
      newest.status === null ? t('deliveries.noStatus') : statusCode(newest.status),
    ],
  ] as const;
  return (
    <div className="delivery-facts">
      <FactsList facts={facts} />
      <p className="label">{t('deliveries.identifiers')}</p>
      <ul className="identifiers">
        {entries.slice(0, SHOWN_IDENTIFIERS).map(({ id, sopInstanceUid, receiptId }) => (
          <li key={id}>
            {sopInstanceUid}{' '}
            {receiptId !== null && <small>{t('deliveries.receipt', { id: receiptId })}</small>}
          </li>
        ))}
        {entries.length > SHOWN_IDENTIFIERS && (
          <li>
            {t('deliveries.andMore', {
              number: formats.number(entries.length - SHOWN_IDENTIFIERS),
            })}
          </li>
        )}
      </ul>
    </div>
  );
}
