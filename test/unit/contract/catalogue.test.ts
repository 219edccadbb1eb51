import { describe, expect, test } from 'vitest';
import { headline } from '../../../electron/contract/headline.ts';
import { LANGUAGES, localeOf, pickLocale } from '../../../electron/contract/languages.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import {
  controlErrorCodeSchema,
  fieldProblemSchema,
  type FieldError,
  type FieldProblem,
} from '../../../electron/contract/control-errors.ts';
import { fieldErrorWords } from '../../../electron/contract/field-words.ts';
import { describeProblem } from '../../../electron/contract/problem-words.ts';
import { problemCodeSchema } from '../../../electron/contract/problems.ts';
import { sopClassWords } from '../../../electron/contract/sop-class-words.ts';
import { createTranslator, ENGLISH, flatCatalogue } from '../../../electron/contract/translator.ts';
import { sampleProblem, sampleStatus, sampleTransfer } from '../../fakes/sample-status.ts';

const PLURAL = /_(zero|one|two|few|many|other)$/;
const english = flatCatalogue('en');
const bareKeys = (catalogue: Readonly<Record<string, string>>): string[] =>
  [...new Set(Object.keys(catalogue).map((key) => key.replace(PLURAL, '')))].sort();

/** `{{count, number}}` in any order of appearance; doubles would count twice. */
function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name = '']) => name).sort();
}

/** The English text that a form stands for: the plural, where a form of its own does not exist. */
function englishFor(key: string): string {
  return english[key] ?? english[key.replace(PLURAL, '_other')] ?? '';
}

describe.each(LANGUAGES)('the catalogue of %s', (language) => {
  const catalogue = flatCatalogue(language);

  test('has the keys of the English one, no more and no fewer', () => {
    expect(bareKeys(catalogue)).toEqual(bareKeys(english));
  });

  test('has the plural forms that the language needs, no more and no fewer', () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const counted = Object.keys(english).flatMap((key) =>
      key.endsWith('_other') ? [key.replace(PLURAL, '')] : [],
    );
    expect(counted.length).toBeGreaterThan(10);
    for (const key of counted) {
      const forms = Object.keys(catalogue).filter((form) => form.replace(PLURAL, '') === key);
      expect(forms.map((form) => form.slice(key.length + 1)).sort(), key).toEqual(needed);
    }
  });

  test('leaves nothing empty, untrimmed or half filled in', () => {
    for (const [key, text] of Object.entries(catalogue)) {
      expect(text.trim(), key).not.toBe('');
      expect(text, key).not.toMatch(/ {2}|TODO|\$t\(/);
      // What joins on (", typically in …") begins with a mark or a space in each language.
      if (/^[A-Z]/.test(englishFor(key))) expect(text, key).toBe(text.trim());
    }
  });

  test('loses no placeholder and invents none', () => {
    for (const [key, text] of Object.entries(catalogue)) {
      const [wanted, given] = [placeholders(englishFor(key)), placeholders(text)];
      // "One image" needs no number.
      if (key.endsWith('_one'))
        expect(placeholders(englishFor(key.replace(/_one$/, '_other')))).toEqual(
          expect.arrayContaining(given),
        );
      else expect(given, key).toEqual(wanted);
    }
  });
});

