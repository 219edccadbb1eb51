import { InvalidArgumentError, type Command } from 'commander';
import { limitHoursSchema, type LimitHours } from '../../electron/contract/hours.ts';
import { updateChannelSchema, type UpdateChannel } from '../../electron/contract/updates.ts';
import { withoutUndefined } from '../registry/uplink-configs.ts';
import { command, nameArgument, type CommonOptions } from './common-options.ts';
import { print, type Output } from './output.ts';
import { withRegistry } from './with-registry.ts';

/** Leaves the choice to each PC. */
const PC = 'pc';

function channelArgument(text: string): UpdateChannel | typeof PC {
  if (text === PC) return PC;
  const { data } = updateChannelSchema.safeParse(text);
  if (data !== undefined) return data;
  throw new InvalidArgumentError('The channel is stable, beta, or pc: whatever is set on the PC.');
}

function hoursArgument(text: string): LimitHours | typeof PC {
  if (text === PC) return PC;
  const [from, to] = text.split('-');
  const { data } = limitHoursSchema.safeParse({ from, to });
  if (data !== undefined) return data;
  throw new InvalidArgumentError('The hours are two local times, like 20:00-06:00, or pc.');
}

type UpdateOptions = CommonOptions & {
  readonly channel?: UpdateChannel | typeof PC;
  readonly hours?: LimitHours | typeof PC;
};

/** `tern-cloud clinic updates NAME`: which versions a clinic's PCs install, and when. Never from where. */
export function clinicUpdatesCommand(output: Output): Command {
  return command('updates', 'Which versions the PCs of a clinic install, and when they may.')
    .argument('<name>', 'name of the clinic', nameArgument)
    .option('--channel <channel>', 'stable, beta, or pc: as set on the PC', channelArgument)
    .option('--hours <from-to>', 'local times like 20:00-06:00, or pc', hoursArgument)
    .addHelpText(
      'after',
      '\nHolds for the uplinks that there are now; each hears of it with its next heartbeat.',
    )
    .action((name: string, options: UpdateOptions, self: Command) => {
      const { channel, hours } = options;
      if (channel === undefined && hours === undefined)
        self.error('error: give --channel or --hours');
      const settings = withoutUndefined({
        updateChannel: channel === PC ? null : channel,
        updateHours: hours === PC ? null : hours,
      });
      const changed = withRegistry(options.data, ({ clinics, uplinks, configs }) => {
        const { name: clinic } = clinics.getActive(name);
        const own = uplinks.list().filter((one) => one.clinic === clinic && one.state === 'active');
        return own.map(({ id }) => ({ uplinkId: id, ...configs.change(id, settings) }));
      });
      print(output, options.json === true, changed, [
        changed.length === 1 ? 'Set for one uplink.' : `Set for ${changed.length} uplinks.`,
      ]);
    });
}
