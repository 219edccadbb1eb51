import { expect, test } from 'vitest';
import { SubOperations } from '../../../electron/agent/retrieve/sub-operations.ts';

const told = (remaining: number, completed: number, failed: number) => ({
  CommandField: 0x8010,
  CommandDataSetType: 0x0101,
  NumberOfRemainingSuboperations: remaining,
  NumberOfCompletedSuboperations: completed,
  NumberOfFailedSuboperations: failed,
  NumberOfWarningSuboperations: 0,
});

function expecting(...uids: string[]): SubOperations {
  const subOperations = new SubOperations();
  subOperations.expect(new Set(uids));
  return subOperations;
}

test('the destination decides: success, warning, failure', () => {
  const subOperations = expecting('a', 'b', 'c', 'd');
  subOperations.finished('a', 0x0000);
  subOperations.finished('b', 0xb007);
  subOperations.finished('c', 0xa700);
  expect(subOperations.counts).toEqual({ remaining: 1, completed: 1, failed: 1, warning: 1 });
  expect(subOperations.failedUids).toEqual(['c']);
});

test('what the far end could not send at all is counted once, with what the destination refused', () => {
  const subOperations = expecting('a', 'b', 'c');
  subOperations.finished('a', 0);
  subOperations.finished('b', 0xa700);
  subOperations.told(told(0, 1, 2));
  subOperations.failedAtFarEnd(['b', 'c', 'a']);
  expect(subOperations.counts).toEqual({ remaining: 0, completed: 1, failed: 2, warning: 0 });
  expect(subOperations.failedUids).toEqual(['b', 'c']);
  expect(subOperations.finalStatus).toBe(0xb000);
});

test('an object that was promised and never came has failed', () => {
  const subOperations = expecting('a', 'b');
  subOperations.finished('a', 0);
  expect(subOperations.isComplete).toBe(false);
  subOperations.failRest();
  expect(subOperations.failedUids).toEqual(['b']);
  expect(subOperations.counts).toEqual({ remaining: 0, completed: 1, failed: 1, warning: 0 });
});

test('where nothing was foreseen the numbers of the far end count', () => {
  const subOperations = new SubOperations();
  subOperations.told(told(5, 0, 0));
  subOperations.finished('a', 0);
  expect(subOperations.counts.remaining).toBe(4);
  subOperations.failRest();
  expect(subOperations.counts).toEqual({ remaining: 0, completed: 1, failed: 4, warning: 0 });
});

test.each([
  [[], 0x0000],
  [[0x0000], 0x0000],
  [[0x0000, 0xb000], 0xb000],
  [[0x0000, 0xa700], 0xb000],
  [[0xa700, 0xc000], 0xa702],
])('%j ends with that status', (statuses, expected) => {
  const subOperations = new SubOperations();
  for (const [i, status] of statuses.entries()) subOperations.finished(`1.${i}`, status);
  expect(subOperations.finalStatus).toBe(expected);
});
