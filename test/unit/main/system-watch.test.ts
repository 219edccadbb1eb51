import { EventEmitter } from 'node:events';
import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { clockJumped } from '../../../electron/main/clock-jump.ts';
import { networkKey } from '../../../electron/main/network-key.ts';
import { watchSystem } from '../../../electron/main/system-watch.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

function at(address: string, internal = false): NetworkInterfaceInfo {
  const family = address.includes(':') ? 'IPv6' : 'IPv4';
  const rest = { address, netmask: '', mac: '', internal, cidr: `${address}/24` };
  return family === 'IPv4' ? { ...rest, family } : { ...rest, family, scopeid: 0 };
}
const LAN: Interfaces = { lo: [at('127.0.0.1', true)], eth0: [at('192.168.1.20')] };

test('the same network in another order, and addresses that need no network, are no change', () => {
  const two = [at('192.168.1.20'), at('2001:db8::20')];
  expect(networkKey({ eth0: two })).toBe(networkKey({ eth0: two.toReversed() }));
  expect(networkKey({ ...LAN, wlan0: [at('fe80::1'), at('169.254.3.4')] })).toBe(networkKey(LAN));
});

test('another address, another card, or no network at all is a change', () => {
  for (const other of [
    { eth0: [at('192.168.1.21')] },
    { wlan0: [at('192.168.1.20')] },
    { ...LAN, wlan0: [at('10.0.0.4')] },
    {},
  ])
    expect(networkKey(other)).not.toBe(networkKey(LAN));
});

test('a clock that was set jumps; one that is kept right in small steps does not', () => {
  const before = { wallMs: 1_000_000, monotonicMs: 50 };
  const after = (wallMs: number): boolean =>
    clockJumped(before, { wallMs: before.wallMs + wallMs, monotonicMs: 5_050 });
  expect([after(5_000), after(6_900), after(3_100)]).toEqual([false, false, false]);
  expect([after(7_100), after(2_900), after(-3_600_000)]).toEqual([true, true, true]);
});

test('tells waking up, another network and a clock that was set, each once', async () => {
  const clock = new FakeClock();
  const powerMonitor = new EventEmitter();
  const told: string[] = [];
  let interfaces = LAN;
  const watch = watchSystem({
    powerMonitor,
    clock,
    interfaces: () => interfaces,
    tell: (what) => told.push(what),
  });
  await clock.advance(60_000);
  expect(told).toEqual([]);
  interfaces = {};
  await clock.advance(60_000);
  clock.jump(-7_200_000);
  await clock.advance(60_000);
  powerMonitor.emit('resume');
  powerMonitor.emit('unlock-screen');
  expect(told).toEqual(['network', 'clock', 'resumed', 'resumed']);
  watch[Symbol.dispose]();
  interfaces = LAN;
  await clock.advance(60_000);
  expect(told).toHaveLength(4);
});
