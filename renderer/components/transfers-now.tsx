import type { AgentStatus, Transfer } from '../../electron/contract/agent-status.ts';
import type { DeviceName } from '../../electron/contract/devices.ts';
import { deviceName } from '../../electron/contract/device-words.ts';
import { useWords } from '../state/words.tsx';
import { Timed } from './timed.tsx';

/** What is being transferred at this moment. DICOM does not tell beforehand how much will come, so there is no percentage. */
export function TransfersNow({
  transfers,
  names,
  lastDeliveredAt,
  isStale,
}: {
  readonly transfers: AgentStatus['transfers'];
  readonly names: readonly DeviceName[];
  readonly lastDeliveredAt: string | null;
  readonly isStale: boolean;
}) {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby="moving-heading">
      <h2 id="moving-heading">{t('moving.heading')}</h2>
      {transfers.length === 0 ? (
        <p className="empty">
          {t('moving.nothing')}
          {lastDeliveredAt !== null && (
            <span>
              <Timed phrase="moving.last" at={lastDeliveredAt} />
            </span>
          )}
        </p>
      ) : (
        <ul className="rows">
          {transfers.map((transfer) => (
            <TransferRow
              key={transfer.associationId}
              transfer={transfer}
              names={names}
              isStale={isStale}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function TransferRow({
  transfer,
  names,
  isStale,
}: {
  readonly transfer: Transfer;
  readonly names: readonly DeviceName[];
  readonly isStale: boolean;
}) {
  const { t, formats } = useWords();
  const { device, objectsDone, bytes, bytesPerSecond } = transfer;
  const isSending = bytesPerSecond > 0;
  const facts = [
    t('moving.soFar', { count: objectsDone }),
    formats.bytes(bytes),
    isSending ? formats.rate(bytesPerSecond) : t('moving.waits'),
  ];
  return (
    <li className="row">
      <span className="device">
        {deviceName(device, names)}
        {device.aeTitle !== null && <small> {device.address}</small>}
      </span>
      <span className="facts">{facts.join(' · ')}</span>
      <div className={`bar ${isSending && !isStale ? 'is-moving' : ''}`} aria-hidden="true">
        <div />
      </div>
    </li>
  );
}
