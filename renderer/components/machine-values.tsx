import type { ListenerState } from '../../electron/contract/agent-status.ts';
import { WORDS } from '../words.ts';
import { CopyButton } from './copy-button.tsx';

/** The three values that a technician types into an imaging device. */
export function MachineValues({ listener }: { readonly listener: ListenerState }) {
  const words = WORDS.values;
  return (
    <section className="card" aria-labelledby="values-heading">
      <h2 id="values-heading">{words.heading}</h2>
      {listener.kind === 'listening' ? (
        <>
          <p className="lead">{words.lead}</p>
          <dl className="values">
            <Value name={words.aeTitle} values={[listener.aeTitle]} />
            <Value
              name={words.address[listener.addresses.length > 1 ? 1 : 0]}
              values={listener.addresses}
            />
            <Value name={words.port} values={[String(listener.port)]} />
          </dl>
        </>
      ) : (
        <p className="empty">{words.notListening}</p>
      )}
    </section>
  );
}

function Value({ name, values }: { readonly name: string; readonly values: readonly string[] }) {
  return (
    <div>
      <dt>{name}</dt>
      {values.length === 0 && <dd className="missing">{WORDS.values.noAddress}</dd>}
      {values.map((value) => (
        <dd key={value}>
          <code>{value}</code>
          <CopyButton value={value} name={values.length > 1 ? value : name} />
        </dd>
      ))}
    </div>
  );
}
