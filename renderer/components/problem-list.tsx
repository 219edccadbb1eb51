import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Problem } from '../../electron/contract/problems.ts';
import { WORDS } from '../words.ts';
import { ProblemItem } from './problem-item.tsx';

/** Everything that needs a person: what lasts first, then the newest. */
export function ProblemList({
  problems,
  bridge,
  isStale,
}: {
  readonly problems: readonly Problem[];
  readonly bridge: Bridge;
  readonly isStale: boolean;
}) {
  const sorted = problems.toSorted(
    (a, b) =>
      Number(b.isOngoing) - Number(a.isOngoing) || Date.parse(b.lastAt) - Date.parse(a.lastAt),
  );
  return (
    <section className="card" aria-labelledby="problems-heading">
      <h2 id="problems-heading">
        {WORDS.problems.heading}
        {sorted.length > 0 && <span className="count">{sorted.length}</span>}
      </h2>
      {sorted.length === 0 ? (
        <p className="empty">{WORDS.problems.nothing}</p>
      ) : (
        <ul className="rows">
          {sorted.map((problem) => (
            <ProblemItem key={problem.id} problem={problem} bridge={bridge} isStale={isStale} />
          ))}
        </ul>
      )}
    </section>
  );
}
