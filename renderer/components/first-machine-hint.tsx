import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import { hrefOf } from '../state/route.ts';
import { useWords } from '../state/words.tsx';

/** Leads to the set-up as long as no image of a machine has ever come. */
export function FirstMachineHint({ status }: { readonly status: AgentStatus }) {
  const { t } = useWords();
  const { image } = status.lastSteps;
  if (status.lastDeliveredAt !== null || (image !== null && !image.isSample)) return null;
  return (
    <section className="card first-machine" aria-labelledby="first-machine-heading">
      <div>
        <h2 id="first-machine-heading">{t('assistant.first')}</h2>
        <p>{t('assistant.firstText')}</p>
      </div>
      <a href={hrefOf('setup')}>{t('assistant.firstOpen')}</a>
    </section>
  );
}