describe.each(LANGUAGES.filter((language) => language !== 'en'))('%s', (language) => {
  const catalogue = flatCatalogue(language);

  test('is translated: hardly a sentence reads as in English', () => {
    const same = Object.entries(catalogue).filter(
      ([key, text]) => text === english[key] && text.includes(' ') && !text.startsWith('{{'),
    );
    // "Port 104" is the same in German, a name before a colon everywhere.
    const alike = ['listener.port', 'tray.tooltip'];
    expect(same.filter(([key]) => !alike.includes(key))).toEqual([]);
  });

  test('ends sentences where English does', () => {
    for (const [key, text] of Object.entries(catalogue))
      if (englishFor(key).endsWith('.')) expect(text, key).toMatch(/[.?]$/);
  });

  test('keeps its headlines short', () => {
    for (const [key, text] of Object.entries(catalogue))
      if (key.endsWith('itle')) expect(text.length, `${key}: ${text}`).toBeLessThan(80);
  });

  test('names every problem and every refusal', () => {
    const words = createTranslator(language);
    for (const code of problemCodeSchema.options)
      for (const isOngoing of [true, false]) {
        const problem = sampleProblem(code, { isOngoing });
        const told = Object.values(describeProblem(problem, words));
        expect(told.join(' ')).not.toMatch(/\{\{|undefined|null/);
        expect(told[0]).not.toBe(describeProblem(problem).title);
      }
    for (const code of controlErrorCodeSchema.options)
      expect(controlErrorWords(code, words).title).not.toBe(controlErrorWords(code).title);
  });
});

const fieldError = (problem: FieldProblem, given: Partial<FieldError> = {}): FieldError => ({
  path: 'link.maxBytesPerSecond',
  problem,
  limit: 16_384,
  message: '',
  ...given,
});

test.each(fieldProblemSchema.options)('a field that is %s is told in four languages', (problem) => {
  const told = LANGUAGES.map((language) =>
    fieldErrorWords(fieldError(problem), createTranslator(language)),
  );
  expect(new Set(told).size).toBe(LANGUAGES.length);
  for (const text of told) expect(text).toMatch(/^[^{}]+\.$/);
});

test('a field error says the limit, the form that is meant, and who holds a port', () => {
  const german = createTranslator('de');
  const words = (problem: FieldProblem, given: Partial<FieldError>): string =>
    fieldErrorWords(fieldError(problem, given), german);
  expect(words('too-small', {})).toContain('16.384');
  expect(words('too-big', { path: 'dicom.port', limit: 65_535 })).toContain('65535');
  expect(words('too-short', { path: 'dicom.aeTitle', limit: 1 })).toBe('Hier muss etwas stehen.');
  expect(words('too-long', { path: 'dicom.aeTitle', limit: 16 })).toContain('16 Zeichen');
  expect(words('invalid', { path: 'dicom.allowedDevices.1.aeTitle' })).toContain('AE-Titel');
  expect(words('invalid', { path: 'link.limitHours.from' })).toContain('07:30');
  const holder = { port: 11_112, program: 'orthanc' };
  expect(words('port-in-use', { holder })).toBe('Port 11112 wird schon von orthanc benutzt.');
});

test('the same state in four languages', () => {
  const titles = (status: ReturnType<typeof sampleStatus>): string[] =>
    LANGUAGES.map((language) => headline(status, true, createTranslator(language)).title);
  expect(titles(sampleStatus())).toEqual([
    'Every image is in the cloud.',
    'Alle Bilder sind in der Cloud.',
    'Todas las imágenes están en la nube.',
    'Toutes les images sont dans le cloud.',
  ]);
  const us = sampleTransfer();
  const ct = sampleTransfer({ device: { aeTitle: 'CT', address: '192.168.1.40' } });
  expect(titles(sampleStatus({ transfers: [us] }))[1]).toBe('Ein Gerät sendet.');
  expect(titles(sampleStatus({ transfers: [us, ct] }))[3]).toBe('Deux appareils envoient.');
});

test('numbers and plurals follow the language and its region', () => {
  const many = (tag: string): string =>
    createTranslator(tag.slice(0, 2) as 'en', tag).t('count.images', { count: 12_345 });
  expect(many('en')).toBe('12,345 images');
  expect(many('de')).toBe('12.345 Bilder');
  expect(many('de-CH')).toMatch(/^12['’]345 Bilder$/);
  expect(createTranslator('es').t('count.images', { count: 1_000_000 })).toBe(
    '1.000.000 de imágenes',
  );
  // French counts nothing as one.
  expect(createTranslator('fr').t('count.images', { count: 0 })).toBe('0 image');
  expect(sopClassWords('1.2.840.10008.5.1.4.1.1.2', 2, createTranslator('es'))).toBe(
    'imágenes de TC',
  );
});

test('clocks and machines are spoken of in the language', () => {
  const device = { aeTitle: 'CT-OLD', address: '192.168.1.40' };
  const clock = sampleProblem('clock-wrong', { details: { aheadMs: -3 * 3_600_000 } });
  const refused = sampleProblem('object-refused', { device: { ...device, aeTitle: null } });
  expect(describeProblem(clock, createTranslator('de')).title).toBe(
    'Die Uhr dieses PCs ging 3 Stunden nach.',
  );
  expect(describeProblem(refused, createTranslator('fr')).text).toContain(
    "Elle venait d'un appareil à l'adresse 192.168.1.40.",
  );
  expect(
    describeProblem(sampleProblem('device-aborted', { device }), createTranslator('fr')).text,
  ).toContain('«\u00a0CT-OLD\u00a0»');
});

test.each(['{{address}}', '$t(headline.gone.title)', '<b>&amp;</b>', '$&', '{{count, number}}'])(
  'a machine that calls itself %s is called just that',
  (aeTitle) => {
    const device = { aeTitle, address: '192.168.1.40' };
    expect(describeProblem(sampleProblem('device-aborted', { device }), ENGLISH).text).toBe(
      `"${aeTitle}" at 192.168.1.40 broke off what it was sending.`,
    );
  },
);

test('the first preferred language that there is a catalogue for is taken, with its region', () => {
  expect(pickLocale(['it-IT', 'de-AT', 'en'])).toEqual({ language: 'de', tag: 'de-AT' });
  expect(pickLocale(['fr'])).toEqual({ language: 'fr', tag: 'fr' });
  expect(pickLocale(['x', 'C', 'it', ''])).toEqual({ language: 'en', tag: 'en' });
  expect(pickLocale([])).toEqual({ language: 'en', tag: 'en' });
  expect(localeOf('en', ['de-DE', 'en-GB'])).toEqual({ language: 'en', tag: 'en-GB' });
  expect(localeOf('es', ['de-DE'])).toEqual({ language: 'es', tag: 'es' });
});
