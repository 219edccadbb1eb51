import type { Command } from 'commander';
import { doctorWords } from '../../contract/doctor-words.ts';
import type { DoctorStep } from '../../contract/doctor.ts';
import type { Translator } from '../../contract/translator.ts';
import { EXIT_DOCTOR_FOUND_FAULT } from '../../agent/control/exit-codes.ts';
import { dataOption, jsonOption, type CommonOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { tell, withAgent } from '../with-agent.ts';

const RESULTS = ['ok', 'warning', 'failed', 'skipped'] as const satisfies DoctorStep['result'][];

/** `FAILED  The cloud refused the key.` */
function stepLine(step: DoctorStep, words: Translator): string {
  const marks = RESULTS.map((name) => words.t(`terminal.mark.${name}`));
  const width = Math.max(...marks.map(({ length }) => length)) + 1;
  return `${words.t(`terminal.mark.${step.result}`).padEnd(width)}${doctorWords(step, words)}`;
}

/** `tern doctor`: exit code 0 when no step failed. */
export function addDoctorCommand(program: Command, terminal: Terminal): void {
  program
    .command('doctor')
    .description('check each step of the path from the machines to the cloud')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (options: CommonOptions) => {
      const result = await withAgent(options, (agent) => agent.doctor({}));
      const lines = result.steps.map((step) => stepLine(step, terminal.words));
      tell(terminal, options, result, lines.join('\n'));
      if (result.steps.some((step) => step.result === 'failed'))
        process.exitCode = EXIT_DOCTOR_FOUND_FAULT;
    });
}
