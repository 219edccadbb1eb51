import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { PathState } from './path-process.ts';

const SCRIPT = fileURLToPath(new URL('./path-process.ts', import.meta.url));

/** The process of path-process.ts, and what it says of itself. */
export class PathChild implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  private constructor() {
    this.#child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--expose-gc', SCRIPT],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    if (!this.#child.stdout) throw new Error('no output');
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  static async start(): Promise<PathChild> {
    const child = new PathChild();
    await child.#next();
    return child;
  }

  async state(): Promise<PathState> {
    this.#child.stdin?.write('state\n');
    return JSON.parse(await this.#next()) as PathState;
  }

  async #next(): Promise<string> {
    const line = await this.#lines.next();
    if (line.done === true) throw new Error('the process under test ended');
    return line.value;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null) return;
    this.#child.stdin?.end();
    await once(this.#child, 'exit');
  }
}
