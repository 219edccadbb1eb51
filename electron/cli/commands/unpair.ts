import type { Command } from 'commander';
import { dataOption, jsonOption, type CommonOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { tell, withAgent } from '../with-agent.ts';

/** `tern unpair`. */
export function addUnpairCommand(program: Command, terminal: Terminal): void {
  program
    .command('unpair')
    .description('disconnect this PC from its clinic and forget its key')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (options: CommonOptions) => {
      const result = await withAgent(options, (agent) => agent.unpair({}));
      const key = result.cloudWasTold ? 'terminal.unpaired' : 'terminal.unpairedAlone';
      tell(terminal, options, result, terminal.words.t(key));
    });
}
