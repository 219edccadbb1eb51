import { expect, test } from 'vitest';
import { closingLine, exitCodeOf, skipLines } from '../../../build/test-summary.ts';

const skipped = [
  { name: 'a', reason: 'storescu is missing' },
  { name: 'b', reason: 'chromium is missing' },
  { name: 'c', reason: 'storescu is missing' },
];

test('the closing line names skips only where there are some', () => {
  expect(closingLine({ passed: 12, failed: 0, skipped: [] })).toBe('12 passed, 0 failed');
  expect(closingLine({ passed: 12, failed: 1, skipped })).toBe('12 passed, 1 failed, 3 skipped');
});

test('skips are gathered by reason', () => {
  expect(skipLines({ passed: 1, failed: 0, skipped })).toEqual([
    'skipped 2: storescu is missing',
    'skipped 1: chromium is missing',
  ]);
});

test('a run in which nothing ran, or something failed, is not a success', () => {
  expect(exitCodeOf({ passed: 0, failed: 0, skipped: [] }, { skipsFail: false })).toBe(1);
  expect(exitCodeOf({ passed: 5, failed: 1, skipped: [] }, { skipsFail: false })).toBe(1);
  expect(exitCodeOf({ passed: 5, failed: 0, skipped: [] }, { skipsFail: false })).toBe(0);
});

test('a skip is a failure only where skips are forbidden', () => {
  expect(exitCodeOf({ passed: 5, failed: 0, skipped }, { skipsFail: false })).toBe(0);
  expect(exitCodeOf({ passed: 5, failed: 0, skipped }, { skipsFail: true })).toBe(1);
});
