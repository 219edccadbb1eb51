import { useWords } from '../state/words.tsx';
import { TimeAgo } from './time-ago.tsx';

type TimedKey =
  | 'app.staleSince'
  | 'checks.checked'
  | 'hello.last'
  | 'knocks.first'
  | 'knocks.last'
  | 'machines.lastHello'
  | 'machines.lastImage'
  | 'errors.first'
  | 'moving.last'
  | 'plot.lastHeartbeat'
  | 'plot.nextTry'
  | 'problems.ongoing'
  | 'updates.lastChecked';

/** Stands for the time while the sentence is put together; no catalogue holds it. */
const PLACE = '\u0000';

/** A sentence with a relative time wherever the language wants it. */
export function Timed({ phrase, at }: { readonly phrase: TimedKey; readonly at: string }) {
  const { t } = useWords();
  const [before = '', after = ''] = t(phrase, { time: PLACE }).split(PLACE);
  return (
    <>
      {before}
      <TimeAgo at={at} />
      {after}
    </>
  );
}
