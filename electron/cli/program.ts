import { Command } from 'commander';
import { TERN_VERSION } from '../foundation/version.ts';
import { EXIT_CODES, EXIT_DOCTOR_FOUND_FAULT, EXIT_GAVE_UP } from '../agent/control/exit-codes.ts';
import { addAssociationsCommand } from './commands/associations.ts';
import { addCommitmentsCommand } from './commands/commitments.ts';
import { addCertificateCommand } from './commands/certificate.ts';
import { addConfigCommand } from './commands/config.ts';
import { addDestinationCommand } from './commands/destination.ts';
import { addDevicesCommand } from './commands/devices.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addEchoCommand } from './commands/echo.ts';
import { addLedgerCommand } from './commands/ledger.ts';
import { addPauseCommand, addResumeCommand } from './commands/pause.ts';
import { addPairCommand } from './commands/pair.ts';
import { addRunCommand } from './commands/run.ts';
import { addServiceCommand } from './commands/service.ts';
import { addStatusCommand } from './commands/status.ts';
import { addSampleCommand } from './commands/sample.ts';
import { addSpoolCommand } from './commands/spool.ts';
import { addSupportCommand } from './commands/support.ts';
import { addTransfersCommand } from './commands/transfers.ts';
import { addUninstallCommand } from './commands/uninstall.ts';
import { addUnpairCommand } from './commands/unpair.ts';
import type { Terminal } from './terminal.ts';

function exitCodeTable(): string {
  const rows: [number, string][] = [
    [0, 'success'],
    ...Object.entries(EXIT_CODES).map(([code, exit]): [number, string] => [exit, code]),
    [EXIT_DOCTOR_FOUND_FAULT, 'doctor found a step that fails'],
    [EXIT_GAVE_UP, 'run --keep-running gave up'],
  ];
  const lines = rows
    .sort(([a], [b]) => a - b)
    .map(([exit, what]) => `  ${String(exit).padStart(3)}  ${what}`);
  return ['', 'Exit codes:', ...lines].join('\n');
}

/** The whole command line of `tern`. Parsing throws CommanderError, commands throw CodedError. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('tern')
    .description('carries DICOM images from the machines of a clinic to its cloud')
    .version(TERN_VERSION)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: () => undefined,
    })
    .showHelpAfterError(false)
    .helpCommand(true);
  for (const add of [
    addRunCommand,
    addPairCommand,
    addUnpairCommand,
    addStatusCommand,
    addPauseCommand,
    addResumeCommand,
    addTransfersCommand,
    addLedgerCommand,
    addAssociationsCommand,
    addDevicesCommand,
    addCommitmentsCommand,
    addDestinationCommand,
    addEchoCommand,
    addSampleCommand,
    addConfigCommand,
    addCertificateCommand,
    addDoctorCommand,
    addSupportCommand,
    addServiceCommand,
    addUninstallCommand,
    addSpoolCommand,
  ])
    add(program, terminal);
  // Else what follows a command of a command would be read by the first of the two (transfers retry --json).
  program.enablePositionalOptions();
  program.addHelpText('after', exitCodeTable());
  for (const command of program.commands)
    command.addHelpText('after', '\nExit codes: see tern --help.');
  return program;
}
