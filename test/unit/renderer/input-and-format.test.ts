import { describe, expect, test } from 'vitest';
import { caretAfter } from '../../../renderer/components/code-field.tsx';
import { plotWords } from '../../../renderer/components/latency-plot.tsx';
import {
  formatBytes,
  formatLatency,
  formatRate,
  formatRelative,
  plural,
} from '../../../renderer/format.ts';
import { checkCertificate, checkCloudUrl } from '../../../renderer/state/pairing-input.ts';
import { sampleHistory } from '../../fakes/sample-status.ts';

describe('cloud address', () => {
  test.each([
    ['https://cloud.example', 'https://cloud.example'],
    ['  https://cloud.example:8443/ ', 'https://cloud.example:8443'],
    ['cloud.example', 'https://cloud.example'],
    ['cloud.example:8443', 'https://cloud.example:8443'],
    ['https://cloud.example/tern', 'https://cloud.example/tern'],
    ['HTTPS://Cloud.Example', 'https://cloud.example'],
  ])('%s is taken as %s', (typed, url) => {
    expect(checkCloudUrl(typed)).toEqual({ kind: 'ok', url });
  });

  test('plain http is refused with the reason', () => {
    expect(checkCloudUrl('http://cloud.example')).toMatchObject({
      kind: 'wrong',
      text: 'The address has to begin with https:// so that nobody can listen in.',
    });
  });

  test.each(['', 'https://', 'my cloud', 'https://a b', 'https://user:secret@cloud.example'])(
    '%s is refused',
    (typed) => {
      expect(checkCloudUrl(typed).kind).toBe('wrong');
    },
  );
});

describe('certificate', () => {
  const pem = '-----BEGIN CERTIFICATE-----\nMIIB+w==\n-----END CERTIFICATE-----\n';
  test('none and a PEM are right, also with more than one in it', () => {
    expect([checkCertificate(''), checkCertificate(pem), checkCertificate(pem + pem)]).toEqual([
      null,
      null,
      null,
    ]);
  });
  test('a private key is refused as what it is', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----';
    expect(checkCertificate(pem + key)).toContain('This is a private key.');
  });
  test.each(['hello', pem.slice(0, 40), 'x'.repeat(70_000)])('anything else is refused', (text) => {
    expect(checkCertificate(text)).not.toBeNull();
  });
});

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_000, '1 kB'],
  [999_960, '1 MB'],
  [1_834_000_000, '1.8 GB'],
])('%d bytes are shown as %s', (bytes, shown) => {
  expect(formatBytes(bytes)).toBe(shown);
});

test('rates, latencies and counts are short', () => {
  expect(formatRate(6_200_000)).toBe('6.2 MB/s');
  expect(formatLatency(38.4)).toBe('38 ms');
  expect(formatLatency(0.2)).toBe('1 ms');
  expect(formatLatency(1234)).toBe('1.2 s');
  expect(plural(1, ['image', 'images'])).toBe('1 image');
  expect(plural(1204, ['image', 'images'])).toBe('1,204 images');
});

test.each([
  [2, 'just now'],
  [27, '25 seconds ago'],
  [240, '4 minutes ago'],
  [7200, '2 hours ago'],
  [86_400 * 3, '3 days ago'],
  [-31, 'in 30 seconds'],
])('%d seconds back is told as %s', (seconds, shown) => {
  const now = Date.parse('2026-01-15T09:00:00.000Z');
  expect(formatRelative(new Date(now - seconds * 1000).toISOString(), now)).toBe(shown);
});

test('the caret stays behind the character that was typed', () => {
  expect(caretAfter('7K3M-9QTX-2H', 0)).toBe(0);
  expect(caretAfter('7K3M-9QTX-2H', 4)).toBe(4);
  expect(caretAfter('7K3M-9QTX-2H', 5)).toBe(6);
  expect(caretAfter('7K3M-9QTX-2H', 10)).toBe(12);
});

test('the plot is told in words, gaps included', () => {
  expect(plotWords(sampleHistory(60))).toBe(
    'Heartbeats of the last 30 minutes: 60 of 60 answered, typically in 39 ms.',
  );
  expect(plotWords(sampleHistory(60, [3, 4]))).toMatch(
    /58 of 60 answered, typically in \d+ ms; 2 gaps, the last at \d+:\d\d( [ap]m)?\.$/i,
  );
  expect(plotWords([])).toBe('No heartbeats to show yet.');
});
