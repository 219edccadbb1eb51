import type { ListenerState } from '../../electron/contract/agent-status.ts';
import { useWords } from '../state/words.tsx';
import { CopyButton } from './copy-button.tsx';

/** The three values that a technician types into an imaging device. */
export function MachineValues({ listener }: { readonly listener: ListenerState }) {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby="values-heading">
      <h2 id="values-heading">{t('values.heading')}</h2>
      {listener.kind === 'listening' ? (
        <>
          <p className="lead">{t('values.lead')}</p>
          <dl className="values">
            <Value name={t('values.aeTitle')} values={[listener.aeTitle]} />
            <Value
              name={t(listener.addresses.length > 1 ? 'values.addresses' : 'values.address')}
              values={listener.addresses}
            />
            <Value name={t('values.port')} values={[String(listener.port)]} />
          </dl>
        </>
      ) : (
        <p className="empty">{t('values.notListening')}</p>
      )}
    </section>
  );
}

function Value({ name, values }: { readonly name: string; readonly values: readonly string[] }) {
  const { t } = useWords();
  return (
    <div>
      <dt>{name}</dt>
      {values.length === 0 && <dd className="missing">{t('values.noAddress')}</dd>}
      {values.map((value) => (
        <dd key={value}>
          <code>{value}</code>
          <CopyButton value={value} name={values.length > 1 ? value : name} />
        </dd>
      ))}
    </div>
  );
}
