import { spawn } from 'node:child_process';
import { EXIT_CODES, EXIT_GAVE_UP } from '../../agent/control/exit-codes.ts';
import type { Clock } from '../../foundation/clock.ts';
import { RestartBudget } from '../../foundation/restart-budget.ts';

/** What another start does not cure. */
const FINAL: ReadonlySet<number | null> = new Set([
  EXIT_CODES['config-invalid'],
  EXIT_CODES['config-unwritable'],
  EXIT_CODES['bad-arguments'],
]);

/**
 * Runs a command and starts it again when it ends, within the time and the number of times of RestartBudget. Resolves
 * with the exit code for this process: 0 after `signal`, else EXIT_GAVE_UP.
 */
export async function keepRunning(
  [program, ...args]: readonly [string, ...string[]],
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<number> {
  const budget = new RestartBudget();
  const isStopping = (): boolean => signal.aborted;
  while (!isStopping()) {
    const exit = await runOnce(program, args, signal);
    if (isStopping()) break;
    const waitMs = FINAL.has(exit) ? null : budget.crashed(clock.monotonicMs());
    if (waitMs === null) return EXIT_GAVE_UP;
    await clock.sleep(waitMs, signal).catch(() => undefined);
  }
  return 0;
}

function runOnce(
  program: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<number | null> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    windowsHide: true,
  });
  const stop = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  return new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', (code) => resolve(code));
  }).finally(() => signal.removeEventListener('abort', stop));
}
