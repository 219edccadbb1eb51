import { Option, type Command } from 'commander';
import { dataOption, jsonOption, parseImageCount, type CommonOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { tell, withAgent } from '../with-agent.ts';

type SampleOptions = CommonOptions & { readonly images: number };

/** `tern sample [--images N]`. */
export function addSampleCommand(program: Command, terminal: Terminal): void {
  program
    .command('sample')
    .description('send test images of nobody through Tern, as a machine would')
    .addOption(
      new Option('--images <n>', 'how many')
        .env('TERN_IMAGES')
        .default(3)
        .argParser(parseImageCount),
    )
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (options: SampleOptions) => {
      const { images } = options;
      const result = await withAgent(options, (agent) => agent.sendSample({ images }));
      const count = result.sopInstanceUids.length;
      tell(terminal, options, result, terminal.words.t('terminal.sampleSent', { count }));
    });
}
