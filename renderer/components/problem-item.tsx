import type { Bridge } from '../../electron/contract/bridge.ts';
import type { DeviceName } from '../../electron/contract/devices.ts';
import { describeProblem } from '../../electron/contract/problem-words.ts';
import type { Problem } from '../../electron/contract/problems.ts';
import { useCall } from '../state/use-call.ts';
import { useWords } from '../state/words.tsx';
import { ResultIcon } from './icons.tsx';
import { TimeAgo } from './time-ago.tsx';
import { Timed } from './timed.tsx';

/** One problem: what happened, when, to which machine, what to do now; codes and numbers behind "Details". */
export function ProblemItem({
  problem,
  bridge,
  names,
  isStale,
}: {
  readonly problem: Problem;
  readonly names: readonly DeviceName[];
  readonly bridge: Bridge;
  readonly isStale: boolean;
}) {
  const words = useWords();
  const { t } = words;
  const { title, text, advice } = describeProblem(problem, words, names);
  const dismissal = useCall(() => bridge.calls.dismissProblem({ id: problem.id }));
  return (
    <li className="problem" data-problem={problem.code}>
      <ResultIcon result={problem.isOngoing ? 'failed' : 'warning'} />
      <div>
        <h3>{title}</h3>
        <p>{text}</p>
        <p className="advice">{advice}</p>
        <p className="when">
          {problem.isOngoing ? (
            <Timed phrase="problems.ongoing" at={problem.firstAt} />
          ) : (
            <TimeAgo at={problem.lastAt} />
          )}
          {problem.count > 1 && ` · ${t('problems.times', { count: problem.count })}`}
        </p>
        <div className="problem-foot">
          <Details problem={problem} />
          {!problem.isOngoing && (
            <button
              type="button"
              className="quiet"
              aria-label={t('problems.dismissWhich', { title })}
              disabled={isStale || dismissal.state.kind === 'running'}
              onClick={() => void dismissal.run()}
            >
              {t('problems.dismiss')}
            </button>
          )}
        </div>
        {dismissal.state.kind === 'failed' && <p role="alert">{t('problems.failed')}</p>}
      </div>
    </li>
  );
}

function Details({ problem }: { readonly problem: Problem }) {
  const { t, formats } = useWords();
  const facts: (readonly [string, string | number])[] = [
    [t('problems.code'), problem.code],
    ...(problem.device
      ? ([
          [t('problems.aeTitle'), problem.device.aeTitle ?? '–'],
          [t('problems.address'), problem.device.address],
        ] as const)
      : []),
    [t('problems.since'), formats.exact(problem.firstAt)],
    ...Object.entries(problem.details),
  ];
  return (
    <details>
      <summary>{t('problems.details')}</summary>
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
