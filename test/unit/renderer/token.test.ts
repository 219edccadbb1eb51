import { expect, test } from 'vitest';
import { forgetToken, takeToken, type TokenPlace } from '../../../renderer/bridge/token.ts';

/** A tab at an address, with a history that can be looked at. */
function fakeTab(hash: string, stored: Record<string, string> = {}) {
  const kept = new Map(Object.entries(stored));
  const shown: unknown[] = [];
  const place: TokenPlace = {
    location: { hash, pathname: '/', search: '' },
    history: { replaceState: (_data, _title, url) => void shown.push(url) },
    sessionStorage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
  };
  return { place, kept, shown };
}

test('takes the token out of the address and keeps it for this tab', () => {
  const { place, kept, shown } = fakeTab('#token=abc-DEF_1');
  expect(takeToken(place)).toBe('abc-DEF_1');
  expect([...kept.values()]).toEqual(['abc-DEF_1']);
  expect(shown).toEqual(['/']);
});

test('a reload finds the token kept before; a newer address replaces it', () => {
  expect(takeToken(fakeTab('', { 'tern-token': 'old' }).place)).toBe('old');
  expect(takeToken(fakeTab('#token=new', { 'tern-token': 'old' }).place)).toBe('new');
});

test.each(['', '#', '#token=', '#token=a b', '#nottoken=abc', `#token=${'a'.repeat(513)}`])(
  'without a token there is none: %s',
  (hash) => {
    expect(takeToken(fakeTab(hash).place)).toBeNull();
  },
);

test('a token that was refused is forgotten', () => {
  const { place } = fakeTab('', { 'tern-token': 'old' });
  forgetToken(place);
  expect(takeToken(place)).toBeNull();
});
