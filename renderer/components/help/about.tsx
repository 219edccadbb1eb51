import type { AgentStatus } from '../../../electron/contract/agent-status.ts';
import { useWords } from '../../state/words.tsx';
import { TimeAgo } from '../time-ago.tsx';

/** Which Tern this is, on what it runs and since when. */
export function About({ agent }: { readonly agent: AgentStatus['agent'] }) {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby="about-heading">
      <h2 id="about-heading">{t('help.about')}</h2>
      <dl className="facts-list">
        <div>
          <dt>{t('help.version')}</dt>
          <dd>{agent.version}</dd>
        </div>
        <div>
          <dt>{t('help.node')}</dt>
          <dd>{agent.nodeVersion}</dd>
        </div>
        <div>
          <dt>{t('help.platform')}</dt>
          <dd>{agent.platform}</dd>
        </div>
        <div>
          <dt>{t('help.since')}</dt>
          <dd>
            <TimeAgo at={agent.startedAt} />
          </dd>
        </div>
      </dl>
    </section>
  );
}
