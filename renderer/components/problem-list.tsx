import type { Bridge } from '../../electron/contract/bridge.ts';
import type { DeviceName } from '../../electron/contract/devices.ts';
import type { Problem } from '../../electron/contract/problems.ts';
import { useWords } from '../state/words.tsx';
import { ProblemItem } from './problem-item.tsx';

/** Everything that needs a person: what lasts first, then the newest. Nothing at all when there is nothing. */
export function ProblemList({
  problems,
  names,
  bridge,
  isStale,
}: {
  readonly problems: readonly Problem[];
  readonly names: readonly DeviceName[];
  readonly bridge: Bridge;
  readonly isStale: boolean;
}) {
  const { t } = useWords();
  if (problems.length === 0) return null;
  const sorted = problems.toSorted(
    (a, b) =>
      Number(b.isOngoing) - Number(a.isOngoing) || Date.parse(b.lastAt) - Date.parse(a.lastAt),
  );
  return (
    <section className="card" aria-labelledby="problems-heading">
      <h2 id="problems-heading">
        {t('problems.heading')}
        <span className="count">{sorted.length}</span>
      </h2>
      <ul className="problems">
        {sorted.map((problem) => (
          <ProblemItem
            key={problem.id}
            problem={problem}
            names={names}
            bridge={bridge}
            isStale={isStale}
          />
        ))}
      </ul>
    </section>
  );
}
