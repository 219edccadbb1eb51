import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { controlErrorWords } from '../../electron/contract/control-error-words.ts';
import { groupDeliveries } from '../state/deliveries.ts';
import { hrefOf } from '../state/route.ts';
import { useLedger } from '../state/use-ledger.ts';
import { useWords } from '../state/words.tsx';
import { CallFailure } from './call-failure.tsx';
import { DeliveryRow } from './delivery-row.tsx';

const READ_ROWS = 300;
const SHOWN_GROUPS = 5;

/** What was sent lately and what became of it, in groups of alike images. */
export function Deliveries({
  bridge,
  status,
  isStale,
}: {
  readonly bridge: Bridge;
  readonly status: AgentStatus;
  readonly isStale: boolean;
}) {
  const { t } = useWords();
  const ledger = useLedger(bridge, status, { limit: READ_ROWS, isStale });
  const groups = ledger.kind === 'loaded' ? groupDeliveries(ledger.entries) : [];
  const shown = groups.slice(0, SHOWN_GROUPS);
  return (
    <section className="card" aria-labelledby="deliveries-heading">
      <h2 id="deliveries-heading">{t('deliveries.heading')}</h2>
      {ledger.kind === 'failed' && <CallFailure error={ledger.error} words={controlErrorWords} />}
      {ledger.kind === 'loaded' && groups.length === 0 && (
        <p className="empty">{t('deliveries.nothing')}</p>
      )}
      {shown.length > 0 && (
        <ul className="deliveries">
          {shown.map((group) => (
            <DeliveryRow key={group.key} group={group} names={status.deviceNames} />
          ))}
        </ul>
      )}
      {shown.length < groups.length && (
        <p className="more-link">
          <a href={hrefOf('transfers')}>{t('deliveries.more')}</a>
        </p>
      )}
    </section>
  );
}
