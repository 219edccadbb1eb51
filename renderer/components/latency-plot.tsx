import type { HeartbeatSample } from '../../electron/contract/agent-status.ts';
import { durationWords } from '../../electron/contract/device-words.ts';
import { ENGLISH } from '../../electron/contract/translator.ts';
import { formatLatency, formatTime } from '../format.ts';
import { WORDS } from '../words.ts';

const MAX_BARS = 60;
const HEIGHT = 34;
const MIN_BAR = 8;
const GAP_BAR = 4;
/** A link faster than this never fills the plot: small jitter should look small. */
const FULL_SCALE_MS = 120;

/** The plot in words, for those who cannot see it. */
export function plotWords(samples: readonly HeartbeatSample[]): string {
  const [first] = samples;
  const last = samples.at(-1);
  if (!first || !last) return WORDS.link.noPlot;
  const span = durationWords(Date.parse(last.at) - Date.parse(first.at));
  const answered = samples.flatMap(({ latencyMs }) => (latencyMs === null ? [] : [latencyMs]));
  const missed = samples.filter(({ latencyMs }) => latencyMs === null);
  const lastMissed = missed.at(-1);
  const typical = answered.toSorted((a, b) => a - b)[Math.floor(answered.length / 2)];
  return [
    `Heartbeats of the last ${span}: ${answered.length} of ${samples.length} answered`,
    typical === undefined ? '' : `, typically in ${formatLatency(typical)}`,
    lastMissed
      ? ENGLISH.t('plot.gaps', { count: missed.length, time: formatTime(lastMissed.at) })
      : '',
    '.',
  ].join('');
}

/** One bar for each heartbeat, oldest left; a low, dotted mark where none was answered. */
export function LatencyPlot({ history }: { readonly history: readonly HeartbeatSample[] }) {
  const samples = history.slice(-MAX_BARS);
  const slots = Math.max(samples.length, 30);
  const slowest = Math.max(FULL_SCALE_MS, ...samples.map(({ latencyMs }) => latencyMs ?? 0));
  return (
    <svg className="latency-plot" role="img" aria-label={plotWords(samples)} height={HEIGHT}>
      {samples.map(({ at, latencyMs }, i) => {
        const height =
          latencyMs === null ? GAP_BAR : MIN_BAR + (HEIGHT - MIN_BAR) * (latencyMs / slowest);
        return (
          <rect
            key={at}
            className={latencyMs === null ? 'gap' : 'beat'}
            x={`${(100 * (slots - samples.length + i)) / slots}%`}
            y={HEIGHT - height}
            width={`${66 / slots}%`}
            height={height}
            rx="2"
          >
            <title>{`${formatTime(at)} · ${latencyMs === null ? 'no answer' : formatLatency(latencyMs)}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}
