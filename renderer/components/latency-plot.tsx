import type { HeartbeatSample } from '../../electron/contract/agent-status.ts';
import { durationWords } from '../../electron/contract/device-words.ts';
import { useWords, type PageWords } from '../state/words.tsx';

const MAX_BARS = 60;
const HEIGHT = 34;
const MIN_BAR = 8;
const GAP_BAR = 4;
/** A link faster than this never fills the plot: small jitter should look small. */
const FULL_SCALE_MS = 120;

/** The plot in words, for those who cannot see it. */
export function plotWords(
  samples: readonly HeartbeatSample[],
  words: Omit<PageWords, 'choose'>,
): string {
  const { t, formats } = words;
  const [first] = samples;
  const last = samples.at(-1);
  if (!first || !last) return t('plot.nothing');
  const answered = samples.flatMap(({ latencyMs }) => (latencyMs === null ? [] : [latencyMs]));
  const missed = samples.filter(({ latencyMs }) => latencyMs === null);
  const lastMissed = missed.at(-1);
  const typical = answered.toSorted((a, b) => a - b)[Math.floor(answered.length / 2)];
  const parts = [
    t('plot.answered', {
      span: durationWords(Date.parse(last.at) - Date.parse(first.at), words),
      answered: formats.number(answered.length),
      total: formats.number(samples.length),
    }),
  ];
  if (typical !== undefined) parts.push(t('plot.typical', { latency: formats.latency(typical) }));
  if (lastMissed)
    parts.push(t('plot.gaps', { count: missed.length, time: formats.time(lastMissed.at) }));
  return `${parts.join('')}.`;
}

/** One bar for each heartbeat, oldest left; a low, dotted mark where none was answered. */
export function LatencyPlot({ history }: { readonly history: readonly HeartbeatSample[] }) {
  const words = useWords();
  const { t, formats } = words;
  const samples = history.slice(-MAX_BARS);
  const slots = Math.max(samples.length, 30);
  const slowest = Math.max(FULL_SCALE_MS, ...samples.map(({ latencyMs }) => latencyMs ?? 0));
  return (
    <svg className="latency-plot" role="img" aria-label={plotWords(samples, words)} height={HEIGHT}>
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
            <title>{`${formats.time(at)} · ${latencyMs === null ? t('plot.noAnswer') : formats.latency(latencyMs)}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}
