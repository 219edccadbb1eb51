import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Commands } from './installer.ts';

/** Programs of the system, without a shell. */
export const systemCommands: Commands = {
  async run(file, args) {
    const child = spawn(file, [...args], { stdio: 'ignore' });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`${file} ended with ${code ?? 'a signal'}`);
  },
  async start(file, args) {
    const child = spawn(file, [...args], { stdio: 'ignore', detached: true });
    await once(child, 'spawn');
    child.unref();
  },
};
