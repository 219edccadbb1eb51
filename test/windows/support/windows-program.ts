import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { until } from '../../fixtures/poll.ts';

/** A Windows program under wine. It writes to files: Node for Windows throws where wine gives it a pipe. */
export class WindowsProgram implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #files: { readonly out: string; readonly err: string };
  /** The exit code, as far as it fits into eight bits; null where it was killed. */
  readonly exited: Promise<number | null>;

  /** `outputs`: a path that is free; `.out` and `.err` are added to it. */
  constructor(
    wine: string,
    args: readonly string[],
    options: { readonly env: NodeJS.ProcessEnv; readonly cwd: string; readonly outputs: string },
  ) {
    this.#files = { out: `${options.outputs}.out`, err: `${options.outputs}.err` };
    const fds = [openSync(this.#files.out, 'w'), openSync(this.#files.err, 'w')] as const;
    const { env, cwd } = options;
    this.#child = spawn(wine, args, { env, cwd, stdio: ['ignore', ...fds] });
    for (const fd of fds) closeSync(fd);
    this.exited = new Promise((resolve) => {
      this.#child.once('error', () => resolve(null));
      this.#child.once('exit', (code) => resolve(code));
    });
  }

  get stdout(): string {
    return readFileSync(this.#files.out, 'utf8');
  }
  get stderr(): string {
    return readFileSync(this.#files.err, 'utf8');
  }
  get hasExited(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Resolves with the first match in the standard output; throws with all output when the program ends. */
  async untilOutput(pattern: RegExp): Promise<RegExpMatchArray> {
    try {
      return await until(`a Windows program to write ${String(pattern)}`, () => {
        const match = pattern.exec(this.stdout);
        if (match === null && this.hasExited) throw new Error('the Windows program ended');
        return match;
      });
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${this.stdout}${this.stderr}`, {
        cause: error,
      });
    }
  }

  /** What wine makes of SIGINT is Ctrl-C. */
  async pressCtrlC(): Promise<number | null> {
    this.#child.kill('SIGINT');
    return await this.exited;
  }
  /** The process is gone in the middle of whatever it does. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.exited;
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}
