import type { ControlConnection } from '../agent/control/connect-control.ts';
import type { KnownDevice } from '../contract/devices.ts';
import { badArguments } from './failure.ts';

/** The one machine of that AE title, that name or that number in the list. */
export async function findDevice(agent: ControlConnection, who: string): Promise<KnownDevice> {
  const { devices } = await agent.listDevices({});
  const called = devices.filter(({ aeTitle, name }) => aeTitle === who || name === who);
  const found = called.length > 0 ? called : devices.filter(({ id }) => String(id) === who);
  const [device, ...others] = found;
  if (device === undefined)
    throw badArguments(`No machine is called ${who}. To see them: tern devices list`);
  if (others.length > 0)
    throw badArguments(
      `More than one machine is called ${who}. Give the number that stands in the list.`,
    );
  return device;
}
