import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ValueRepresentation } from '../../../electron/agent/dicom/dataset/attribute.ts';
import { matchesDateTimeRange, matchesKey, matchesWildCard } from '../../../cloud/find/matching.ts';

type Row = readonly [vr: ValueRepresentation, key: string, stored: string, matches: boolean];
/** PS3.4 C.2.2.2 by example. */
const TABLE: readonly Row[] = [
  ['LO', 'P-1', 'P-1', true],
  ['LO', 'P-1', 'P-12', false],
  ['LO', 'p-1', 'P-1', false],
  ['LO', 'P*', 'P-12', true],
  ['LO', '*2', 'P-12', true],
  ['LO', 'P?12', 'P-12', true],
  ['LO', 'P??12', 'P-12', false],
  ['LO', '.*', 'P-12', false],
  ['CS', 'CT', 'CT', true],
  ['CS', 'C*', 'CT', true],
  ['UI', '1.2.3', '1.2.3', true],
  ['UI', '1.2.*', '1.2.3', false],
  ['PN', 'doe^jane', 'Doe^Jane', true],
  ['PN', 'doe', 'Doe^Jane', false],
  ['PN', 'doe*', 'Doe^Jane', true],
  ['PN', 'DOE^JANE', 'Doe^Jane^^^', true],
  ['PN', 'Doe^Jane^^', 'Doe^Jane', true],
  ['PN', 'MÜLLER*', 'Müller^Jörg', true],
  ['PN', '山田*', 'Yamada^Tarou=山田^太郎=やまだ^たろう', true],
  ['PN', 'yamada*=山田*', 'Yamada^Tarou=山田^太郎', true],
  ['PN', 'yamada*=佐藤*', 'Yamada^Tarou=山田^太郎', false],
  ['IS', '007', '7', true],
  ['DS', '1.50', '1.5', true],
  ['US', '512', '256', false],
  ['DA', '20260115', '20260115', true],
  ['DA', '20260115', '2026.01.15', true],
  ['DA', '20260101-20260131', '20260115', true],
  ['DA', '20260101-20260131', '20260131', true],
  ['DA', '20260101-20260131', '20260201', false],
  ['DA', '-20260114', '20260115', false],
  ['DA', '20260115-', '20260115', true],
  ['DA', '2026*', '20260115', false],
  ['DA', '20260115', 'soon', false],
  ['TM', '0930', '093000', true],
  ['TM', '0930', '093059.5', true],
  ['TM', '0900-1000', '100059', true],
  ['TM', '0900-1000', '1001', false],
  ['TM', '09:30:00', '093000', true],
  ['DT', '2026-2027', '20260115093000.000000+0100', true],
  ['DT', '20260116-', '20260115093000', false],
];

test.each(TABLE)('%s key %j against %j: %s', (vr, key, stored, matches) => {
  expect(matchesKey(vr, [key], [stored])).toBe(matches);
});

test('no key value matches everything, also what has no value; a star matches what is empty', () => {
  expect(matchesKey('LO', [], [])).toBe(true);
  expect(matchesKey('DA', [], ['20260115'])).toBe(true);
  expect(matchesKey('LO', ['*'], [])).toBe(true);
  expect(matchesKey('PN', ['*'], [])).toBe(true);
  expect(matchesKey('LO', ['x'], [])).toBe(false);
});

test('of several key values, and of several stored ones, one is enough', () => {
  expect(matchesKey('UI', ['1.2', '1.3'], ['1.3'])).toBe(true);
  expect(matchesKey('CS', ['MR'], ['CT', 'MR'])).toBe(true);
  expect(matchesKey('UI', ['1.2', '1.3'], ['1.4'])).toBe(false);
});

describe('wild cards', () => {
  test('agree with the regular expression they stand for', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const value = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
    fc.assert(
      fc.property(text, value, (key, stored) => {
        const pattern = key.replaceAll('*', '.*').replaceAll('?', '.');
        expect(matchesWildCard(key, stored)).toBe(new RegExp(`^${pattern}$`).test(stored));
      }),
    );
  });

  test('a hostile key costs no more than its length times the value’s', () => {
    expect(matchesWildCard(`${'*a'.repeat(500)}b`, 'a'.repeat(10_000))).toBe(false);
  });
});

test.each([
  ['20260305-20260307', '100000-180000', '20260305', '110000', true],
  ['20260305-20260307', '100000-180000', '20260306', '030000', true],
  ['20260305-20260307', '100000-180000', '20260305', '090000', false],
  ['20260305-20260307', '100000-180000', '20260307', '190000', false],
  ['20260305-', '100000-', '20260309', '', true],
  ['20260305', '100000-180000', '20260305', '110000', null],
  ['20260305-20260307', '', '20260305', '110000', null],
])('dates %j with times %j against %s %s: %s', (dates, times, date, time, expected) => {
  expect(matchesDateTimeRange(dates, times, date, time)).toBe(expected);
});

test('no key and no value, however odd, makes it throw', () => {
  const vr = fc.constantFrom<ValueRepresentation>('LO', 'PN', 'DA', 'TM', 'DT', 'IS', 'UI');
  fc.assert(
    fc.property(vr, fc.string(), fc.string(), (which, key, stored) => {
      expect(typeof matchesKey(which, [key], [stored])).toBe('boolean');
    }),
  );
});
