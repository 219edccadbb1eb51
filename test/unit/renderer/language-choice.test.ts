import { expect, test } from 'vitest';
import { chooseLanguage, readLocale } from '../../../renderer/state/language-choice.ts';

/** A browser that asks for these languages and keeps what it is given, or nothing at all. */
function browser(languages: readonly string[], { keeps = true } = {}) {
  const kept = new Map<string, string>();
  const refuse = (): never => {
    throw new Error('storage is blocked');
  };
  return {
    navigator: { languages },
    localStorage: {
      getItem: (key: string) => (keeps ? (kept.get(key) ?? null) : refuse()),
      setItem: (key: string, value: string) => {
        if (!keeps) refuse();
        kept.set(key, value);
      },
    },
  };
}

test('the first language of the browser that there is a catalogue for is taken', () => {
  expect(readLocale(browser(['it', 'fr-CA', 'en']))).toEqual({ language: 'fr', tag: 'fr-CA' });
});

test('who asks for none of the languages gets English with the day before the month', () => {
  expect(readLocale(browser(['it-IT']))).toEqual({ language: 'en', tag: 'en-GB' });
});

test('a choice is kept and outweighs the browser, whose region still counts', () => {
  const place = browser(['de-AT', 'en-US']);
  expect(chooseLanguage(place, 'en')).toEqual({ language: 'en', tag: 'en-US' });
  expect(readLocale(place)).toEqual({ language: 'en', tag: 'en-US' });
  expect(chooseLanguage(place, 'es')).toEqual({ language: 'es', tag: 'es' });
});

test('something else in the storage counts for nothing', () => {
  const place = browser(['de']);
  place.localStorage.setItem('tern-language', 'klingon');
  expect(readLocale(place).language).toBe('de');
});

test('a browser that keeps nothing can still change the language', () => {
  const place = browser(['de'], { keeps: false });
  expect(readLocale(place).language).toBe('de');
  expect(chooseLanguage(place, 'fr').language).toBe('fr');
});
