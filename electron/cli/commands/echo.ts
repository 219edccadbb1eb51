import type { Command } from 'commander';
import { dataOption, jsonOption, type CommonOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { latencyWords } from '../size-words.ts';
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
      const latency = latencyWords(result.latencyMs, terminal.words);
      const { suite } = result;
      tell(terminal, options, result, terminal.words.t('terminal.echo', { latency, suite }));
    });
}
