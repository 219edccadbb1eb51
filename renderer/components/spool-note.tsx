import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import { spoolLine } from '../../electron/contract/spool-words.ts';
import { useNow } from '../state/now.tsx';
import { hrefOf } from '../state/route.ts';
import { useWords } from '../state/words.tsx';

/** One quiet line on what lies on this PC; nothing where nothing does. */
export function SpoolNote({
  spool,
  held = 0,
}: {
  readonly spool: AgentStatus['spool'];
  /** Images that wait for a decision, with the way to where it is made. */
  readonly held?: number;
}) {
  const words = useWords();
  const now = new Date(useNow());
  const waiting = spoolLine(spool, now, words);
  if (waiting === null && held === 0) return null;
  return (
    <p className="spool-note">
      {waiting}
      {waiting !== null && held > 0 && ' · '}
      {held > 0 && <a href={hrefOf('transfers')}>{words.t('safe.held', { count: held })}</a>}
    </p>
  );
}
