import type { Command } from 'commander';
import { dataOption, jsonOption, type CommonOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { tell, withAgent } from '../with-agent.ts';

/** `tern echo`. */
export function addEchoCommand(program: Command, terminal: Terminal): void {
  program
    .command('echo')
    .description('ask the cloud for a DICOM echo (C-ECHO) through the link')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (options: CommonOptions) => {
      const result = await withAgent(options, (agent) => agent.echo({}));
      const words = `The cloud answered after ${Math.round(result.latencyMs)} ms (${result.suite}).`;
      tell(terminal, options, result, words);
    });
}
