import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Ledger } from '../../../electron/agent/ledger/ledger.ts';
import { likelySame } from '../../../electron/agent/ledger/merge-devices.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';

const US = { aeTitle: 'US-1', address: '10.0.0.7' };
const MOVED = { ...US, address: '10.0.0.50' };
const SOFTWARE = { classUid: '1.2.3', version: 'US' };
const IMAGE = { bytes: 10, sopClassUid: '1.2', transferSyntaxUid: '1.2.840.10008.1.2' };
const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 15, 9, minute));

async function openDevices() {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder());
  const { devices } = stack.use(new Ledger(join(folder.path, 'ledger.sqlite')));
  const idAt = (address: string): number => devices.idOf({ ...US, address }) ?? 0;
  return { devices, idAt, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

test('a machine at a new address looks like the one that fell silent; merged, it keeps name, settings and sums', async () => {
  await using opened = await openDevices();
  const { devices, idAt } = opened;
  devices.served(US, SOFTWARE, at(0));
  devices.received(US, IMAGE, at(1));
  const known = idAt(US.address);
  devices.change(known, { name: 'Ultrasound', room: 'Room 2', calledAeTitles: ['TERN'] });
  devices.served(MOVED, SOFTWARE, at(5));
  devices.received(MOVED, IMAGE, at(6));
  const newer = idAt(MOVED.address);
  const all = devices.list();
  expect(likelySame(all[0]!, all)).toBe(known);
  expect(likelySame(all[1]!, all)).toBeNull();
  expect([
    devices.merge(newer, known),
    devices.merge(99, known),
    devices.merge(known, known),
  ]).toEqual([true, false, false]);
  expect(devices.list()).toMatchObject([
    {
      ...MOVED,
      id: known,
      name: 'Ultrasound',
      room: 'Room 2',
      calledAeTitles: ['TERN'],
      objects: 2,
      bytes: 20,
      firstSeenAt: at(0).toISOString(),
      lastStoredAt: at(6).toISOString(),
      isRoaming: true,
    },
  ]);
  expect(devices.traffic.sends().get(known)).toMatchObject([{ objects: 2 }]);
  expect(devices.names()).toEqual([
    { ...MOVED, name: 'Ultrasound' },
    { ...US, name: 'Ultrasound' },
  ]);
  // The third address, and back to the first: it needs no person any more.
  for (const [address, minute] of [
    ['10.0.0.60', 7],
    [US.address, 8],
  ] as const) {
    devices.served({ ...US, address }, SOFTWARE, at(minute));
    expect(devices.list()).toMatchObject([{ id: known, address, name: 'Ultrasound' }]);
  }
  expect(devices.callsOf(MOVED)).toEqual(['TERN']);
  // Another make under the same title is another machine.
  devices.served({ ...US, address: '10.0.0.70' }, { classUid: '9.9', version: null }, at(9));
  expect(devices.list()).toHaveLength(2);
  expect(devices.forget(known)).toBe(true);
  expect(devices.idOf(MOVED)).toBeNull();
});

test('two machines that both still send are two; so are three of one title, and one with a name', async () => {
  await using opened = await openDevices();
  const { devices, idAt } = opened;
  const likely = (): (number | null)[] => {
    const all = devices.list();
    return all.map((device) => likelySame(device, all));
  };
  devices.served(US, SOFTWARE, at(0));
  devices.served(MOVED, SOFTWARE, at(5));
  devices.served(US, SOFTWARE, at(6));
  expect(likely()).toEqual([null, null]);
  devices.forget(idAt(US.address));
  devices.served({ ...US, address: '10.0.0.8' }, SOFTWARE, at(7));
  expect(likely()).toEqual([idAt(MOVED.address), null]);
  devices.change(idAt('10.0.0.8'), { name: 'Second' });
  expect(likely()).toEqual([null, null]);
  devices.change(idAt('10.0.0.8'), { name: null });
  devices.served({ ...US, address: '10.0.0.9' }, SOFTWARE, at(8));
  expect(likely()).toEqual([null, null, null]);
});

test('what one machine sends and calls is bounded, the oldest goes', async () => {
  await using opened = await openDevices();
  const { devices, idAt } = opened;
  devices.served(US, SOFTWARE, at(0));
  for (let n = 0; n < 70; n++) {
    devices.received(US, { ...IMAGE, sopClassUid: `1.2.${n}` }, new Date(at(1).getTime() + n));
    devices.called(US, `T${n}`, new Date(at(1).getTime() + n));
  }
  const id = idAt(US.address);
  expect(devices.traffic.sends().get(id)).toHaveLength(64);
  const calls = devices.traffic.calls().get(id) ?? [];
  expect(calls).toHaveLength(16);
  expect(calls[0]?.aeTitle).toBe('T69');
});
