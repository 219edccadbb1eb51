import { ControlError } from '../../agent/control/control-error.ts';
import type { CommandRunner } from './service-manager.ts';

const MAX_SHOWN = 300;

/** What systemctl says where nothing answers: no login session, a container, WSL. */
const NO_MANAGER = /Failed to connect to bus|not been booted with systemd/;

/** systemd is installed, and does not run: not at all, or not for this user. */
export class NoManagerError extends ControlError {
  constructor() {
    super(
      'service-failed',
      'No systemd answers in this session. Log in to the PC itself (not by su or sudo), or let an administrator set up a service of the PC: sudo tern service install --system',
    );
  }
}

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
  if (NO_MANAGER.test(stderr)) throw new NoManagerError();
  const said = stderr.trim().slice(0, MAX_SHOWN);
  throw new ControlError('service-failed', `${program} ${args[0] ?? ''} failed: ${said}`);
}
