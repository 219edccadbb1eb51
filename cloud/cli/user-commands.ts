import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { systemClock } from '../../electron/foundation/clock.ts';
import { CloudFault } from '../errors.ts';
import { openRegistry } from '../open-registry.ts';
import { dataFolderAt } from '../storage/data-folder.ts';
import { command, nameArgument, type CommonOptions } from './common-options.ts';
import { columns, print, type Output } from './output.ts';
import { withRegistry } from './with-registry.ts';

const MAX_PASSCODE_CHARACTERS = 256;

/** The first line of standard input: a passcode has no place among the arguments, which every user of the machine sees. */
function passcodeFromStdin(): string {
  return readFileSync(0, 'utf8').split(/\r?\n/, 1)[0] ?? '';
}

/** Throws {@link CloudFault} `passcode-invalid`. */
function checkedPasscode(passcode: string): string {
  if (passcode.length > 0 && passcode.length <= MAX_PASSCODE_CHARACTERS) return passcode;
  throw new CloudFault(
    'passcode-invalid',
    `Give the passcode on standard input: one line of at most ${MAX_PASSCODE_CHARACTERS} characters.`,
  );
}

type RequireOptions = CommonOptions & { readonly passcode: boolean };

function requireUserCommand(output: Output): Command {
  return command('require-user', 'Let only devices in that name a user, this one among them.')
    .argument('<clinic>', 'name of the clinic', nameArgument)
    .argument('<name>', 'user name, as the devices send it', nameArgument)
    .option('--no-passcode', 'the name alone is enough')
    .addHelpText(
      'after',
      '\nThe passcode is the first line of standard input. Again: a new passcode.',
    )
    .action(async (clinic: string, name: string, options: RequireOptions) => {
      const passcode = options.passcode ? checkedPasscode(passcodeFromStdin()) : null;
      using registry = openRegistry(dataFolderAt(options.data), systemClock, 'cli');
      const user = await registry.users.require(clinic, name, passcode);
      print(output, options.json === true, user, [
        `"${clinic}" now takes images only from devices that name a user; "${name}" is one.`,
      ]);
    });
}

/** The `clinic` commands about users (user identity negotiation, PS3.7 D.3.3.7). */
export function userCommands(output: Output): readonly Command[] {
  const remove = command('remove-user', 'Take a user away; the others are still required.')
    .argument('<clinic>', 'name of the clinic', nameArgument)
    .argument('<name>', 'user name', nameArgument)
    .action((clinic: string, name: string, options: CommonOptions) => {
      const left = withRegistry(options.data, ({ users }) => {
        users.remove(clinic, name);
        return users.list(clinic);
      });
      const warning = 'No user is left: nobody comes in until one is added.';
      print(output, options.json === true, left, [
        `Removed the user "${name}" of "${clinic}".`,
        ...(left.length === 0 ? [warning] : []),
      ]);
    });
  const allow = command('allow-anyone', 'Require no user any more, and forget those there were.')
    .argument('<clinic>', 'name of the clinic', nameArgument)
    .action((clinic: string, options: CommonOptions) => {
      withRegistry(options.data, ({ users }) => users.allowAnyone(clinic));
      print(
        output,
        options.json === true,
        [],
        [`"${clinic}" takes images from every device behind its uplinks.`],
      );
    });
  const list = command('users', 'List the users of a clinic.')
    .argument('<clinic>', 'name of the clinic', nameArgument)
    .action((clinic: string, options: CommonOptions) => {
      const users = withRegistry(options.data, (registry) => registry.users.list(clinic));
      const rows = users.map((user) => [
        user.name,
        user.hasPasscode ? 'with passcode' : 'name only',
        user.createdAt,
      ]);
      print(output, options.json === true, users, columns(rows));
    });
  return [requireUserCommand(output), remove, allow, list];
}
