import type { NetworkInterfaceInfo } from 'node:os';
import type { ControlArgs } from '../contract/control.ts';
import type { Clock } from '../foundation/clock.ts';
import { clockJumped, type ClockReading } from './clock-jump.ts';
import type { ElectronApi } from './electron-api.ts';
import { networkKey } from './network-key.ts';

/** Reading the interfaces takes microseconds; no system tells of all changes. */
const LOOK_INTERVAL_MS = 5_000;

export type SystemChange = ControlArgs<'systemChanged'>['what'];

export type SystemWatchParts = {
  readonly powerMonitor: ElectronApi['powerMonitor'];
  readonly clock: Clock;
  readonly interfaces: () => NodeJS.Dict<NetworkInterfaceInfo[]>;
  readonly tell: (what: SystemChange) => void;
};

/** Tells that the PC woke up, or that its network or its clock is another one. */
export function watchSystem({
  powerMonitor,
  clock,
  interfaces,
  tell,
}: SystemWatchParts): Disposable {
  powerMonitor.on('resume', () => tell('resumed'));
  powerMonitor.on('unlock-screen', () => tell('resumed'));
  const read = (): ClockReading => ({
    wallMs: clock.now().getTime(),
    monotonicMs: clock.monotonicMs(),
  });
  let network = networkKey(interfaces());
  let reading = read();
  let timer: Disposable | null = null;
  const look = (): void => {
    const [before, networkBefore] = [reading, network];
    reading = read();
    network = networkKey(interfaces());
    if (network !== networkBefore) tell('network');
    if (clockJumped(before, reading)) tell('clock');
    timer = clock.after(LOOK_INTERVAL_MS, look);
  };
  timer = clock.after(LOOK_INTERVAL_MS, look);
  return { [Symbol.dispose]: () => timer?.[Symbol.dispose]() };
}
