import { ControlError } from '../../agent/control/control-error.ts';
import type { CommandRunner } from './service-manager.ts';

const MAX_SHOWN = 300;

/** Runs a program that has to succeed; returns its output. Throws ControlError service-failed with what it said. */
export async function mustRun(
  run: CommandRunner,
  program: string,
  args: readonly string[],
): Promise<string> {
  const { exitCode, stdout, stderr } = await run(program, args);
  if (exitCode === 0) return stdout;
  if (exitCode === null)
    throw new ControlError(
      'service-failed',
      `This system has no ${program}, so Tern cannot be a service here.`,
    );
  const said = stderr.trim().slice(0, MAX_SHOWN);
  throw new ControlError('service-failed', `${program} ${args[0] ?? ''} failed: ${said}`);
}
