import type { AgentStatus } from '../../electron/contract/agent-status.ts';

/** The heartbeats of one stretch of time; `typicalLatencyMs` is the median, null where none was answered. */
export type LinkBar = {
  /** Begin, ISO 8601. */
  readonly from: string;
  readonly answered: number;
  readonly missed: number;
  readonly typicalLatencyMs: number | null;
};

/** What the plot of the link can look back on. */
export type LinkSpan = 'hour' | 'day';

const MINUTE_MS = 60_000;
const MINUTES = 60;

/** One bar for each minute of the last hour, or for each quarter of the last day; oldest first. */
export function linkBars({ at, heartbeat }: AgentStatus, span: LinkSpan): readonly LinkBar[] {
  return span === 'day' ? heartbeat.day : minutes(heartbeat.history, Date.parse(at));
}

function minutes(
  history: AgentStatus['heartbeat']['history'],
  untilMs: number,
): readonly LinkBar[] {
  const last = Math.floor(untilMs / MINUTE_MS);
  const byMinute = Map.groupBy(history, (sample) => Math.floor(Date.parse(sample.at) / MINUTE_MS));
  return Array.from({ length: MINUTES }, (_, i) => {
    const minute = last - (MINUTES - 1 - i);
    const samples = byMinute.get(minute) ?? [];
    const latencies = samples.flatMap(({ latencyMs }) => (latencyMs === null ? [] : [latencyMs]));
    return {
      from: new Date(minute * MINUTE_MS).toISOString(),
      answered: latencies.length,
      missed: samples.length - latencies.length,
      typicalLatencyMs: median(latencies),
    };
  });
}

/** The middle one, of an even number the upper; null of none. */
export function median(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}
