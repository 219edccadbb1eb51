import { Command, CommanderError } from 'commander';
import { errnoOf } from '../../electron/foundation/errors.ts';
import { TERN_VERSION } from '../../electron/foundation/version.ts';
import { CloudFault } from '../errors.ts';
import { clinicCommands, codeCommand } from './clinic-commands.ts';
import { EXIT, EXIT_CODE_HELP, exitCodeOf } from './exit-codes.ts';
import { initCommand } from './init-command.ts';
import { exportCommand, objectCommands } from './object-commands.ts';
import { ordersCommand, pushCommand } from './order-commands.ts';
import type { Output } from './output.ts';
import { serveCommand } from './serve-command.ts';
import { uplinkCommands } from './uplink-commands.ts';
import { worklistCommands } from './worklist-commands.ts';

function buildProgram(output: Output): Command {
  const program = new Command('tern-cloud')
    .description('The receiving service of Tern: pairing, heartbeats, receiving of DICOM objects.')
    .version(TERN_VERSION)
    .helpOption('--help', 'show this help')
    .helpCommand(false)
    .addHelpText('after', EXIT_CODE_HELP);
  const commands = [
    initCommand(output),
    serveCommand(output),
    clinicCommands(output),
    codeCommand(output),
    uplinkCommands(output),
    worklistCommands(output),
    objectCommands(output),
    exportCommand(output),
    pushCommand(output),
    ordersCommand(output),
  ];
  for (const command of commands) program.addCommand(command);
  for (const command of withSubcommands(program)) {
    command.exitOverride();
    command.configureOutput({ writeOut: output.out, writeErr: output.err });
  }
  return program;
}

function withSubcommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

/** Runs one command line (without program names) and returns the exit code. Never throws. */
export async function runCli(args: readonly string[], output: Output): Promise<number> {
  const isJson = args.includes('--json');
  const fail = (code: string, message: string, exitCode: number): number => {
    output.err(isJson ? `${JSON.stringify({ error: code, message })}\n` : `${message}\n`);
    return exitCode;
  };
  try {
    await buildProgram(output).parseAsync(args, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    // Commander has printed its own message or the help by now.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof CloudFault) return fail(error.code, error.message, exitCodeOf(error.code));
    const what = errnoOf(error) ?? (error instanceof Error ? error.name : 'unknown');
    return fail('internal', `Something went wrong inside tern-cloud (${what}).`, EXIT.internal);
  }
}
