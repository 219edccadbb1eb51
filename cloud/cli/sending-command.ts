import { InvalidArgumentError, type Command } from 'commander';
import { ackPolicySchema, type AckPolicy } from '../../electron/contract/agent-config.ts';
import type { LimitHours } from '../../electron/contract/hours.ts';
import { withoutUndefined } from '../registry/uplink-configs.ts';
import { changeClinic, hoursArgument, NOW_ONLY, PC } from './clinic-settings.ts';
import { command, nameArgument, type CommonOptions } from './common-options.ts';
import type { Output } from './output.ts';

function policyArgument(text: string): AckPolicy | typeof PC {
  if (text === PC) return PC;
  const { data } = ackPolicySchema.safeParse(text);
  if (data !== undefined) return data;
  throw new InvalidArgumentError(
    `The policy is ${ackPolicySchema.options.join(', ')}, or pc: whatever is set on the PC.`,
  );
}

type SendingOptions = CommonOptions & {
  readonly policy?: AckPolicy | typeof PC;
  readonly quietHours?: LimitHours | typeof PC;
};

/** `tern-cloud clinic sending NAME`: when a clinic's machines are told success, and when its PCs send what they keep. */
export function clinicSendingCommand(output: Output): Command {
  return command('sending', 'When machines are told success, and when PCs send what they keep.')
    .argument('<name>', 'name of the clinic', nameArgument)
    .option(
      '--policy <policy>',
      'relay, spool, cloud-first, or pc: as set on the PC',
      policyArgument,
    )
    .option('--quiet-hours <from-to>', 'local times like 08:00-12:00, or pc', hoursArgument)
    .addHelpText('after', NOW_ONLY)
    .action((name: string, options: SendingOptions, self: Command) => {
      const { policy, quietHours } = options;
      if (policy === undefined && quietHours === undefined)
        self.error('error: give --policy or --quiet-hours');
      const settings = withoutUndefined({
        ackPolicy: policy === PC ? null : policy,
        quietHours: quietHours === PC ? null : quietHours,
      });
      changeClinic(name, options, settings, output);
    });
}
