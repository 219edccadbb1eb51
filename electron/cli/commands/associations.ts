import { isIP } from 'node:net';
import { Option, type Command } from 'commander';
import { associationWords } from '../../contract/association-words.ts';
import type { Association } from '../../contract/associations.ts';
import { deviceName } from '../../contract/device-words.ts';
import type { DeviceName } from '../../contract/devices.ts';
import type { Translator } from '../../contract/translator.ts';
import { dataOption, jsonOption, limitOption, type CommonOptions } from '../options.ts';
import { timeWords } from '../size-words.ts';
import type { Terminal } from '../terminal.ts';
import { tell, withAgent } from '../with-agent.ts';

type AssociationsOptions = CommonOptions & {
  readonly limit: number;
  readonly device?: string;
  readonly incomplete?: boolean;
};

function lineOf(association: Association, names: readonly DeviceName[], words: Translator): string {
  const { startedAt, device, begun, sentWhole, confirmed, receipts } = association;
  const counts = words.t('terminal.associations.counts', {
    begun,
    sent: sentWhole,
    confirmed,
    receipts,
  });
  return [
    timeWords(startedAt, words).padEnd(22),
    deviceName(device, names).padEnd(16),
    `${associationWords(association, words)} (${counts})`,
  ].join('  ');
}

async function list(options: AssociationsOptions, terminal: Terminal): Promise<void> {
  const { limit, device, incomplete = false } = options;
  const { associations, deviceNames } = await withAgent(options, async (agent) => ({
    ...(await agent.listAssociations({
      limit,
      device:
        device === undefined
          ? null
          : isIP(device) === 0
            ? { aeTitle: device }
            : { address: device },
      onlyIncomplete: incomplete,
    })),
    deviceNames: (await agent.getStatus({})).deviceNames,
  }));
  const { words } = terminal;
  const isFiltered = device !== undefined || incomplete;
  const lines =
    associations.length === 0
      ? words.t(isFiltered ? 'terminal.nothingFits' : 'terminal.associations.none')
      : associations.map((one) => lineOf(one, deviceNames, words)).join('\n');
  tell(terminal, options, associations, lines);
}

/** `tern associations [--device D] [--incomplete] [--limit N] [--json]`. */
export function addAssociationsCommand(program: Command, terminal: Terminal): void {
  program
    .command('associations')
    .description('list the associations that carried images, with their counts')
    .addOption(
      new Option('--device <title|address>', 'only those of one machine').env('TERN_DEVICE'),
    )
    .addOption(new Option('--incomplete', 'only those of which something is not confirmed'))
    .addOption(limitOption())
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((options: AssociationsOptions) => list(options, terminal));
}
