import { expect, test } from 'vitest';
import { ControlError } from '../../../electron/agent/control/control-error.ts';
import { createDispatch } from '../../../electron/agent/control/dispatcher.ts';
import type { ControlHandlers } from '../../../electron/contract/control.ts';
import { CodedError } from '../../../electron/foundation/errors.ts';
import { createLogger } from '../../../electron/foundation/logger.ts';
import { ArrayLogSink } from '../../fakes/array-log-sink.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { FakeControlBackend, makeStatus } from '../../fakes/fake-control-backend.ts';

function makeDispatch(changes: Partial<ControlHandlers> = {}) {
  const log = new ArrayLogSink();
  const logger = createLogger({ clock: new FakeClock(), sinks: [log], level: 'debug' });
  const handlers = { ...new FakeControlBackend().handlers, ...changes };
  return { dispatch: createDispatch(handlers, logger), log };
}

test('answers a call with its parsed result', async () => {
  const { dispatch } = makeDispatch();
  expect(await dispatch('getStatus', {})).toEqual({ result: makeStatus() });
});

test('fills in the defaults of arguments', async () => {
  let limit = 0;
  const { dispatch } = makeDispatch({
    listTransfers(args) {
      limit = args.limit;
      return Promise.resolve({ entries: [], nextBefore: null });
    },
  });
  expect(await dispatch('listTransfers', {})).toEqual({
    result: { entries: [], nextBefore: null },
  });
  expect(limit).toBe(100);
});

test.each([
  ['reboot', {}, 'This Tern knows no such call.'],
  ['__proto__', {}, 'This Tern knows no such call.'],
  ['toString', {}, 'This Tern knows no such call.'],
  ['getStatus', { extra: 1 }, 'getStatus: there is no argument "extra".'],
  ['getStatus', null, 'getStatus: the whole has to be a group, { … }.'],
  ['listTransfers', { limit: 0 }, 'listTransfers: "limit" has to be at least 1.'],
  ['pair', { code: 'x', cloudUrl: 'http://cloud', caPem: null }, '"cloudUrl" is wrong'],
])('refuses the call %s with the arguments %j in words', async (call, args, words) => {
  const { dispatch } = makeDispatch();
  const answer = await dispatch(call, args);
  expect(answer).toMatchObject({ error: { code: 'bad-arguments' } });
  expect('error' in answer && answer.error.message).toContain(words);
});

test('an expected error crosses with its code and words', async () => {
  const { dispatch } = makeDispatch({
    echo: () => Promise.reject(new ControlError('link-down', 'The cloud cannot be reached.')),
  });
  expect(await dispatch('echo', {})).toEqual({
    error: { code: 'link-down', message: 'The cloud cannot be reached.' },
  });
});

test.each([
  new Error('marker-7f3a'),
  new CodedError('unheard-of', 'marker-7f3a'),
  new CodedError('internal', 'marker-7f3a'),
  Object.assign(new Error('marker-7f3a'), { code: 'link-down' }),
])(
  'an unexpected error (%s) becomes internal and leaks no text, not even to the log',
  async (thrown) => {
    const { dispatch, log } = makeDispatch({
      echo: () => Promise.reject(thrown),
    });
    const answer = await dispatch('echo', {});
    expect(answer).toMatchObject({ error: { code: 'internal' } });
    expect(JSON.stringify(answer) + log.text).not.toContain('marker');
    expect(log.text).toContain('"event":"control.call-failed","call":"echo"');
  },
);

test('a handler that throws at once, or answers nonsense, is internal as well', async () => {
  const { dispatch } = makeDispatch({
    echo: () => {
      throw new TypeError('x');
    },
    unpair: () => Promise.resolve({ cloudWasTold: 'yes' } as never),
  });
  expect(await dispatch('echo', {})).toMatchObject({ error: { code: 'internal' } });
  expect(await dispatch('unpair', {})).toMatchObject({ error: { code: 'internal' } });
});

test('what the contract does not name does not leave', async () => {
  const result = { uplinkId: 'u', clinic: 'c', keyFingerprint: 'f', pskHex: 'secret' };
  const { dispatch } = makeDispatch({ pair: () => Promise.resolve(result) });
  const args = { code: 'x', cloudUrl: 'https://cloud.example', caPem: null };
  expect(JSON.stringify(await dispatch('pair', args))).not.toContain('secret');
});
