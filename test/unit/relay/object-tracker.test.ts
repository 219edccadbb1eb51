import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  COMMAND_FIELD,
  encodeCommandSet,
  HAS_DATASET,
  NO_DATASET,
  type CommandSet,
} from '../../../electron/agent/dicom/dimse/command-set.ts';
import { VERIFICATION_SOP_CLASS } from '../../../electron/agent/dicom/services/sop-classes.ts';
import { ObjectTracker, type ObjectOutcome } from '../../../electron/agent/relay/object-tracker.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

function tracked(): {
  tracker: ObjectTracker;
  outcomes: ObjectOutcome[];
  echoes: string[];
  askEcho: (id: number) => void;
  answerEcho: (id: number, status: number) => void;
  store: (id: number, uid?: string) => void;
  data: (text: string, isLast: boolean) => void;
  answer: (id: number, status: number) => void;
} {
  const outcomes: ObjectOutcome[] = [];
  const echoes: string[] = [];
  const tracker = new ObjectTracker({
    clock: new FakeClock(),
    transferSyntaxOf: () => '1.2.840.10008.1.2.1',
    finished: (outcome) => void outcomes.push(outcome),
    echoed: () => void echoes.push('answered'),
  });
  const command = (values: CommandSet, side: 'fromDevice' | 'fromCloud'): void =>
    tracker[side]({
      contextId: 1,
      isCommand: true,
      isLastFragment: true,
      isPdvEnd: true,
      bytesToCome: 0,
      data: encodeCommandSet(values),
    });
  return {
    tracker,
    outcomes,
    echoes,
    askEcho: (id) =>
      command(
        {
          CommandField: COMMAND_FIELD.cEchoRq,
          MessageID: id,
          CommandDataSetType: NO_DATASET,
          AffectedSOPClassUID: VERIFICATION_SOP_CLASS,
        },
        'fromDevice',
      ),
    answerEcho: (id, status) =>
      command(
        {
          CommandField: COMMAND_FIELD.cEchoRq | COMMAND_FIELD.response,
          MessageIDBeingRespondedTo: id,
          CommandDataSetType: NO_DATASET,
          Status: status,
        },
        'fromCloud',
      ),
    store: (id, uid = `1.${id}`) =>
      command(
        {
          CommandField: COMMAND_FIELD.cStoreRq,
          MessageID: id,
          CommandDataSetType: HAS_DATASET,
          AffectedSOPClassUID: '1.2',
          AffectedSOPInstanceUID: uid,
        },
        'fromDevice',
      ),
    data: (text, isLast) =>
      tracker.fromDevice({
        contextId: 1,
        isCommand: false,
        isLastFragment: isLast,
        isPdvEnd: true,
        bytesToCome: 0,
        data: Buffer.from(text),
      }),
    answer: (id, status) =>
      command(
        {
          CommandField: COMMAND_FIELD.cStoreRq | COMMAND_FIELD.response,
          MessageIDBeingRespondedTo: id,
          CommandDataSetType: NO_DATASET,
          Status: status,
        },
        'fromCloud',
      ),
  };
}
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test('an object is accepted with the digest of its whole dataset', () => {
  const { outcomes, store, data, answer } = tracked();
  store(7);
  data('abc', false);
  data('def', true);
  answer(7, 0);
  expect(outcomes).toMatchObject([
    { sopInstanceUid: '1.7', sha256: sha256('abcdef'), bytes: 6, status: 0, result: 'accepted' },
  ]);
});

test('a warning is an acceptance, a failure a refusal', () => {
  const { outcomes, store, data, answer } = tracked();
  store(1);
  data('a', true);
  answer(1, 0xb000);
  store(2);
  data('b', true);
  answer(2, 0xa700);
  expect(outcomes.map((outcome) => outcome.result)).toEqual(['accepted', 'refused']);
});

test('several objects under way keep their answers apart (asynchronous operations window)', () => {
  const { outcomes, store, data, answer } = tracked();
  for (const id of [1, 2, 3]) {
    store(id);
    data(`object ${id}`, true);
  }
  answer(3, 0);
  answer(1, 0xc000);
  answer(2, 0);
  expect(
    outcomes.map(({ sopInstanceUid, result, sha256: digest }) => [sopInstanceUid, result, digest]),
  ).toEqual([
    ['1.3', 'accepted', sha256('object 3')],
    ['1.1', 'refused', sha256('object 1')],
    ['1.2', 'accepted', sha256('object 2')],
  ]);
});

test('an early refusal waits for the end of the dataset', () => {
  const { outcomes, store, data, answer } = tracked();
  store(1);
  data('abc', false);
  answer(1, 0xa700);
  expect(outcomes).toEqual([]);
  data('def', true);
  expect(outcomes).toMatchObject([{ result: 'refused', sha256: sha256('abcdef'), bytes: 6 }]);
});

test('success before the last byte is not an acceptance when the rest never comes', () => {
  const { tracker, outcomes, store, data, answer } = tracked();
  store(1);
  data('abc', false);
  answer(1, 0);
  tracker.end();
  expect(outcomes).toMatchObject([{ result: 'incomplete', sha256: null, status: 0 }]);
});

test('what has no answer in the end is incomplete, whole or not', () => {
  const { tracker, outcomes, store, data } = tracked();
  store(1);
  data('whole', true);
  store(2);
  data('ha', false);
  expect(tracker.isBusy).toBe(true);
  tracker.end();
  expect(outcomes).toMatchObject([
    { sopInstanceUid: '1.1', result: 'incomplete', sha256: sha256('whole'), status: null },
    { sopInstanceUid: '1.2', result: 'incomplete', sha256: null, status: null },
  ]);
});

test('a message id that is used again before its answer ends the earlier object', () => {
  const { outcomes, store, data, answer } = tracked();
  store(1, '1.1');
  data('a', true);
  store(1, '1.2');
  data('b', true);
  answer(1, 0);
  expect(outcomes.map(({ sopInstanceUid, result }) => [sopInstanceUid, result])).toEqual([
    ['1.1', 'incomplete'],
    ['1.2', 'accepted'],
  ]);
});

test('an answer to something that was never sent changes nothing', () => {
  const { outcomes, answer, tracker } = tracked();
  answer(9, 0);
  tracker.end();
  expect(outcomes).toEqual([]);
});

test('a UID of any length is kept to 64 characters', () => {
  const { outcomes, store, data, answer } = tracked();
  store(1, '1'.repeat(500));
  data('', true);
  answer(1, 0);
  expect(outcomes[0]?.sopInstanceUid).toHaveLength(64);
});

test('an echo counts when it was asked for and answered with success, once, and keeps nothing busy', () => {
  const { tracker, echoes, outcomes, askEcho, answerEcho } = tracked();
  answerEcho(1, 0);
  askEcho(2);
  answerEcho(2, 0x0122);
  expect([echoes, tracker.isBusy]).toEqual([[], false]);
  askEcho(3);
  answerEcho(3, 0);
  answerEcho(3, 0);
  expect([echoes, outcomes]).toEqual([['answered'], []]);
});
