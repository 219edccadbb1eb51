import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { describeProblem } from '../../electron/contract/problem-words.ts';
import type { Problem } from '../../electron/contract/problems.ts';
import { pageForProblem } from '../state/problem-page.ts';
import { detailText, problemReport } from '../state/problem-report.ts';
import { hrefOf } from '../state/route.ts';
import { useCall } from '../state/use-call.ts';
import { useWords } from '../state/words.tsx';
import { FactsList } from './facts-list.tsx';
import { CopyButton } from './copy-button.tsx';
import { ResultIcon } from './icons.tsx';
import { TimeAgo } from './time-ago.tsx';
import { Timed } from './timed.tsx';

/** One problem: what happened, when, to which machine, what to do now; codes and numbers behind "Details". */
export function ProblemItem({
  problem,
  status: { deviceNames, agent },
  bridge,
  isStale,
  heading: Heading,
}: {
  readonly problem: Problem;
  readonly status: AgentStatus;
  readonly bridge: Bridge;
  readonly isStale: boolean;
  readonly heading: 'h2' | 'h3';
}) {
  const words = useWords();
  const { t } = words;
  const { title, text, advice } = describeProblem(problem, words, deviceNames);
  return (
    <li className="problem" data-problem={problem.code}>
      <ResultIcon result={problem.isOngoing ? 'failed' : 'warning'} />
      <div>
        <Heading className="problem-title">{title}</Heading>
        <p>{text}</p>
        <p className="advice">{advice}</p>
        <When problem={problem} />
        <div className="problem-foot">
          <GoTo problem={problem} title={title} />
          <CopyButton
            value={problemReport(problem, agent)}
            name={title}
            label={t('errors.copy')}
            fullLabel={t('errors.copyWhich', { title })}
          />
          {!problem.isOngoing && (
            <Dismissal problem={problem} title={title} bridge={bridge} isStale={isStale} />
          )}
          <Details problem={problem} />
        </div>
      </div>
    </li>
  );
}

function When({ problem }: { readonly problem: Problem }) {
  const { t } = useWords();
  const { isOngoing, count, firstAt, lastAt } = problem;
  return (
    <p className="when">
      {isOngoing ? <Timed phrase="problems.ongoing" at={firstAt} /> : <TimeAgo at={lastAt} />}
      {count > 1 && ` · ${t('problems.times', { count })}`}
      {count > 1 && !isOngoing && (
        <>
          , <Timed phrase="errors.first" at={firstAt} />
        </>
      )}
      {isOngoing && `. ${t('errors.ongoing')}`}
    </p>
  );
}

function GoTo({ problem, title }: { readonly problem: Problem; readonly title: string }) {
  const { t } = useWords();
  const target = pageForProblem(problem.code);
  const page = t(`nav.${target}`);
  return (
    <a href={hrefOf(target)} aria-label={t('errors.goToWhich', { page, title })}>
      {t('errors.goTo', { page })}
    </a>
  );
}

function Dismissal({
  problem,
  title,
  bridge,
  isStale,
}: {
  readonly problem: Problem;
  readonly title: string;
  readonly bridge: Bridge;
  readonly isStale: boolean;
}) {
  const { t } = useWords();
  const dismissal = useCall(() => bridge.calls.dismissProblem({ id: problem.id }));
  return (
    <>
      <button
        type="button"
        className="quiet"
        aria-label={t('problems.dismissWhich', { title })}
        disabled={isStale || dismissal.state.kind === 'running'}
        onClick={() => void dismissal.run()}
      >
        {t('problems.dismiss')}
      </button>
      {dismissal.state.kind === 'failed' && <p role="alert">{t('problems.failed')}</p>}
    </>
  );
}

function Details({ problem }: { readonly problem: Problem }) {
  const { t, formats } = useWords();
  const facts: (readonly [string, string])[] = [
    [t('problems.code'), problem.code],
    ...(problem.device
      ? ([
          [t('problems.aeTitle'), problem.device.aeTitle ?? '–'],
          [t('problems.address'), problem.device.address],
        ] as const)
      : []),
    [t('problems.since'), formats.exact(problem.firstAt)],
    ...Object.entries(problem.details).map(
      ([name, value]) => [name, detailText(name, value)] as const,
    ),
  ];
  return (
    <details>
      <summary>{t('problems.details')}</summary>
      <FactsList facts={facts} />
    </details>
  );
}
