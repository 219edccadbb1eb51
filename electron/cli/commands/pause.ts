import type { Command } from 'commander';
import { dataOption, jsonOption, type CommonOptions } from '../options.ts';
import { timeWords } from '../size-words.ts';
import type { Terminal } from '../terminal.ts';
import { tell, withAgent } from '../with-agent.ts';

/** `tern pause`. */
export function addPauseCommand(program: Command, terminal: Terminal): void {
  program
    .command('pause')
    .description('ask machines that want to send to come back later, until "tern resume"')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (options: CommonOptions) => {
      const result = await withAgent(options, (agent) => agent.pause({}));
      const time = timeWords(result.since, terminal.words);
      const words = terminal.words.t('terminal.paused', { time });
      tell(terminal, options, result, words);
    });
}

/** `tern resume`. */
export function addResumeCommand(program: Command, terminal: Terminal): void {
  program
    .command('resume')
    .description('receive from the machines again after "tern pause"')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (options: CommonOptions) => {
      const result = await withAgent(options, (agent) => agent.resume({}));
      tell(terminal, options, result, terminal.words.t('terminal.resumed'));
    });
}
