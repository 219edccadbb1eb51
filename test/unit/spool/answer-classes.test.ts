import { expect, test } from 'vitest';
import {
  classOfAbort,
  classOfRejection,
  classOfStatus,
  classOfUnreadable,
  CONTEXT_NOT_ACCEPTED,
  NO_CONNECTION,
  type AnswerClass,
} from '../../../electron/agent/spool/answer-classes.ts';

const said = (answer: AnswerClass): string => {
  if (answer.kind === 'hold') return `hold: ${answer.reason}`;
  if (answer.kind !== 'retry') return answer.kind;
  return `retry ${answer.scope}${answer.needsPerson ? ', tell' : ''}`;
};

/** PS3.4 Table B.2-1, and the general statuses of PS3.7 Annex C that a C-STORE may be answered with. */
const STATUSES: readonly (readonly [number, string, string])[] = [
  [0x0000, 'Success', 'delivered'],
  [0xb000, 'Warning: coercion of data elements', 'duplicate-ok'],
  [0xb006, 'Warning: elements discarded', 'duplicate-ok'],
  [0xb007, 'Warning: data set does not match SOP class', 'duplicate-ok'],
  [0xbfff, 'Warning, other', 'duplicate-ok'],
  [0x0001, 'Warning: requested optional attributes not supported', 'duplicate-ok'],
  [0x0107, 'Warning: attribute list error', 'duplicate-ok'],
  [0x0116, 'Warning: attribute value out of range', 'duplicate-ok'],
  [0x0111, 'Duplicate SOP instance', 'duplicate-ok'],
  [0xa700, 'Refused: out of resources', 'retry far-end'],
  [0xa701, 'Refused: out of resources', 'retry far-end'],
  [0xa7ff, 'Refused: out of resources', 'retry far-end'],
  [0x0213, 'Resource limitation', 'retry far-end'],
  [0x0110, 'Processing failure', 'retry object'],
  [0x0210, 'Duplicate invocation', 'retry object'],
  [0xfe00, 'Cancel, which C-STORE has not', 'retry object'],
  [0xff00, 'Pending, which C-STORE has not', 'retry object'],
  [0xff01, 'Pending, which C-STORE has not', 'retry object'],
  [0x0124, 'Refused: not authorized', 'retry route, tell'],
  [0xa900, 'Error: data set does not match SOP class', 'hold: refused'],
  [0xa9ff, 'Error: data set does not match SOP class', 'hold: refused'],
  [0xa801, 'Refused, other', 'hold: refused'],
  [0xc000, 'Error: cannot understand', 'hold: refused'],
  [0xcfff, 'Error: cannot understand', 'hold: refused'],
  [0x0105, 'No such attribute', 'hold: refused'],
  [0x0106, 'Invalid attribute value', 'hold: refused'],
  [0x0112, 'No such SOP instance', 'hold: refused'],
  [0x0113, 'No such event type', 'hold: refused'],
  [0x0114, 'No such argument', 'hold: refused'],
  [0x0115, 'Invalid argument value', 'hold: refused'],
  [0x0117, 'Invalid SOP instance', 'hold: refused'],
  [0x0118, 'No such SOP class', 'hold: not-taken'],
  [0x0119, 'Class-instance conflict', 'hold: refused'],
  [0x0120, 'Missing attribute', 'hold: refused'],
  [0x0121, 'Missing attribute value', 'hold: refused'],
  [0x0122, 'Refused: SOP class not supported', 'hold: not-taken'],
  [0x0123, 'No such action', 'hold: refused'],
  [0x0211, 'Unrecognized operation', 'hold: refused'],
  [0x0212, 'Mistyped argument', 'hold: refused'],
  [0xd123, 'a status of no known range', 'hold: refused'],
];

test.each(STATUSES)('status %i (%s): %s', (status, _name, expected) => {
  expect(said(classOfStatus(status))).toBe(expected);
});

test('an answer without a status says nothing about the object', () => {
  expect(said(classOfStatus(null))).toBe('retry object');
});

/** PS3.8 Table 9-21: result, source, reason. */
const REJECTIONS: readonly (readonly [number, number, number, string])[] = [
  // Source: service user. No reason, application context, calling title, called title.
  [1, 1, 1, 'retry route, tell'],
  [1, 1, 2, 'retry route, tell'],
  [1, 1, 3, 'retry route, tell'],
  [1, 1, 7, 'retry route, tell'],
  [2, 1, 1, 'retry route'],
  [2, 1, 3, 'retry route'],
  [2, 1, 7, 'retry route'],
  // Source: provider, ACSE. No reason, protocol version.
  [1, 2, 1, 'retry route, tell'],
  [1, 2, 2, 'retry route, tell'],
  [2, 2, 1, 'retry route'],
  // Source: provider, presentation. Temporary congestion, local limit exceeded.
  [2, 3, 1, 'retry far-end'],
  [2, 3, 2, 'retry far-end'],
  [1, 3, 1, 'retry far-end'],
  [1, 3, 2, 'retry far-end'],
];

test.each(REJECTIONS)('rejection %i/%i/%i: %s', (result, source, _reason, expected) => {
  expect(said(classOfRejection({ result, source }))).toBe(expected);
});

test.each([
  ['peer-abort', 'retry route'],
  ['protocol-error', 'retry route'],
  ['connection-lost', 'retry far-end'],
  ['timeout', 'retry far-end'],
] as const)('an association that ends by %s: %s', (kind, expected) => {
  expect(said(classOfAbort({ kind }))).toBe(expected);
});

test.each([
  ['damaged', 'hold: damaged'],
  ['key-missing', 'hold: key-missing'],
  ['file-missing', 'hold: file-missing'],
  ['key-unavailable', 'retry object'],
  ['io', 'retry object'],
  [null, 'retry object'],
])('an object that cannot be read (%s): %s', (code, expected) => {
  expect(said(classOfUnreadable(code))).toBe(expected);
});

test('no connection concerns everything, a context that was not taken only the object', () => {
  expect([said(NO_CONNECTION), said(CONTEXT_NOT_ACCEPTED)]).toEqual([
    'retry far-end',
    'hold: not-taken',
  ]);
});
