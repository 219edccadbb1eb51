import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeElements } from '../../../electron/agent/dicom/dataset/write-elements.ts';
import {
  MAX_REFERENCES,
  parseCommitmentRequest,
  parseCommitmentResult,
  writeCommitmentRequest,
  writeCommitmentResult,
  type CommitmentRequest,
} from '../../../electron/agent/dicom/services/commitment-dataset.ts';
import {
  EXPLICIT_VR_LITTLE_ENDIAN,
  IMPLICIT_VR_LITTLE_ENDIAN,
} from '../../../electron/agent/dicom/services/sop-classes.ts';

const SYNTAXES = [IMPLICIT_VR_LITTLE_ENDIAN, EXPLICIT_VR_LITTLE_ENDIAN];
const uids = fc
  .array(fc.nat(99_999), { minLength: 1, maxLength: 9 })
  .map((parts) => `1.2.${parts.join('.')}`);
const references = fc.record({ sopClassUid: uids, sopInstanceUid: uids });
const keyOf = (one: { sopInstanceUid: string; sopClassUid: string }): string =>
  `${one.sopClassUid} ${one.sopInstanceUid}`;

test.each(SYNTAXES)('a request comes back as it was written (%s)', (syntax) => {
  const lists = fc.uniqueArray(references, { minLength: 1, maxLength: 20, selector: keyOf });
  fc.assert(
    fc.property(uids, lists, (transactionUid, list) => {
      const request: CommitmentRequest = { transactionUid, references: list };
      const bytes = writeCommitmentRequest(request, syntax);
      expect(parseCommitmentRequest(bytes, syntax)).toEqual(request);
    }),
    { numRuns: 50 },
  );
});

test.each(SYNTAXES)('a result comes back as it was written (%s)', (syntax) => {
  const lists = fc.array(references, { maxLength: 10 });
  fc.assert(
    fc.property(uids, lists, lists, (transactionUid, committed, bad) => {
      const failed = bad.map((one) => ({ ...one, failureReason: 0x0112 }));
      const bytes = writeCommitmentResult({ transactionUid, committed, failed }, syntax);
      expect(parseCommitmentResult(bytes, syntax)).toEqual({ transactionUid, committed, failed });
    }),
    { numRuns: 50 },
  );
});

test('a result without failures has no Failed SOP Sequence, one without success no Referenced SOP Sequence', () => {
  const reference = { sopClassUid: '1.2', sopInstanceUid: '1.2.3' };
  const good = writeCommitmentResult(
    { transactionUid: '1.9', committed: [reference], failed: [] },
    IMPLICIT_VR_LITTLE_ENDIAN,
  );
  const bad = writeCommitmentResult(
    { transactionUid: '1.9', committed: [], failed: [{ ...reference, failureReason: 0x0112 }] },
    IMPLICIT_VR_LITTLE_ENDIAN,
  );
  expect(good.includes(Buffer.from('08009811', 'hex'))).toBe(false);
  expect(bad.includes(Buffer.from('08009911', 'hex'))).toBe(false);
  expect(bad.includes(Buffer.from('0800971102000000' + '1201', 'hex'))).toBe(true);
});

test('an object that is named twice counts once', () => {
  const reference = { sopClassUid: '1.2', sopInstanceUid: '1.2.3' };
  const request = { transactionUid: '1.9', references: [reference, reference] };
  const bytes = writeCommitmentRequest(request, IMPLICIT_VR_LITTLE_ENDIAN);
  expect(parseCommitmentRequest(bytes, IMPLICIT_VR_LITTLE_ENDIAN)).toEqual({
    transactionUid: '1.9',
    references: [reference],
  });
});

const item = {
  '00081150': { vr: 'UI', value: '1.2' },
  '00081155': { vr: 'UI', value: '1.2.3' },
} as const;
const items = { '00081199': { vr: 'SQ', items: [item] } } as const;
const uid = { '00081195': { vr: 'UI', value: '1.9' } } as const;

test.each([
  ['no Transaction UID', items, 'missing'],
  ['no sequence', uid, 'missing'],
  ['an empty Transaction UID', { ...items, '00081195': { vr: 'UI', value: '' } }, 'invalid'],
  [
    'two Transaction UIDs',
    { ...items, '00081195': { vr: 'UI', value: ['1.2', '1.3'] } },
    'invalid',
  ],
  ['an empty sequence', { ...uid, '00081199': { vr: 'SQ', items: [] } }, 'invalid'],
  [
    'an item without instance',
    { ...uid, '00081199': { vr: 'SQ', items: [{ '00081150': { vr: 'UI', value: '1.2' } }] } },
    'invalid',
  ],
  [
    'a UID of more than 64 characters',
    {
      ...uid,
      '00081199': {
        vr: 'SQ',
        items: [{ ...item, '00081155': { vr: 'UI', value: `1.${'2'.repeat(63)}` } }],
      },
    },
    'invalid',
  ],
  [
    'more references than are taken',
    {
      ...uid,
      '00081199': { vr: 'SQ', items: Array.from({ length: MAX_REFERENCES + 1 }, () => item) },
    },
    'too-many',
  ],
] as const)('a request with %s is not used', (_what, elements, fault) => {
  const bytes = writeElements(elements, EXPLICIT_VR_LITTLE_ENDIAN);
  expect(parseCommitmentRequest(bytes, EXPLICIT_VR_LITTLE_ENDIAN)).toBe(fault);
});

test('whatever bytes come, the parsers give a result or a fault', () => {
  const whole = writeElements({ ...uid, ...items }, EXPLICIT_VR_LITTLE_ENDIAN);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, end) => {
      const bytes = Buffer.from(whole.subarray(0, end));
      if (at < end) bytes[at] = byte;
      for (const syntax of SYNTAXES) {
        parseCommitmentRequest(bytes, syntax);
        parseCommitmentResult(bytes, syntax);
      }
    }),
    { numRuns: 500 },
  );
});
