import { describe, expect, test } from 'vitest';
import { createTranslator } from '../../../electron/contract/translator.ts';
import { caretAfter } from '../../../renderer/components/code-field.tsx';
import { createFormats } from '../../../renderer/format.ts';
import { checkCertificate, checkCloudUrl } from '../../../renderer/state/pairing-input.ts';

const formatsOf = (language: 'en' | 'de' | 'es' | 'fr', tag: string) =>
  createFormats(createTranslator(language, tag));
const BRITISH = formatsOf('en', 'en-GB');
const GERMAN = formatsOf('de', 'de-DE');
const FRENCH = formatsOf('fr', 'fr-FR');

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
      words: 'pairing.cloudUrlPlain',
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
    expect(checkCertificate(pem + key)).toBe('pairing.certificateKey');
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
  expect(BRITISH.bytes(bytes)).toBe(shown);
});

test('rates, latencies and numbers are short', () => {
  expect(BRITISH.rate(6_200_000)).toBe('6.2 MB/s');
  expect(BRITISH.latency(38.4)).toBe('38 ms');
  expect(BRITISH.latency(0.2)).toBe('1 ms');
  expect(BRITISH.latency(1234)).toBe('1.2 s');
  expect(BRITISH.number(1204)).toBe('1,204');
});

test('numbers, sizes and times follow the language', () => {
  const iso = '2026-01-15T12:00:00.000Z';
  expect(GERMAN.bytes(1_834_000_000)).toMatch(/^1,8\sGB$/);
  expect(FRENCH.bytes(1_834_000_000)).toMatch(/^1,8.Go$/);
  expect(GERMAN.latency(1234)).toBe('1,2 s');
  expect(GERMAN.day(iso)).toBe('15. Januar 2026');
  expect(FRENCH.day(iso)).toBe('15 janvier 2026');
  expect(formatsOf('es', 'es').day(iso)).toBe('15 de enero de 2026');
  expect(formatsOf('en', 'en-US').day(iso)).toBe('January 15, 2026');
  expect(GERMAN.relative(iso, Date.parse(iso) + 240_000)).toBe('vor 4 Minuten');
  expect(FRENCH.relative(iso, Date.parse(iso) + 2_000)).toBe("à l'instant");
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
  expect(BRITISH.relative(new Date(now - seconds * 1000).toISOString(), now)).toBe(shown);
});

test('the caret stays behind the character that was typed', () => {
  expect(caretAfter('7K3M-9QTX-2H', 0)).toBe(0);
  expect(caretAfter('7K3M-9QTX-2H', 4)).toBe(4);
  expect(caretAfter('7K3M-9QTX-2H', 5)).toBe(6);
  expect(caretAfter('7K3M-9QTX-2H', 10)).toBe(12);
});
