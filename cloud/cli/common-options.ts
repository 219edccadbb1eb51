import { Command, InvalidArgumentError, Option } from 'commander';
import { clinicNameSchema } from '../api/admin-schemas.ts';
import { defaultDataFolder } from '../../electron/foundation/data-folder.ts';

export type CommonOptions = { readonly data: string; readonly json?: true };

/** A command with the options that every command has. */
export function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .addOption(
      new Option('--data <dir>', 'data folder')
        .env('TERN_CLOUD_DATA')
        .default(defaultDataFolder('Tern-Cloud')),
    )
    .option('--json', 'print nothing but JSON')
    .helpOption('--help', 'show this help');
}

/** A group of commands, such as `clinic add|list|end`. */
export function group(name: string, description: string, commands: readonly Command[]): Command {
  const made = new Command(name)
    .description(description)
    .helpOption('--help', 'show this help')
    .helpCommand(false);
  for (const one of commands) made.addCommand(one);
  return made;
}

export function portArgument(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port;
  throw new InvalidArgumentError('A port is a number from 0 (any free one) to 65535.');
}

/** The name of a clinic, an uplink or a user, as a command takes it. */
export function nameArgument(text: string): string {
  const result = clinicNameSchema.safeParse(text);
  if (result.success) return result.data;
  throw new InvalidArgumentError(`${result.error.issues[0]?.message ?? 'not a name'}.`);
}
