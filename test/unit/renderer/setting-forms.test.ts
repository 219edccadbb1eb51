import { describe, expect, test } from 'vitest';
import {
  HOURS,
  numberIn,
  ONLY,
  orNone,
  PORTS,
  PROXY,
  TITLES,
  titlesBeside,
} from '../../../renderer/state/setting-forms.ts';

const one = (text: string) => ({ [ONLY]: text });
const MBIT = orNone(numberIn(125_000));

describe('a number in a unit', () => {
  test.each([
    ['10', 1_250_000],
    ['2.5', 312_500],
    [' 2,5 ', 312_500],
    ['', null],
    ['ten', 'ten'],
    ['1.000,5', '1.000,5'],
  ])('%j is read as %j', (text, value) => {
    expect(MBIT.read(one(text))).toBe(value);
  });

  test('is shown with the decimal sign of the reader, without groups, and read back the same', () => {
    expect(MBIT.show(312_500, 'de')).toEqual(one('2,5'));
    expect(MBIT.show(1_250_000_000, 'en')).toEqual(one('10000'));
    expect(MBIT.show(null, 'en')).toEqual(one(''));
    for (const tag of ['en', 'de', 'fr'])
      expect(MBIT.read(MBIT.show(1_562_500, tag))).toBe(1_562_500);
  });

  test('has its limits in the same unit, so that the limit itself is allowed', () => {
    const error = { path: 'link.maxBytesPerSecond', problem: 'too-small', message: '' } as const;
    expect(MBIT.tell({ ...error, limit: 16_384 }).limit).toBe(0.14);
    expect(numberIn(1000).tell({ ...error, limit: 3_600_000 }).limit).toBe(3600);
    expect(numberIn(1).tell({ ...error, limit: 65_535 }).limit).toBe(65_535);
  });

  test('a decimal where whole numbers go is left for the schema to refuse', () => {
    expect(numberIn(1).read(one('11.112'))).toBe(11.112);
  });
});

test.each([
  ['7:30', '18', { from: '07:30', to: '18:00' }],
  ['22.15', '06:00', { from: '22:15', to: '06:00' }],
  ['', '', null],
  ['8', '', { from: '08:00', to: '' }],
  ['25:00', 'x', { from: '25:00', to: 'x' }],
])('the hours %j to %j are read as %j', (from, to, hours) => {
  expect(HOURS.read({ from, to })).toEqual(hours);
});

test('ports are read one after the other, however they are parted', () => {
  expect(PORTS.read(one('443, 4443;8443'))).toEqual([443, 4443, 8443]);
  expect(PORTS.show([443, 4443], 'de')).toEqual(one('443, 4443'));
  expect(orNone(PORTS).read(one(' '))).toBeNull();
});

test('a proxy is nothing only when both of its parts are empty', () => {
  expect(PROXY.read({ host: ' ', port: '' })).toBeNull();
  expect(PROXY.read({ host: 'proxy', port: '' })).toEqual({ host: 'proxy', port: '' });
  expect(PROXY.read({ host: 'proxy', port: '3128' })).toEqual({ host: 'proxy', port: 3128 });
});

describe('AE titles', () => {
  test.each([
    ['TERN', ['TERN']],
    [' TERN ,ARCHIVE, ', ['TERN', 'ARCHIVE']],
    ['MY TITLE, B', ['MY TITLE', 'B']],
    ['A,B; C', ['A,B', 'C']],
    ['', []],
  ])('%j is read as %j', (text, titles) => {
    expect(TITLES.read(one(text))).toEqual(titles);
  });

  test.each([[['A']], [['A', 'B C']], [['A,B']], [['A,B', 'C']]])(
    '%j is shown so that it is read back the same',
    (titles) => {
      expect(TITLES.read(TITLES.show(titles, 'en'))).toEqual(titles);
    },
  );

  test('a list without a further title is not shown as if any were taken', () => {
    const form = orNone(titlesBeside('TERN'));
    expect(form.show([], 'en')).toEqual(one('TERN'));
    expect(form.show(null, 'en')).toEqual(one(''));
    expect(form.read(one(''))).toBeNull();
  });
});
