import { mkdir } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { SupportFile } from '../../contract/control.ts';
import { supportDocument, supportText } from '../../contract/support-report.ts';
import { writeFileAtomic } from '../../foundation/atomic-file.ts';
import { errnoOf } from '../../foundation/errors.ts';
import { badArguments } from '../failure.ts';
import { dataOption, jsonOption, type CommonOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { tell, withAgent } from '../with-agent.ts';

type SupportOptions = CommonOptions & { readonly out?: string };

/** One file where a JSON file is named, else a folder with a file each. */
async function save(out: string, files: readonly SupportFile[]): Promise<void> {
  try {
    if (extname(out) === '.json') {
      await mkdir(dirname(out), { recursive: true });
      await writeFileAtomic(out, supportDocument(files));
      return;
    }
    await mkdir(out, { recursive: true, mode: 0o700 });
    for (const { name, text } of files) await writeFileAtomic(join(out, name), text);
  } catch (error) {
    throw badArguments(
      `The report cannot be saved to ${out} (${errnoOf(error) ?? 'unknown reason'}). Give another place with --out.`,
      error,
    );
  }
}

async function support(options: SupportOptions, terminal: Terminal): Promise<void> {
  if (options.out !== undefined && extname(options.out) === '.zip')
    throw badArguments('Give a folder, or the name of one file that ends in .json.');
  const { files } = await withAgent(options, (agent) => agent.supportBundle({}));
  const { out } = options;
  if (out === undefined) {
    tell(terminal, options, { files }, supportText(files));
    return;
  }
  await save(out, files);
  const names = files.map(({ name }) => name);
  const words = terminal.words.t('terminal.supportSaved', { place: out, files: names.join(', ') });
  tell(terminal, options, { out, names }, words);
}

/** `tern support [--out FILE.json|DIR]`. */
export function addSupportCommand(program: Command, terminal: Terminal): void {
  program
    .command('support')
    .description(
      'gather what support needs to see: versions, status, settings, doctor, last log lines',
    )
    .addOption(
      new Option('--out <file.json|dir>', 'save it there instead of printing it')
        .env('TERN_OUT')
        .argParser((out: string) => resolve(out)),
    )
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((options: SupportOptions) => support(options, terminal));
}
