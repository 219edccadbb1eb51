import { useState } from 'react';
import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import { linkWords } from '../../electron/contract/link-words.ts';
import { linkBars, type LinkSpan } from '../state/link-history.ts';
import { useNow } from '../state/now.tsx';
import { useWords } from '../state/words.tsx';
import { LatencyPlot } from './latency-plot.tsx';
import { Timed } from './timed.tsx';

const SPANS: readonly LinkSpan[] = ['hour', 'day'];

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
  const [span, setSpan] = useState<LinkSpan>('hour');
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
      <LatencyPlot bars={linkBars(status, span)} span={span} />
      <div className="link-times">
        <LastHeartbeat at={heartbeat.lastAnsweredAt} />
        {link.kind === 'offline' && !isStale && <NextTry at={link.nextTryAt} />}
        <SpanChoice span={span} choose={setSpan} />
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

/** How far back the plot looks. */
function SpanChoice({
  span,
  choose,
}: {
  readonly span: LinkSpan;
  readonly choose: (span: LinkSpan) => void;
}) {
  const { t } = useWords();
  return (
    <div className="span-choice" role="group" aria-label={t('plot.spanLabel')}>
      {SPANS.map((each) => (
        <button key={each} type="button" aria-pressed={each === span} onClick={() => choose(each)}>
          {t(`plot.${each}`)}
        </button>
      ))}
    </div>
  );
}
