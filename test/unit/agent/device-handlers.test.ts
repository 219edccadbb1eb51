import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConfigStore } from '../../../electron/agent/config/config-store.ts';
import {
  createDeviceHandlers,
  withoutEntriesFor,
} from '../../../electron/agent/device-handlers.ts';
import { Ledger } from '../../../electron/agent/ledger/ledger.ts';
import { ProblemLog } from '../../../electron/agent/status/problem-log.ts';
import type { AllowedDevice } from '../../../electron/contract/agent-config.ts';
import { systemClock } from '../../../electron/foundation/clock.ts';
import { sampleRefusal } from '../../fakes/sample-refusal.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

const AT = new Date('2026-01-15T09:00:00.000Z');
const CT = { aeTitle: 'CT-1', address: '10.0.0.7' };
const US = { aeTitle: 'US-1', address: '10.0.0.8' };

async function start(allowedDevices: AllowedDevice[] | null, isListFromCloud = false) {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder());
  const { devices, knocks } = stack.use(new Ledger(join(folder.path, 'ledger.sqlite')));
  const configStore = await openConfigStore({
    file: join(folder.path, 'config.json'),
    mustExist: false,
  });
  await configStore.set('dicom.allowedDevices', allowedDevices);
  const problems = new ProblemLog(new FakeClock(), () => undefined);
  let changes = 0;
  const handlers = createDeviceHandlers({
    devices,
    knocks,
    isPaused: () => false,
    problems,
    configStore,
    config: () => configStore.get(),
    isListFromCloud: () => isListFromCloud,
    clock: systemClock,
    changed: () => void (changes += 1),
  });
  return {
    devices,
    knocks,
    problems,
    handlers,
    changes: () => changes,
    list: () => configStore.get().dicom.allowedDevices,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

test('allowing puts a machine on the list once; its knock and its problem are settled, others stay', async () => {
  await using made = await start([US]);
  for (const device of [CT, { ...CT, address: '10.0.0.9' }]) {
    made.knocks.refused(device, [sampleRefusal('not-allowed')], AT);
    made.problems.occurred('device-not-allowed', device);
  }
  expect(await made.handlers.allowDevice(CT)).toEqual({ allowList: 'local' });
  await made.handlers.allowDevice(CT);
  expect(made.list()).toEqual([US, CT]);
  const { knocks } = await made.handlers.listKnocks({});
  expect(knocks).toMatchObject([{ address: '10.0.0.9' }]);
  expect(made.problems.list()).toMatchObject([{ device: { address: '10.0.0.9' } }]);
});

test('machines allowed at the same moment are all on the list', async () => {
  await using made = await start([]);
  await Promise.all([made.handlers.allowDevice(CT), made.handlers.allowDevice(US)]);
  expect(made.list()).toEqual([CT, US]);
});

test('where every machine may send, allowing one does not shut the others out', async () => {
  await using made = await start(null);
  expect(await made.handlers.allowDevice(CT)).toEqual({ allowList: 'open' });
  expect(made.list()).toBeNull();
});

test('a list that the cloud keeps is not changed here, and that is said', async () => {
  await using made = await start([], true);
  await expect(made.handlers.allowDevice(CT)).rejects.toMatchObject({
    code: 'config-invalid',
    message: expect.stringContaining('in the cloud') as string,
  });
  await expect(made.handlers.allowDevice({ aeTitle: null, address: null })).rejects.toMatchObject({
    code: 'bad-arguments',
  });
  expect(made.list()).toEqual([]);
});

test('forgetting takes the entries that are for that machine alone; the last one leaves a list that lets nobody in', async () => {
  await using made = await start([CT]);
  made.devices.served(CT, { classUid: null, version: null }, AT);
  const [device] = (await made.handlers.listDevices({ withSample: false })).devices;
  expect(device).toMatchObject({ ...CT, isAllowed: true });
  expect(await made.handlers.forgetDevice({ id: device!.id })).toEqual({ isStillAllowed: false });
  expect(made.list()).toEqual([]);
  expect((await made.handlers.listDevices({ withSample: false })).devices).toEqual([]);
  await expect(made.handlers.forgetDevice({ id: device!.id })).rejects.toMatchObject({
    code: 'bad-arguments',
  });
  await expect(made.handlers.setDevice({ id: device!.id, name: 'x' })).rejects.toMatchObject({
    code: 'bad-arguments',
  });
});

test.each<[string, AllowedDevice, boolean]>([
  ['its own', CT, true],
  ['its title', { aeTitle: 'CT-1', address: null }, true],
  ['its address', { aeTitle: null, address: '10.0.0.7' }, true],
  ['a range', { aeTitle: null, address: '10.0.0.0/24' }, false],
  ['another machine', US, false],
])('an entry for %s', (_name, entry, isTaken) => {
  expect(withoutEntriesFor([entry], CT, [US])).toEqual(isTaken ? [] : [entry]);
});

test('an entry that another known machine needs stays', () => {
  const entry = { aeTitle: 'CT-1', address: null };
  expect(withoutEntriesFor([entry], CT, [{ ...CT, address: '10.0.0.9' }])).toEqual([entry]);
});
