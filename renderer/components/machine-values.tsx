import type { ListenerState } from '../../electron/contract/agent-status.ts';
import { useWords } from '../state/words.tsx';
import { MachineValueList } from './machine-value-list.tsx';

/** The values that a technician types into an imaging device. */
export function MachineValues({ listener }: { readonly listener: ListenerState }) {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby="values-heading">
      <h2 id="values-heading">{t('values.heading')}</h2>
      {listener.kind === 'listening' ? (
        <>
          <p className="lead">{t('values.lead')}</p>
          <MachineValueList listener={listener} size="normal" />
        </>
      ) : (
        <p className="empty">{t('values.notListening')}</p>
      )}
    </section>
  );
}
