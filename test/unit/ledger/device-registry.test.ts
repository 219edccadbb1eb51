import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Ledger } from '../../../electron/agent/ledger/ledger.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

const CT = { aeTitle: 'CT-1', address: '10.0.0.7' };
const DCMTK = { classUid: '1.2.276.0', version: 'OFFIS' };
const NOBODY = { classUid: null, version: null };
const image = (bytes: number) => ({
  bytes,
  sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
  transferSyntaxUid: '1.2.840.10008.1.2',
});
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
  devices.received(CT, image(100), at(1));
  const { id } = devices.list()[0]!;
  expect(devices.change(id, { name: 'CT, ground floor' })).toBe(true);
  devices.served(CT, DCMTK, at(2));
  devices.received(CT, image(50), at(3));
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
  expect([devices.change(99, { name: 'x' }), devices.forget(99)]).toEqual([false, false]);
  expect(devices.forget(id)).toBe(true);
  expect(devices.get(id)).toBeNull();
});

test('a program that tries every name does not fill the list; machines with a name stay', async () => {
  await using opened = await openLedger();
  const { devices } = opened;
  devices.served(CT, NOBODY, at(0));
  devices.change(devices.list()[0]!.id, { name: 'CT' });
  for (let n = 0; n < 2_050; n++) {
    const device = { aeTitle: `D${n}`, address: '10.0.0.66' };
    devices.served(device, NOBODY, at(1));
  }
  expect(devices.list()).toHaveLength(2_000);
  expect(devices.list().some(({ name }) => name === 'CT')).toBe(true);
});

test('a machine keeps when it echoed and stored, what is expected of it and where it answers', async () => {
  await using opened = await openLedger();
  const { devices } = opened;
  devices.served(CT, NOBODY, at(0));
  const { id } = devices.list()[0]!;
  expect(devices.get(id)).toMatchObject({ lastEchoAt: null, lastStoredAt: null, isSample: false });
  devices.echoed(CT, at(1));
  devices.received(CT, image(5), at(2));
  devices.echoed(CT, at(3));
  expect(devices.expecting()).toEqual([]);
  expect([
    devices.change(id, { expectEveryHours: 24 }),
    devices.change(99, { expectEveryHours: 24 }),
  ]).toEqual([true, false]);
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
  devices.change(id, { expectEveryHours: null });
  expect(devices.expecting()).toEqual([]);
  expect(devices.names()).toEqual([]);
  devices.change(id, { name: 'CT, ground floor' });
  expect(devices.names()).toEqual([{ ...CT, name: 'CT, ground floor' }]);
});
