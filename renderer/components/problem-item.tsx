import type { Bridge } from '../../electron/contract/bridge.ts';
import { describeProblem } from '../../electron/contract/problem-words.ts';
import type { Problem } from '../../electron/contract/problems.ts';
import { formatExact } from '../format.ts';
import { useCall } from '../state/use-call.ts';
import { WORDS } from '../words.ts';
import { ResultIcon } from './icons.tsx';
import { TimeAgo } from './time-ago.tsx';

/** One problem: what happened, when, to which machine, what to do now; codes and numbers behind "Details". */
export function ProblemItem({
  problem,
  bridge,
  isStale,
}: {
  readonly problem: Problem;
  readonly bridge: Bridge;
  readonly isStale: boolean;
}) {
  const { title, text, advice } = describeProblem(problem);
  const dismissal = useCall(() => bridge.calls.dismissProblem({ id: problem.id }));
  return (
    <li className="problem" data-problem={problem.code}>
      <ResultIcon result={problem.isOngoing ? 'failed' : 'warning'} />
      <div>
        <h3>{title}</h3>
        <p>{text}</p>
        <p className="advice">{advice}</p>
        <p className="when">
          {problem.isOngoing && `${WORDS.problems.began} `}
          <TimeAgo at={problem.isOngoing ? problem.firstAt : problem.lastAt} />
          {problem.isOngoing && `, ${WORDS.problems.ongoing}`}
          {problem.count > 1 && ` · ${problem.count} ${WORDS.problems.times}`}
        </p>
        <div className="problem-foot">
          <Details problem={problem} />
          {!problem.isOngoing && (
            <button
              type="button"
              className="quiet"
              aria-label={`${WORDS.problems.dismiss}: ${title}`}
              disabled={isStale || dismissal.state.kind === 'running'}
              onClick={() => void dismissal.run()}
            >
              {WORDS.problems.dismiss}
            </button>
          )}
        </div>
        {dismissal.state.kind === 'failed' && <p role="alert">{WORDS.problems.failed}</p>}
      </div>
    </li>
  );
}

function Details({ problem }: { readonly problem: Problem }) {
  const words = WORDS.problems;
  const facts: (readonly [string, string | number])[] = [
    [words.code, problem.code],
    ...(problem.device
      ? ([
          [words.aeTitle, problem.device.aeTitle ?? '–'],
          [words.address, problem.device.address],
        ] as const)
      : []),
    [words.since, formatExact(problem.firstAt)],
    ...Object.entries(problem.details),
  ];
  return (
    <details>
      <summary>{words.details}</summary>
      <dl className="facts-list">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{name === 'status' ? hexStatus(value) : String(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** A DIMSE status as the standard writes it: `A700H`. */
function hexStatus(value: string | number): string {
  return typeof value === 'number'
    ? `${value.toString(16).toUpperCase().padStart(4, '0')}H`
    : value;
}
