import { InvalidArgumentError, type Command } from 'commander';
import { codeMinutesSchema } from '../api/admin-schemas.ts';
import { clinicView } from '../api/admin-views.ts';
import { DEFAULT_CODE_MINUTES } from '../registry/pairing-codes.ts';
import { command, group, nameArgument, type CommonOptions } from './common-options.ts';
import { columns, print, type Output } from './output.ts';
import { clinicSendingCommand } from './sending-command.ts';
import { clinicUpdatesCommand } from './update-command.ts';
import { userCommands } from './user-commands.ts';
import { withRegistry } from './with-registry.ts';

function minutesArgument(text: string): number {
  const result = codeMinutesSchema.safeParse(Number(text));
  if (result.success) return result.data;
  throw new InvalidArgumentError('The lifetime is a number of minutes up to 1440 (a day).');
}

export function clinicCommands(output: Output): Command {
  const add = command('add', 'Add a clinic.')
    .argument('<name>', 'name of the clinic', nameArgument)
    .action((name: string, options: CommonOptions) => {
      const clinic = withRegistry(options.data, ({ clinics }) => clinics.add(name));
      print(output, options.json === true, clinicView(clinic), [`Added the clinic "${name}".`]);
    });
  const list = command('list', 'List the clinics.').action((options: CommonOptions) => {
    const views = withRegistry(options.data, ({ clinics }) => clinics.list().map(clinicView));
    const rows = views.map((clinic) => [clinic.name, clinic.state, clinic.createdAt]);
    print(output, options.json === true, views, columns(rows));
  });
  const end = command('end', 'End a clinic: all its uplinks are cut within a second.')
    .argument('<name>', 'name of the clinic', nameArgument)
    .addHelpText('after', '\nWhat the clinic has stored is kept.')
    .action((name: string, options: CommonOptions) => {
      const clinic = withRegistry(options.data, ({ clinics }) => clinics.end(name));
      print(output, options.json === true, clinicView(clinic), [
        `Ended the clinic "${name}". Its uplinks can no longer connect.`,
      ]);
    });
  const settings = [clinicUpdatesCommand(output), clinicSendingCommand(output)];
  const commands = [add, list, end, ...settings, ...userCommands(output)];
  return group(
    'clinic',
    'Clinics: add, list, end; which updates they install; how they send; users that devices have to name.',
    commands,
  ).alias('clinics');
}

export function codeCommand(output: Output): Command {
  return command('code', 'Issue a pairing code for one uplink.')
    .argument('<clinic>', 'name of the clinic', nameArgument)
    .option('--minutes <n>', 'lifetime', minutesArgument, DEFAULT_CODE_MINUTES)
    .action((clinic: string, options: CommonOptions & { readonly minutes: number }) => {
      const issued = withRegistry(options.data, ({ codes }) =>
        codes.issue(clinic, options.minutes),
      );
      print(output, options.json === true, issued, [
        `Pairing code: ${issued.code}`,
        `Works once, until ${issued.expiresAt}.`,
      ]);
    });
}
