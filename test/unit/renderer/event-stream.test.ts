import { expect, test } from 'vitest';
import { EventStreamParser, type StreamEvent } from '../../../renderer/bridge/event-stream.ts';

const STREAM =
  ': alive\n\nevent: status\ndata: {"a":1}\n\nretry: 1000\n\ndata:one\ndata: two\r\n\r\nevent: other\n\n';
const EVENTS: StreamEvent[] = [
  { event: 'status', data: '{"a":1}' },
  { event: 'message', data: 'one\ntwo' },
];

test('finds the events wherever the stream is cut', () => {
  for (let cut = 0; cut <= STREAM.length; cut++) {
    const parser = new EventStreamParser(1000);
    expect([...parser.push(STREAM.slice(0, cut)), ...parser.push(STREAM.slice(cut))]).toEqual(
      EVENTS,
    );
  }
});

test('finds the events one character at a time', () => {
  const parser = new EventStreamParser(1000);
  expect(Array.from(STREAM, (character) => parser.push(character)).flat()).toEqual(EVENTS);
});

test('an event that was begun is not told', () => {
  expect(new EventStreamParser(1000).push('event: status\ndata: {"a"')).toEqual([]);
});

test.each(['data: '.padEnd(40, 'x'), 'data: xxxxxxxxxx\n'.repeat(4)])(
  'an event beyond the ceiling is refused',
  (stream) => {
    expect(() => new EventStreamParser(32).push(stream)).toThrow(RangeError);
  },
);
