import { useEffect, useState } from 'react';
import type { AgentStatus } from '../../../electron/contract/agent-status.ts';
import { associationWords } from '../../../electron/contract/association-words.ts';
import type { Association } from '../../../electron/contract/associations.ts';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import { deviceName } from '../../../electron/contract/device-words.ts';
import { ledgerMark } from '../../state/use-ledger.ts';
import { useWords } from '../../state/words.tsx';
import { ResultIcon } from '../icons.tsx';
import { TimeAgo } from '../time-ago.tsx';

const MAX_SHOWN = 5;

/** Associations of which something did not arrive and has not since, with their counts; nothing where there are none. */
export function BrokenOff({
  bridge,
  status,
  isStale,
}: {
  readonly bridge: Bridge;
  readonly status: AgentStatus;
  readonly isStale: boolean;
}) {
  const words = useWords();
  const { t } = words;
  const [found, setFound] = useState<readonly Association[]>([]);
  const { deviceNames, transfers } = status;
  const mark = `${ledgerMark(status)} ${transfers.length}`;
  useEffect(() => {
    let isCurrent = true;
    if (!isStale)
      void bridge.calls.listAssociations({ onlyIncomplete: true, limit: 20 }).then(
        ({ associations }) => {
          if (isCurrent) setFound(associations.filter(isOpen).slice(0, MAX_SHOWN));
        },
        // The history below says what could not be read.
        () => undefined,
      );
    return () => {
      isCurrent = false;
    };
  }, [bridge, isStale, mark]);
  if (found.length === 0) return null;
  return (
    <section className="card" aria-labelledby="broken-off-heading">
      <h2 id="broken-off-heading">{t('association.heading')}</h2>
      <p className="lead">{t('association.lead')}</p>
      <ul className="rows broken-off">
        {found.map((association) => (
          <li key={association.id} data-association={association.id}>
            <ResultIcon result="warning" />
            <span>
              <strong>{deviceName(association.device, deviceNames)}</strong>{' '}
              {associationWords(association, words)}
            </span>
            <TimeAgo at={association.endedAt ?? association.startedAt} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Refusals have a state of their own; what came later is no loss any more. */
function isOpen({
  state,
  begun,
  confirmed,
  refused,
  missing,
  arrivedLater,
  isSample,
}: Association): boolean {
  return (
    state.kind === 'incomplete' && !isSample && begun + missing > confirmed + refused + arrivedLater
  );
}
