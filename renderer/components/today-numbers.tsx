import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import { useWords } from '../state/words.tsx';

/** Today's work in four numbers. */
export function TodayNumbers({ today }: { readonly today: AgentStatus['today'] }) {
  const { t, formats } = useWords();
  const orNone = (count: number): string => (count === 0 ? t('today.none') : formats.number(count));
  const numbers = [
    {
      id: 'delivered',
      value: formats.number(today.delivered),
      label: t('today.delivered', { count: today.delivered }),
    },
    { id: 'sent', value: formats.bytes(today.bytes), label: t('today.sent') },
    { id: 'awaiting', value: orNone(today.awaitingReceipt), label: t('today.awaiting') },
    {
      id: 'failed',
      value: orNone(today.failed),
      label: t('today.failed'),
      isBad: today.failed > 0,
    },
  ];
  return (
    <section aria-labelledby="today-heading">
      <h2 id="today-heading" className="visually-hidden">
        {t('today.heading')}
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
