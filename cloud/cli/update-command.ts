import { InvalidArgumentError, type Command } from 'commander';
import type { LimitHours } from '../../electron/contract/hours.ts';
import { updateChannelSchema, type UpdateChannel } from '../../electron/contract/updates.ts';
import { withoutUndefined } from '../registry/uplink-configs.ts';
import { changeClinic, hoursArgument, NOW_ONLY, PC } from './clinic-settings.ts';
import { command, nameArgument, type CommonOptions } from './common-options.ts';
import type { Output } from './output.ts';

function channelArgument(text: string): UpdateChannel | typeof PC {
  if (text === PC) return PC;
  const { data } = updateChannelSchema.safeParse(text);
  if (data !== undefined) return data;
  throw new InvalidArgumentError('The channel is stable, beta, or pc: whatever is set on the PC.');
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
    .addHelpText('after', NOW_ONLY)
    .action((name: string, options: UpdateOptions, self: Command) => {
      const { channel, hours } = options;
      if (channel === undefined && hours === undefined)
        self.error('error: give --channel or --hours');
      const settings = withoutUndefined({
        updateChannel: channel === PC ? null : channel,
        updateHours: hours === PC ? null : hours,
      });
      changeClinic(name, options, settings, output);
    });
}
