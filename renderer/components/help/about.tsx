import type { AgentStatus } from '../../../electron/contract/agent-status.ts';
import { useWords } from '../../state/words.tsx';
import { FactsList } from '../facts-list.tsx';
import { TimeAgo } from '../time-ago.tsx';

/** Which Tern this is, on what it runs and since when. */
export function About({ agent, service }: Pick<AgentStatus, 'agent' | 'service'>) {
  const { t } = useWords();
  const starts = t(
    service === 'user' ? 'systemService.startsWithUser' : 'systemService.startsWithPc',
  );
  return (
    <section className="card" aria-labelledby="about-heading">
      <h2 id="about-heading">{t('help.about')}</h2>
      <FactsList
        facts={[
          [t('help.version'), agent.version],
          ...(service === null ? [] : [[t('terminal.label.service'), starts] as const]),
          [t('help.node'), agent.nodeVersion],
          [t('help.platform'), agent.platform],
          [t('help.since'), <TimeAgo key="since" at={agent.startedAt} />],
        ]}
      />
    </section>
  );
}
