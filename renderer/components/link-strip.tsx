import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import { durationWords } from '../../electron/contract/device-words.ts';
import { linkWords } from '../../electron/contract/link-words.ts';
import { useNow } from '../state/now.tsx';
import { useWords } from '../state/words.tsx';
import { LatencyPlot } from './latency-plot.tsx';
import { Timed } from './timed.tsx';

/** State of the link, its last heartbeat and the ones before as a small plot. */
export function LinkStrip({
  status,
  isStale,
}: {
  readonly status: AgentStatus;
  readonly isStale: boolean;
}) {
  const words = useWords();
  const { t, formats } = words;
  const { link, heartbeat } = status;
  const isUp = link.kind === 'online' || link.kind === 'clock-wrong';
  const latency = isUp && heartbeat.lastLatencyMs !== null ? heartbeat.lastLatencyMs : null;
  return (
    <div className="link-strip">
      <div className="link-state">
        <span className="label">{t('plot.heading')}</span>
        <strong className={isStale ? '' : `link-${isUp ? 'up' : 'down'}`}>
          {isStale ? t('plot.unknown') : linkWords(link, words).label}
          {!isStale && latency !== null && ` · ${formats.latency(latency)}`}
        </strong>
      </div>
      <LatencyPlot history={heartbeat.history} />
      <div className="link-times">
        <LastHeartbeat at={heartbeat.lastAnsweredAt} />
        {link.kind === 'offline' && !isStale && <NextTry at={link.nextTryAt} />}
        {link.kind !== 'offline' && <Span history={heartbeat.history} />}
      </div>
    </div>
  );
}

function LastHeartbeat({ at }: { readonly at: string | null }) {
  const { t } = useWords();
  return (
    <span>
      {at === null ? t('plot.noHeartbeat') : <Timed phrase="plot.lastHeartbeat" at={at} />}
    </span>
  );
}

function NextTry({ at }: { readonly at: string }) {
  const { t } = useWords();
  const isDue = Date.parse(at) - useNow() < 5_000;
  return <span>{isDue ? t('plot.nextTryNow') : <Timed phrase="plot.nextTry" at={at} />}</span>;
}

/** What the plot shows; its words for screen readers say it too. */
function Span({ history }: { readonly history: AgentStatus['heartbeat']['history'] }) {
  const words = useWords();
  const [first] = history.slice(-60);
  const last = history.at(-1);
  if (!first || !last || first === last) return null;
  return (
    <span aria-hidden="true">
      {words.t('plot.span', {
        span: durationWords(Date.parse(last.at) - Date.parse(first.at), words),
      })}
    </span>
  );
}
