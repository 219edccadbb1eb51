import { InvalidArgumentError } from 'commander';
import { expect, test } from 'vitest';
import {
  dropEmptyVariables,
  parseAckPolicy,
  parseHostAndPort,
  parseLimit,
  parseListenPort,
  parseSince,
  parseWebPort,
} from '../../../electron/cli/options.ts';

test.each([
  ['0', 0],
  ['104', 104],
  ['65535', 65535],
])('the port %s', (text, port) => {
  expect(parseListenPort(text)).toBe(port);
});

test.each(['', ' ', '-1', '65536', '1e3', '0x10', '104 ', '1.5', 'http'])(
  'no port: "%s"',
  (text) => {
    expect(() => parseListenPort(text)).toThrow(InvalidArgumentError);
  },
);

const NOW = new Date('2026-01-15T09:00:00.000Z');
test.each([
  ['45m', '2026-01-15T08:15:00.000Z'],
  ['2h', '2026-01-15T07:00:00.000Z'],
  ['7d', '2026-01-08T09:00:00.000Z'],
  ['2026-01-10', new Date(2026, 0, 10).toISOString()],
  ['2026-01-10T08:00', new Date(2026, 0, 10, 8).toISOString()],
  ['2026-01-10T08:00:00Z', '2026-01-10T08:00:00.000Z'],
])('since %s', (text, time) => {
  expect(parseSince(text, NOW)).toBe(time);
});

test.each(['', 'yesterday', '7', '7w', '-1d', '2026-13-01', '2026-01-10 25:00', 'Jan 10 2026'])(
  'no time: "%s"',
  (text) => {
    expect(() => parseSince(text, NOW)).toThrow(InvalidArgumentError);
  },
);

test('"success" is promised for all, and for single machines by their AE titles', () => {
  const first = parseAckPolicy('spool');
  const given = parseAckPolicy('CT 1=cloud-first', parseAckPolicy('US=relay', first));
  expect(given.all).toBe('spool');
  expect([...given.byAeTitle]).toEqual([
    ['US', 'relay'],
    ['CT 1', 'cloud-first'],
  ]);
  expect(first.byAeTitle.size).toBe(0);
});

test.each(['', 'never', 'CT1=', 'CT1=never', '=spool', 'A TITLE THAT IS TOO LONG=spool'])(
  'no promise: "%s"',
  (text) => {
    expect(() => parseAckPolicy(text)).toThrow('relay, spool, cloud-first');
  },
);

test('the dashboard can be switched off', () => {
  expect(parseWebPort('off')).toBe('off');
  expect(parseWebPort('0')).toBe(0);
});

test.each([
  ['archive.example:2762', 'archive.example', 2762],
  ['192.0.2.1:104', '192.0.2.1', 104],
  ['[2001:db8::1]:443', '2001:db8::1', 443],
])('the far end %s', (text, host, port) => {
  expect(parseHostAndPort(text)).toEqual({ host, port });
});

test.each([
  'archive',
  'archive:',
  ':104',
  'archive:0',
  'archive:70000',
  '2001:db8::1:443',
  'a b:1',
])('no far end: "%s"', (text) => {
  expect(() => parseHostAndPort(text)).toThrow('like archive.example:2762');
});

test.each(['0', '1001', '-1', 'ten', ''])('no number of entries: "%s"', (text) => {
  expect(() => parseLimit(text)).toThrow('from 1 to 1000');
});

test('a variable set to nothing is as good as not set; those of others are left alone', () => {
  const env = { TERN_DATA: '', TERN_CLOUD: 'cloud.example', OTHER: '' };
  dropEmptyVariables(env);
  expect(env).toEqual({ TERN_CLOUD: 'cloud.example', OTHER: '' });
});
