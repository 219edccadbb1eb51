import { connectControl, type ControlConnection } from '../agent/control/connect-control.ts';
import type { CommonOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

/** Talks to the running agent of the data folder. Throws ControlError agent-not-running. */
export async function withAgent<T>(
  options: CommonOptions,
  use: (agent: ControlConnection) => Promise<T>,
): Promise<T> {
  await using agent = await connectControl(options.data);
  return await use(agent);
}

/** Prints a result: the value itself with --json, words without. */
export function tell(
  terminal: Terminal,
  options: CommonOptions,
  value: unknown,
  words: string,
): void {
  terminal.out(options.json === true ? JSON.stringify(value) : words);
}
