import { expect, test } from 'vitest';
import { createLogger } from '../../../electron/foundation/logger.ts';
import { ArrayLogSink } from '../../fakes/array-log-sink.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

test('writes one JSON object a line to every sink', () => {
  const sinks = [new ArrayLogSink(), new ArrayLogSink()];
  const logger = createLogger({ clock: new FakeClock('2026-01-15T09:00:00.000Z'), sinks });
  logger.warn('association.refused', { aeTitle: 'CT1', port: 104 });
  const line =
    '{"at":"2026-01-15T09:00:00.000Z","level":"warn","event":"association.refused","aeTitle":"CT1","port":104}';
  expect(sinks.map(({ lines }) => lines)).toEqual([[line], [line]]);
});

test('leaves out what is below its level', () => {
  const sink = new ArrayLogSink();
  const logger = createLogger({ clock: new FakeClock(), sinks: [sink], level: 'warn' });
  logger.debug('a');
  logger.info('b');
  logger.warn('c');
  logger.error('d');
  const events = sink.lines.map((line) => (JSON.parse(line) as { event: string }).event);
  expect(events).toEqual(['c', 'd']);
});

test('fields cannot replace time, level or event', () => {
  const sink = new ArrayLogSink();
  const logger = createLogger({ clock: new FakeClock(), sinks: [sink] });
  logger.info('real', { event: 'forged', level: 'forged', at: 'forged' } as object);
  expect(JSON.parse(sink.text)).toMatchObject({ event: 'real', level: 'info' });
});
