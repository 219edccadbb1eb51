import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import { durationWords } from '../../electron/contract/device-words.ts';
import { linkWords } from '../../electron/contract/link-words.ts';
import { formatLatency } from '../format.ts';
import { useNow } from '../state/now.tsx';
import { WORDS } from '../words.ts';
import { LatencyPlot } from './latency-plot.tsx';
import { TimeAgo } from './time-ago.tsx';

/** State of the link, its last heartbeat and the ones before as a small plot. */
export function LinkStrip({
  status,
  isStale,
}: {
  readonly status: AgentStatus;
  readonly isStale: boolean;
}) {
  const { link, heartbeat } = status;
  const isUp = link.kind === 'online' || link.kind === 'clock-wrong';
  const latency = isUp && heartbeat.lastLatencyMs !== null ? heartbeat.lastLatencyMs : null;
  return (
    <div className="link-strip">
      <div className="link-state">
        <span className="label">{WORDS.link.heading}</span>
        <strong className={isStale ? '' : `link-${isUp ? 'up' : 'down'}`}>
          {isStale ? WORDS.link.unknown : linkWords(link).label}
          {!isStale && latency !== null && ` · ${formatLatency(latency)}`}
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
  if (at === null) return <span>{WORDS.link.noHeartbeat}</span>;
  return (
    <span>
      {WORDS.link.lastHeartbeat} <TimeAgo at={at} />
    </span>
  );
}

function NextTry({ at }: { readonly at: string }) {
  const isDue = Date.parse(at) - useNow() < 5_000;
  return (
    <span>
      {WORDS.link.nextTry} {isDue ? WORDS.link.now : <TimeAgo at={at} />}
    </span>
  );
}

/** What the plot shows; its words for screen readers say it too. */
function Span({ history }: { readonly history: AgentStatus['heartbeat']['history'] }) {
  const [first] = history.slice(-60);
  const last = history.at(-1);
  if (!first || !last || first === last) return null;
  return (
    <span aria-hidden="true">
      {WORDS.link.span} {durationWords(Date.parse(last.at) - Date.parse(first.at))}
    </span>
  );
}
