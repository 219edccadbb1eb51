import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import { formatBytes, formatNumber } from '../format.ts';
import { WORDS } from '../words.ts';

/** Today's work in four numbers. */
export function TodayNumbers({ today }: { readonly today: AgentStatus['today'] }) {
  const words = WORDS.today;
  const numbers = [
    {
      id: 'delivered',
      value: formatNumber(today.delivered),
      label: words.delivered[today.delivered === 1 ? 0 : 1],
    },
    { id: 'sent', value: formatBytes(today.bytes), label: words.sent },
    { id: 'awaiting', value: orNone(today.awaitingReceipt), label: words.awaiting },
    { id: 'failed', value: orNone(today.failed), label: words.failed, isBad: today.failed > 0 },
  ];
  return (
    <section aria-labelledby="today-heading">
      <h2 id="today-heading" className="visually-hidden">
        {words.heading}
      </h2>
      <dl className="numbers">
        {numbers.map(({ id, value, label, isBad }) => (
          <div key={id} data-number={id} className={isBad ? 'is-bad' : undefined}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function orNone(count: number): string {
  return count === 0 ? WORDS.today.none : formatNumber(count);
}
