import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Problem } from '../../electron/contract/problems.ts';
import { hrefOf } from '../state/route.ts';
import { useWords } from '../state/words.tsx';
import { ProblemItem } from './problem-item.tsx';

type ProblemsProps = {
  readonly status: AgentStatus;
  readonly bridge: Bridge;
  readonly isStale: boolean;
};

/** What needs a person, in short: the first `max` of it and the way to the rest. Nothing at all when there is nothing. */
export function ProblemList({ max, ...props }: ProblemsProps & { readonly max: number }) {
  const { t, formats } = useWords();
  const { problems } = props.status;
  if (problems.length === 0) return null;
  return (
    <section className="card" aria-labelledby="problems-heading">
      <h2 id="problems-heading">
        {t('problems.heading')}
        <span className="count">{formats.number(problems.length)}</span>
      </h2>
      <ProblemItems {...props} problems={inOrder(problems).slice(0, max)} heading="h3" />
      {problems.length > max && (
        <p className="more-link">
          <a href={hrefOf('errors')}>
            {t('errors.all', { number: formats.number(problems.length) })}
          </a>
        </p>
      )}
    </section>
  );
}

/** Everything that needs a person, under the title of its page. */
export function AllProblems(props: ProblemsProps) {
  return (
    <div className="card">
      <ProblemItems {...props} problems={inOrder(props.status.problems)} heading="h2" />
    </div>
  );
}

function ProblemItems({
  problems,
  heading,
  status,
  bridge,
  isStale,
}: ProblemsProps & {
  readonly problems: readonly Problem[];
  readonly heading: 'h2' | 'h3';
}) {
  return (
    <ul className="problems">
      {problems.map((problem) => (
        <ProblemItem
          key={problem.id}
          problem={problem}
          status={status}
          bridge={bridge}
          isStale={isStale}
          heading={heading}
        />
      ))}
    </ul>
  );
}

/** What lasts comes first, then the newest. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(
    (a, b) =>
      Number(b.isOngoing) - Number(a.isOngoing) || Date.parse(b.lastAt) - Date.parse(a.lastAt),
  );
}
