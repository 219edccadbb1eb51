import { expect, test } from 'vitest';
import { createTranslator, ENGLISH } from '../../../electron/contract/translator.ts';
import { plotWords } from '../../../renderer/components/latency-plot.tsx';
import { createFormats } from '../../../renderer/format.ts';
import { linkBars } from '../../../renderer/state/link-history.ts';
import { sampleDay, sampleStatus } from '../../fakes/sample-status.ts';

const AT = '2026-01-15T09:00:30.000Z';
const { heartbeat } = sampleStatus();
const BRITISH = createTranslator('en', 'en-GB');
const words = { ...ENGLISH, formats: createFormats(BRITISH) };

/** A status at 09:00:30 with heartbeats so many seconds before it; null stands for a missed one. */
function statusWith(
  beats: readonly (readonly [secondsBefore: number, latencyMs: number | null])[],
) {
  const history = beats.map(([secondsBefore, latencyMs]) => ({
    at: new Date(Date.parse(AT) - secondsBefore * 1000).toISOString(),
    latencyMs,
  }));
  return sampleStatus({ at: AT, heartbeat: { ...heartbeat, history } });
}

test('the hour has a bar for each minute, empty ones included, the present one last', () => {
  const bars = linkBars(
    statusWith([
      [3700, 20],
      [95, null],
      [70, 50],
      [20, 30],
      [10, 40],
      [0, 90],
    ]),
    'hour',
  );
  expect(bars).toHaveLength(60);
  expect(bars.at(-1)).toEqual({
    from: '2026-01-15T09:00:00.000Z',
    answered: 3,
    missed: 0,
    typicalLatencyMs: 40,
  });
  expect(bars.at(-2)).toMatchObject({ answered: 1, missed: 0, typicalLatencyMs: 50 });
  expect(bars.at(-3)).toMatchObject({ answered: 0, missed: 1, typicalLatencyMs: null });
  expect(bars.slice(0, -3).every(({ answered, missed }) => answered + missed === 0)).toBe(true);
});

test('the day is told in words, gaps included', () => {
  const status = sampleStatus({ heartbeat: { ...heartbeat, day: sampleDay([3, 4]) } });
  expect(plotWords(linkBars(status, 'day'), 'day', words)).toMatch(
    /^Last day: 2,850 of 2,910 heartbeats answered, typically in \d+ ms; 60 gaps, the last at \d+:\d\d\.$/,
  );
});

test('the hour is told in words, in the language of the reader', () => {
  const bars = linkBars(statusWith([[10, 40]]), 'hour');
  expect(plotWords(bars, 'hour', words)).toBe(
    'Last hour: 1 of 1 heartbeats answered, typically in 40 ms.',
  );
  const german = createTranslator('de', 'de-DE');
  expect(plotWords(bars, 'hour', { ...german, formats: createFormats(german) })).toBe(
    'Letzte Stunde: 1 von 1 Lebenszeichen beantwortet, meist nach 40 ms.',
  );
  expect(plotWords(linkBars(statusWith([]), 'hour'), 'hour', words)).toBe(
    'No heartbeats to show yet.',
  );
});
