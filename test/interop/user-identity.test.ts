import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLINIC, WholePath } from '../fakes/whole-path.ts';
import { writeSampleFiles, type SampleFile } from '../fixtures/dicom-samples.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { echoscu, storescu, storeStatuses } from './support/dcmtk.ts';

// DCMTK's storescu is its only tool that names a user. Agent and cloud are the real ones, with real TLS between them.
const isReady = needsPrograms('storescu', 'echoscu');

const PASSCODE = 'correct horse';
const NOT_LET_IN = /Result: Rejected Permanent, Source: Service User/;

let stack: AsyncDisposableStack;
let path: WholePath;
let file: SampleFile;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  if (!isReady) return;
  const folder = stack.use(await TempFolder.create());
  [file] = (await writeSampleFiles(folder.join('samples'))) as [SampleFile];
  path = stack.use(await WholePath.startPaired());
  await path.cloud.registry.users.require(CLINIC, 'ct-room', PASSCODE);
  await path.cloud.registry.users.require(CLINIC, 'open-room', null);
});
afterAll(() => stack.disposeAsync());

async function store(
  ...more: readonly string[]
): Promise<{ readonly text: string; readonly statuses: readonly string[] }> {
  const peer = { port: path.dicomPort };
  const finished = await storescu(peer, [file.path], [file.object], { more });
  return { text: finished.stdout + finished.stderr, statuses: storeStatuses(finished) };
}

test.each([
  ['the right passcode', ['-usr', 'ct-room', '-pwd', PASSCODE]],
  ['the right passcode, wanting a confirmation', ['-usr', 'ct-room', '-pwd', PASSCODE, '-rsp']],
  ['a name that needs none', ['-usr', 'open-room']],
])('a machine with %s stores', async (_what, more) => {
  expect((await store(...more)).statuses).toEqual(['Success']);
});

test.each([
  ['a wrong passcode', ['-usr', 'ct-room', '-pwd', 'wrong horse']],
  ['an empty passcode', ['-usr', 'ct-room', '-epw']],
  ['a name that nobody has', ['-usr', 'nobody', '-pwd', PASSCODE]],
  ['a name alone where a passcode is needed', ['-usr', 'ct-room']],
  ['no name', []],
])('a machine with %s is turned away before it can send', async (_what, more) => {
  const { text, statuses } = await store(...more);
  expect(text).toMatch(NOT_LET_IN);
  expect(statuses).toEqual([]);
});

test('an echo without a name is turned away as well', async () => {
  const echo = await echoscu({ port: path.dicomPort });
  expect(echo.stdout + echo.stderr).toMatch(NOT_LET_IN);
});
