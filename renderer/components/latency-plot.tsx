import { median, type LinkBar, type LinkSpan } from '../state/link-history.ts';
import { useWords, type PageWords } from '../state/words.tsx';

const HEIGHT = 34;
const MIN_BAR = 8;
const GAP_BAR = 4;
/** A link faster than this never fills the plot: small jitter should look small. */
const FULL_SCALE_MS = 120;

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** The plot in words, for those who cannot see it. */
export function plotWords(
  bars: readonly LinkBar[],
  span: LinkSpan,
  { t, formats }: Pick<PageWords, 't' | 'formats'>,
): string {
  const answered = sum(bars.map((bar) => bar.answered));
  const missed = sum(bars.map((bar) => bar.missed));
  if (answered + missed === 0) return t('plot.nothing');
  const lastMissed = bars.findLast((bar) => bar.missed > 0);
  const typical = median(bars.flatMap(({ typicalLatencyMs: ms }) => (ms === null ? [] : [ms])));
  const parts = [
    t('plot.answered', {
      span: t(`plot.${span}`),
      answered: formats.number(answered),
      total: formats.number(answered + missed),
    }),
  ];
  if (typical !== null) parts.push(t('plot.typical', { latency: formats.latency(typical) }));
  if (lastMissed)
    parts.push(t('plot.gaps', { count: missed, time: formats.time(lastMissed.from) }));
  return `${parts.join('')}.`;
}

/** One bar for each stretch of time, oldest left; a low mark in another colour where an answer is missing. */
export function LatencyPlot({
  bars,
  span,
}: {
  readonly bars: readonly LinkBar[];
  readonly span: LinkSpan;
}) {
  const words = useWords();
  const slowest = Math.max(FULL_SCALE_MS, ...bars.map((bar) => bar.typicalLatencyMs ?? 0));
  return (
    <svg
      className="latency-plot"
      role="img"
      aria-label={plotWords(bars, span, words)}
      height={HEIGHT}
    >
      {bars.map((bar, i) => (
        <Bar
          key={bar.from}
          bar={bar}
          left={i / bars.length}
          width={0.7 / bars.length}
          slowest={slowest}
        />
      ))}
    </svg>
  );
}

function Bar({
  bar: { from, answered, missed, typicalLatencyMs },
  left,
  width,
  slowest,
}: {
  readonly bar: LinkBar;
  /** Parts of the whole width. */
  readonly left: number;
  readonly width: number;
  readonly slowest: number;
}) {
  const { t, formats } = useWords();
  if (answered + missed === 0) return null;
  const height =
    typicalLatencyMs === null
      ? GAP_BAR
      : MIN_BAR + (HEIGHT - MIN_BAR) * (typicalLatencyMs / slowest);
  const facts = [
    formats.time(from),
    ...(typicalLatencyMs === null ? [] : [formats.latency(typicalLatencyMs)]),
    ...(missed > 0 ? [t('plot.noAnswer')] : []),
  ];
  return (
    <rect
      className={missed > 0 ? 'gap' : 'beat'}
      x={`${100 * left}%`}
      y={HEIGHT - height}
      width={`${100 * width}%`}
      height={height}
      rx="1.5"
    >
      <title>{facts.join(' · ')}</title>
    </rect>
  );
}
