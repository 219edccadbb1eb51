import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Ledger } from '../../../electron/agent/ledger/ledger.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

const CT = { aeTitle: 'CT-1', address: '10.0.0.7' };
const DCMTK = { classUid: '1.2.276.0', version: 'OFFIS' };
const NOBODY = { classUid: null, version: null };
const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 15, 9, minute));

async function openLedger() {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder());
  const ledger = stack.use(new Ledger(join(folder.path, 'ledger.sqlite')));
  return { devices: ledger.devices, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

test('a machine is known from its first association on and keeps its name and its sums', async () => {
  await using opened = await openLedger();
  const { devices } = opened;
  devices.served(CT, NOBODY, at(0));
  devices.received(CT, 100, at(1));
  const { id } = devices.list()[0]!;
  expect(devices.rename(id, 'CT, ground floor')).toBe(true);
  devices.served(CT, DCMTK, at(2));
  devices.received(CT, 50, at(3));
  devices.served({ ...CT, address: '10.0.0.8' }, DCMTK, at(4));
  expect(devices.list()).toMatchObject([
    { address: '10.0.0.8', name: null, objects: 0 },
    {
      ...CT,
      name: 'CT, ground floor',
      implementationClassUid: '1.2.276.0',
      implementationVersion: 'OFFIS',
      firstSeenAt: at(0).toISOString(),
      lastSeenAt: at(3).toISOString(),
      objects: 2,
      bytes: 150,
    },
  ]);
  expect([devices.rename(99, 'x'), devices.forget(99)]).toEqual([false, false]);
  expect(devices.forget(id)).toBe(true);
  expect(devices.get(id)).toBeNull();
});

test('a knock is one entry for each machine and reason with a count, until the machine is served', async () => {
  await using opened = await openLedger();
  const { devices } = opened;
  devices.turnedAway(CT, 'TERN', 'not-allowed', at(0));
  devices.turnedAway(CT, 'CLOUD', 'not-allowed', at(1));
  devices.turnedAway(CT, 'CLOUD', 'paused', at(2));
  devices.turnedAway({ ...CT, address: '10.0.0.9' }, 'CLOUD', 'limit', at(3));
  expect(devices.knocks()).toMatchObject([
    { address: '10.0.0.9', reason: 'limit', count: 1 },
    { reason: 'paused', count: 1 },
    {
      ...CT,
      reason: 'not-allowed',
      calledAeTitle: 'CLOUD',
      count: 2,
      firstAt: at(0).toISOString(),
      lastAt: at(1).toISOString(),
    },
  ]);
  devices.served(CT, NOBODY, at(4));
  expect(devices.knocks()).toMatchObject([{ address: '10.0.0.9' }]);
});

test('a program that tries every name fills neither list; machines with a name stay', async () => {
  await using opened = await openLedger();
  const { devices } = opened;
  devices.served(CT, NOBODY, at(0));
  devices.rename(devices.list()[0]!.id, 'CT');
  for (let n = 0; n < 2_050; n++) {
    const device = { aeTitle: `D${n}`, address: '10.0.0.66' };
    devices.served(device, NOBODY, at(1));
    if (n < 600) devices.turnedAway({ ...device, address: '10.0.0.67' }, '', 'limit', at(1));
  }
  expect(devices.list()).toHaveLength(2_000);
  expect(devices.list().some(({ name }) => name === 'CT')).toBe(true);
  expect(devices.knocks()).toHaveLength(500);
});

test('a machine keeps when it echoed and stored, what is expected of it and where it answers', async () => {
  await using opened = await openLedger();
  const { devices } = opened;
  devices.served(CT, NOBODY, at(0));
  const { id } = devices.list()[0]!;
  expect(devices.get(id)).toMatchObject({ lastEchoAt: null, lastStoredAt: null, isSample: false });
  devices.echoed(CT, at(1));
  devices.received(CT, 5, at(2));
  devices.echoed(CT, at(3));
  expect(devices.expecting()).toEqual([]);
  expect([devices.expect(id, 24), devices.expect(99, 24)]).toEqual([true, false]);
  devices.answeredAt(id, 104);
  devices.served(CT, DCMTK, at(4));
  const known = {
    lastEchoAt: at(3).toISOString(),
    lastStoredAt: at(2).toISOString(),
    lastSeenAt: at(4).toISOString(),
    expectEveryHours: 24,
    echoPort: 104,
  };
  expect(devices.expecting()).toMatchObject([known]);
  devices.expect(id, null);
  expect(devices.expecting()).toEqual([]);
  expect(devices.names()).toEqual([]);
  devices.rename(id, 'CT, ground floor');
  expect(devices.names()).toEqual([{ ...CT, name: 'CT, ground floor' }]);
});
