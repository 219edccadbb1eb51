import type { AgentStatus, Transfer } from '../../electron/contract/agent-status.ts';
import type { DeviceName } from '../../electron/contract/devices.ts';
import { deviceName } from '../../electron/contract/device-words.ts';
import { useWords } from '../state/words.tsx';
import { RetrieveRow } from './retrieve-row.tsx';
import { Timed } from './timed.tsx';

/**
 * What is on its way at this moment: from the machines, and from the cloud. DICOM does not tell beforehand how much a
 * machine will send, so there is no percentage.
 */
export function TransfersNow({
  status: { transfers, retrieves, deviceNames, lastDeliveredAt },
  isStale,
}: {
  readonly status: AgentStatus;
  readonly isStale: boolean;
}) {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby="moving-heading">
      <h2 id="moving-heading">{t('moving.heading')}</h2>
      {transfers.length + retrieves.length === 0 ? (
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
              names={deviceNames}
              isStale={isStale}
            />
          ))}
          {retrieves.map((retrieve) => (
            <RetrieveRow key={retrieve.id} retrieve={retrieve} names={deviceNames} />
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
