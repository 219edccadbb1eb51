import { InvalidArgumentError } from 'commander';
import type { CloudConfig } from '../../electron/contract/agent-config.ts';
import { limitHoursSchema, type LimitHours } from '../../electron/contract/hours.ts';
import type { CommonOptions } from './common-options.ts';
import { print, type Output } from './output.ts';
import { withRegistry } from './with-registry.ts';

/** Leaves the choice to each PC. */
export const PC = 'pc';

/** Stands under the help of each command that sets something for a clinic. */
export const NOW_ONLY =
  '\nHolds for the uplinks that there are now; each hears of it with its next heartbeat.';

/** `20:00-06:00`, or `pc`. */
export function hoursArgument(text: string): LimitHours | typeof PC {
  if (text === PC) return PC;
  const [from, to] = text.split('-');
  const { data } = limitHoursSchema.safeParse({ from, to });
  if (data !== undefined) return data;
  throw new InvalidArgumentError('The hours are two local times, like 20:00-06:00, or pc.');
}

/** Changes these settings of all active uplinks of a clinic and says how many there are. */
export function changeClinic(
  name: string,
  options: CommonOptions,
  settings: Partial<Omit<CloudConfig, 'revision'>>,
  output: Output,
): void {
  const changed = withRegistry(options.data, ({ clinics, uplinks, configs }) => {
    const { name: clinic } = clinics.getActive(name);
    const own = uplinks.list().filter((one) => one.clinic === clinic && one.state === 'active');
    return own.map(({ id }) => ({ uplinkId: id, ...configs.change(id, settings) }));
  });
  print(output, options.json === true, changed, [
    changed.length === 1 ? 'Set for one uplink.' : `Set for ${changed.length} uplinks.`,
  ]);
}
